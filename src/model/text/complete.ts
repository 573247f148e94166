import {reference} from "../functions/reference.js";
import {SYNONYMS} from "../functions/synonyms.js";
import {DEFINERS} from "./definition.js";
import {BELOW_LINE} from "./line.js";
import {STATEMENT_WORDS} from "./parse.js";

/** One way to go on with a text. */
export interface Completion {
  readonly label: string;
  /** What it is, for a reader: the title of a line, the call of a function. */
  readonly detail: string;
  readonly type: "line" | "function" | "unit" | "word";
  /** What is put in, where that is not the label. */
  readonly apply?: string;
  /** Below 0: after the others. */
  readonly boost?: number;
}

/** What a document may name. */
export interface Known {
  readonly lines: readonly {readonly name: string; readonly title: string}[];
  readonly units: readonly string[];
}

/** Ways to go on at the end of a line's text before the cursor, and from which character of it on; null for none. */
export function completions(
  before: string,
  {lines, units}: Known
): {readonly from: number; readonly options: readonly Completion[]} | null {
  const word = /[A-Za-z_][\w.-]*$|%$/.exec(before)?.[0] ?? "";
  const from = before.length - word.length;
  const named = lines.map(({name, title}): Completion => ({label: name, detail: title, type: "line"}));
  const words = (all: readonly string[]) => all.map((label): Completion => ({label, detail: "", type: "word"}));
  // Comments and texts in a reader's language are theirs.
  if (/(?:^|\s)\/\//.test(before) || /^\s+(?:because|note|source)\s|\sbecause\s|\s\|\s/.test(before)) return null;
  if (/^\S*$/.test(before)) return {from, options: words(STATEMENT_WORDS)};
  // A query has names of its own.
  if (/(?:^|\s)=\s+sql\s/.test(before)) return null;
  if (/(?:^|\s)=\s+\w*$/.test(before)) return {from, options: [...named, ...FORMULA_WORDS, ...words(["sql"])]};
  if (/(?:^|\s)(?:=|check)\s/.test(before)) return {from, options: [...named, ...FORMULA_WORDS]};
  if (/^\s+\S*$/.test(before)) return {from, options: [...words(BELOW_LINE), ...named]};
  if (/^(?:headline|method|reverse|ties|consensus|untied|no|driven)\s/.test(before)) return {from, options: named};
  if (/^\s*[a-z]\w*\s+\S*$/.test(before)) {
    const measured = units.map((label): Completion => ({label, detail: "", type: "unit"}));
    return {from, options: [...measured, ...words(DEFINERS.slice(1))]};
  }
  if (/\s(?:input|stated|fact|market|usage|table)\s/.test(before)) return null;
  return {from, options: words([...TRAIT_WORDS, ...DEFINERS.slice(1)])};
}

const TRAIT_WORDS = [
  "flow",
  "stock",
  "rate",
  "ratio",
  "average",
  "end",
  "spot",
  "positive",
  "negative",
  "partial",
  "plug"
];

const FORMULA_WORDS: readonly Completion[] = [
  ...reference()
    .filter(({kind}) => kind !== "operator")
    .map(({name, signature}): Completion => ({
      label: name,
      detail: signature === name ? "" : signature,
      type: "function"
    })),
  // What others call them leads to how it is written here.
  ...[...SYNONYMS.values()].map(({name, here}): Completion => ({
    label: name,
    detail: `→ ${here}`,
    type: "function",
    apply: here,
    boost: -1
  }))
];
