import {calls, nameKey} from "../lib/called.js";
import type {CompanyModel} from "../companies/company.js";
import {parseIsoDate, type IsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import {calendar} from "../model/calendar/calendar.js";
import {parseUnit} from "../model/unit/parse.js";
import {parseEntry} from "../workspace/entry.js";
import type {Estimate} from "./estimates.js";

/** A row of a paste or file that says nothing here, and why. */
export interface UnreadRow {
  readonly row: number;
  readonly cells: string;
  readonly problem: Text;
}

const HEADS: Readonly<Record<string, readonly string[]>> = {
  entity: ["company", "ticker", "entity", "公司", "代码"],
  line: ["line", "item", "metric", "科目", "指标"],
  period: ["period", "期间", "财年"],
  value: ["value", "estimate", "consensus", "数值", "预测"],
  day: ["day", "date", "as of", "日期"],
  source: ["source", "from", "broker", "来源", "机构"]
};

const ORDER = ["entity", "line", "period", "value", "day", "source"] as const;

type Column = (typeof ORDER)[number];

/**
 * Estimates of rows as copied from a spreadsheet: company, line, period, value, then day and source where they are told; in any
 * order under heads that say which is which. A company goes by ticker or name, a line by its name or title, a period by its label.
 */
export function readEstimates(
  rows: readonly (readonly string[])[],
  companies: readonly CompanyModel[],
  today: IsoDate
): {readonly estimates: readonly Estimate[]; readonly unread: readonly UnreadRow[]} {
  const columns = headOf(rows[0] ?? []);
  const estimates: Estimate[] = [];
  const unread: UnreadRow[] = [];
  for (const [i, cells] of rows.entries()) {
    if ((i === 0 && columns) || cells.every((cell) => cell.trim() === "")) continue;
    const told = (column: Column) => (cells[columns ? columns.indexOf(column) : ORDER.indexOf(column)] ?? "").trim();
    const read = estimateOf(told, companies, today);
    if ("problem" in read) unread.push({row: i + 1, cells: cells.join(" · "), problem: read.problem});
    else estimates.push(read);
  }
  return {estimates, unread};
}

/** Which column each cell of a first row heads; null where it is no row of heads. */
function headOf(cells: readonly string[]): readonly (Column | null)[] | null {
  const named = cells.map((cell) => ORDER.find((column) => HEADS[column]?.includes(cell.trim().toLowerCase())) ?? null);
  return named.includes("value") && named.includes("line") ? named : null;
}

function estimateOf(
  told: (column: Column) => string,
  companies: readonly CompanyModel[],
  today: IsoDate
): Estimate | {readonly problem: Text} {
  const company = companies.find(({entity, title}) => calls(told("entity"), {entity, names: Object.values(title)}));
  if (!company)
    return problem(
      told("entity"),
      "a company with a model",
      "有模型的公司",
      companies.map(({entity}) => entity)
    );
  const worked = company.sheet.lines.flatMap((l) => (l.type === "formula" && l.kind !== undefined ? [l] : []));
  const line = worked.find(({name}) =>
    [name, ...Object.values(company.words[name]?.title ?? {})].some((n) => nameKey(n) === nameKey(told("line")))
  );
  if (!line)
    return problem(
      told("line"),
      "a line that the model works out by period",
      "模型按期推算的行",
      worked.map(({name}) => name)
    );
  const labels = calendar(company.sheet.calendar).periods.map(({label}) => label);
  const period = labels.find((label) => nameKey(label) === nameKey(told("period")));
  if (period === undefined)
    return problem(told("period"), "a period of the model", "模型的期间", [labels[0] ?? "", labels.at(-1) ?? ""]);
  const value = parseEntry(told("value"), {
    percent: line.readAs === "percent",
    unit: parseUnit(line.unit, company.sheet.counts),
    scaled: true
  });
  if (!value.ok)
    return {problem: {en: `“${told("value")}”: ${value.problem.en}`, zh: `“${told("value")}”：${value.problem.zh}`}};
  const day = told("day");
  if (day !== "" && parseIsoDate(day) === null)
    return problem(day, "a day such as 2026-11-20", "形如 2026-11-20 的日期", []);
  return {
    entity: company.entity,
    line: line.name,
    period,
    value: value.value,
    day: day || today,
    source: told("source") || "pasted",
    isRecorded: false
  };
}

function problem(found: string, en: string, zh: string, such: readonly string[]): {readonly problem: Text} {
  const names = [...new Set(such)].slice(0, 6);
  return {
    problem: {
      en: `“${found}”; expected ${en}${names.length > 0 ? `: ${names.join(", ")}` : ""}`,
      zh: `“${found}”；应为${zh}${names.length > 0 ? `：${names.join("、")}` : ""}`
    }
  };
}
