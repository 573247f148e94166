import type {NewLine} from "./edit-lines.js";
import type {WrittenText} from "./node.js";
import {DEFINERS} from "./definition.js";
import {numberProblem, numbersOfLine} from "./number-problems.js";
import {parseModel} from "./parse.js";
import {printWritten} from "./words.js";

/** What a reader types for a new line, field by field. */
export interface TypedLine {
  readonly name: string;
  /** `English | 中文`, or one of them. */
  readonly title: string;
  readonly unit: string;
  /** A kind, or "" for one value. */
  readonly kind: string;
  /** A formula after =, numbers, or what a document writes: fact …, market …. */
  readonly worth: string;
  readonly reason: string;
}

/** A line as a document writes it from what was typed, or what is wrong with that. */
export function typedLine(
  {name, title, unit, kind, worth, reason}: TypedLine,
  counts: readonly string[]
): NewLine | {readonly problem: string} {
  if (worth === "") return {problem: "no value; expected a number such as 27% or 1,234.5, or = and a formula"};
  const head = counts.length > 0 ? [`counts ${counts.join(", ")}`] : [];
  const written = [
    ...head,
    `line ${name}  ${unit} ${kind}  ${definitionOf(worth, kind)}`,
    `  ${printWritten(typedWords(title === "" ? name.replaceAll("_", " ") : title), () => true)}`,
    ...(reason === "" ? [] : [`  because ${printWritten(typedWords(reason), () => true)}`])
  ];
  const {document, problems} = parseModel(written.join("\n"));
  const line = document.statements.at(-1);
  if (problems[0] || line?.type !== "line") return {problem: problems[0]?.message ?? worth};
  const [wrong] = numbersOfLine(line).flatMap((each) => numberProblem(each.number, each.unit) ?? []);
  return wrong === undefined ? line : {problem: wrong};
}

function definitionOf(worth: string, kind: string): string {
  const text = worth.replace(/^＝/, "=");
  if (text.startsWith("=")) return `= ${text.slice(1).trim()}`;
  if (DEFINERS.some((word) => text.startsWith(`${word} `))) return text;
  // One number of a series that does not add up is that number in every period.
  const isOne = kind !== "" && kind !== "flow" && !text.includes(",") && !text.includes("thereafter");
  return `input ${text}${isOne ? " thereafter" : ""}`;
}

/** Words typed in one field: in both languages where a | stands between them. */
export function typedWords(text: string): WrittenText {
  const [en = "", zh] = text.split(/\s*\|\s*/);
  return {en: en.trim(), zh: zh === undefined || zh.trim() === "" ? null : zh.trim()};
}

/** A name for a line, or a case, by what it is called in Latin letters, free among those taken. */
export function nameFor(title: string, taken: ReadonlySet<string>, otherwise = "line"): string {
  const plain = title
    .split("|")[0]
    ?.normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[_\d]+|_+$/g, "")
    .slice(0, 60);
  const base = plain === undefined || plain === "" ? otherwise : plain;
  const names = [base, ...Array.from(taken, (_, i) => `${base}_${i + 2}`)];
  const [free = base] = names.filter((name) => !taken.has(name));
  return free;
}
