import {parseIsoDate} from "../lib/dates.js";
import {fieldLines, listedIn, numberOf, wordOf, fieldText} from "./fields.js";
import {NAME} from "./reference.js";
import {problemIn, type CellProblem} from "./problem.js";

export const INPUT_KINDS = ["number", "range", "date", "choice", "search"] as const;

/** What a reader sets, as it is written, its value included. */
export interface InputSpec {
  readonly kind: (typeof INPUT_KINDS)[number];
  readonly label: string;
  /** Numbers are numbers; days, choices and searches are texts. */
  readonly value: number | string;
  readonly min: number | null;
  readonly max: number | null;
  readonly step: number | null;
  /** Choices as they are written; none where they come from a cell. */
  readonly options: readonly string[];
  /** Cell whose first column holds the choices; empty for none. */
  readonly from: string;
}

export const INPUT_FIELDS = ["kind", "label", "value", "min", "max", "step", "options", "from"] as const;

/** Reads the text of an input cell; what is wrong comes with it. */
export function parseInput(body: string): {readonly input: InputSpec; readonly problems: readonly CellProblem[]} {
  const lines = fieldLines(body, INPUT_FIELDS);
  const problems = [...lines.problems];
  const field = (key: (typeof INPUT_FIELDS)[number]) => lines.fields.get(key);
  const kind = wordOf(field("kind"), INPUT_KINDS, problems) ?? "search";
  const options = listedIn(field("options"));
  const isNumber = kind === "number" || kind === "range";
  const min = numberOf(field("min"), problems) ?? (kind === "range" ? 0 : null);
  const max = numberOf(field("max"), problems) ?? (kind === "range" ? 100 : null);
  const value = isNumber ? (numberOf(field("value"), problems) ?? min ?? 0) : fieldText(field("value"));
  const input: InputSpec = {
    kind,
    label: fieldText(field("label")),
    value: kind === "choice" && value === "" ? (options[0] ?? "") : value,
    min,
    max,
    step: numberOf(field("step"), problems),
    options,
    from: fieldText(field("from"))
  };
  const wrong = (key: (typeof INPUT_FIELDS)[number], en: string, zh: string) => {
    problems.push(problemIn(field(key)?.line ?? 1, field(key)?.column ?? 1, en, zh));
  };
  if (!field("kind"))
    wrong(
      "kind",
      `kind: nothing; expected one of ${INPUT_KINDS.join(", ")}`,
      `kind：缺少；应为 ${INPUT_KINDS.join("、")} 之一`
    );
  if (kind === "date" && parseIsoDate(String(value)) === null)
    wrong(
      "value",
      `value: ${value || "nothing"}; expected a day such as 2026-02-16`,
      `value：${value || "空"}；应为日期，如 2026-02-16`
    );
  if (min !== null && max !== null && min > max)
    wrong(
      "max",
      `max: ${max} lies below min ${min}; expected at least that`,
      `max：${max} 小于 min ${min}；应不小于它`
    );
  if (typeof value === "number" && ((min !== null && value < min) || (max !== null && value > max)))
    wrong(
      "value",
      `value: ${value}; expected ${min ?? "…"} to ${max ?? "…"}`,
      `value：${value}；应在 ${min ?? "…"} 至 ${max ?? "…"} 之间`
    );
  if (kind === "choice" && options.length === 0 && field("from") === undefined)
    wrong(
      "options",
      "options: nothing to choose; expected “options: CN, US” or “from: name of a cell”",
      "options：没有可选项；应为“options: CN, US”或“from: 单元名称”"
    );
  if (input.from !== "" && !new RegExp(`^${NAME}$`).test(input.from))
    wrong("from", `from: ${input.from}; expected the name of a cell`, `from：${input.from}；应为单元名称`);
  return {input, problems};
}

/** The text of an input cell with another value in it. */
export function withValue(body: string, value: number | string): string {
  const written =
    typeof value === "number"
      ? String(value)
      : /^\s|\s$|^$|^"/.test(value)
        ? `"${value.replaceAll('"', '""')}"`
        : value;
  const line = `value: ${written.replace(/[\r\n]+/g, " ")}`;
  if (/^[ \t]*value[ \t]*:/m.test(body)) return body.replace(/^[ \t]*value[ \t]*:[^\r\n]*/m, () => line);
  return `${body.replace(/(?<!\n)$/, body === "" ? "" : "\n")}${line}\n`;
}
