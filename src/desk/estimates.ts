import type {CompanyModel} from "../companies/company.js";
import {isCurrentEstimate} from "../coverage/estimate-age.js";
import type {IsoDate} from "../lib/dates.js";
import {grouped} from "../lib/grouped.js";
import type {Text} from "../lib/language.js";
import {evaluate, outcome} from "../model/calculate/evaluate.js";
import {compile} from "../model/compile.js";
import type {LineSpec} from "../model/sheet/line.js";
import type {SheetSpec} from "../model/sheet/sheet.js";
import type {Target} from "./target.js";

/** What somebody expects of a target on a day, in the line's unit. */
export interface Estimate extends Target {
  readonly value: number;
  readonly day: IsoDate;
  /** Who says so: a house, a vendor, a document. */
  readonly source: string;
  /** Whether it is on record; a reader's own is kept in the browser. */
  readonly isRecorded: boolean;
}

/** Estimates that a company's model has on record. */
export function recordedEstimates({entity, consensus}: CompanyModel): Estimate[] {
  return consensus.flatMap(({line, period, value, fact}) =>
    period === undefined
      ? []
      : [{entity, line, period, value, day: fact.source_date, source: fact.document, isRecorded: true}]
  );
}

/** A number of ours beside what others expect of it. */
export interface ComparedTarget extends Target {
  readonly title: Text;
  readonly unit: string;
  /** Null where the model has no number there. */
  readonly ours: number | null;
  /** Mean of the last estimate of each source: of those within its age where there are any, else of all. */
  readonly consensus: number;
  /** Whether it is of estimates within their age; one that is not is shown and held against nothing. */
  readonly isCurrent: boolean;
  readonly low: number;
  readonly high: number;
  readonly sources: readonly Estimate[];
  /** Mean change of sources that gave an earlier estimate as well, with the first of their days; null where none did. */
  readonly revised: {readonly by: number; readonly since: IsoDate} | null;
}

/** Ours against the last estimate of each source as of a day, by line and period. */
export function comparedTargets(
  company: CompanyModel,
  estimates: readonly Estimate[],
  asOf: IsoDate
): ComparedTarget[] {
  const model = compile(company.sheet);
  const evaluation = model.ok ? evaluate(model.value) : null;
  const groups = grouped(
    estimates.filter(({entity}) => entity === company.entity),
    ({line, period}) => `${line}@${period}`
  );
  return groups.flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const {entity, line, period} = first;
    const bySource = grouped(group, ({source}) => source).map((own) =>
      [...own].sort((a, b) => (a.day < b.day ? -1 : 1))
    );
    const last = bySource.flatMap((own) => own.at(-1) ?? []);
    const current = last.filter(({day}) => isCurrentEstimate(day, asOf));
    const sources = current.length > 0 ? current : last;
    const values = sources.map(({value}) => value);
    const found = evaluation && outcome(evaluation, line, period);
    const spec = company.sheet.lines.find(({name}) => name === line);
    return [
      {
        entity,
        line,
        period,
        title: company.words[line]?.title ?? {en: line, zh: line},
        unit: spec && "unit" in spec ? spec.unit : "",
        ours: found?.ok ? found.value : null,
        consensus: values.reduce((sum, v) => sum + v, 0) / values.length,
        isCurrent: current.length > 0,
        low: Math.min(...values),
        high: Math.max(...values),
        sources,
        revised: revisionOf(bySource)
      }
    ];
  });
}

function revisionOf(bySource: readonly (readonly Estimate[])[]): ComparedTarget["revised"] {
  const moved = bySource.flatMap((own) => {
    const [from, to] = [own[0], own.at(-1)];
    return from && to && from.day < to.day && from.value !== 0
      ? [{by: to.value / from.value - 1, since: from.day}]
      : [];
  });
  const since = moved.map((m) => m.since).sort()[0];
  return since === undefined ? null : {by: moved.reduce((sum, m) => sum + m.by, 0) / moved.length, since};
}

/** A number that somebody expects in a cell of a model. */
export type ExpectedCell = Pick<Target, "line" | "period"> & {readonly value: number};

/** A company's value per share with cells set to what somebody expects of them; null where the sheet then has none. */
export function valueAt({sheet, headline}: CompanyModel, cells: readonly ExpectedCell[]): number | null {
  const model = compile(withCells(sheet, cells));
  const found = model.ok ? outcome(evaluate(model.value), headline.value) : null;
  return found?.ok ? found.value : null;
}

/** What a company's value per share gains where one of its lines comes one per cent above our number; null where it does not say. */
export function valueOfPercent(
  company: CompanyModel,
  {line, period}: Pick<Target, "line" | "period">,
  ours: number
): number | null {
  const [base, moved] = [valueAt(company, []), valueAt(company, [{line, period, value: ours * 1.01}])];
  return base === null || moved === null ? null : moved - base;
}

/** A sheet with numbers in place of some cells of its formulas. */
function withCells(sheet: SheetSpec, cells: readonly ExpectedCell[]): SheetSpec {
  const lines = sheet.lines.map((line): LineSpec => {
    const own = cells.filter((cell) => cell.line === line.name);
    if (line.type !== "formula" || own.length === 0) return line;
    return {
      ...line,
      overrides: {...line.overrides, ...Object.fromEntries(own.map(({period, value}) => [period, value]))}
    };
  });
  return {...sheet, lines};
}
