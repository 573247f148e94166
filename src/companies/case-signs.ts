import {addDays, monthsBetween, type IsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import type {CaseIndicator, CaseTrigger, FactName, SaidOrWhyNot, StatementOf} from "../model/text/node.js";
import type {CompanyData, LabWeek} from "./facts.js";
import {inBothLanguages} from "./text.js";

/** What begins a case, what of the ledger would show it, and how that reads; or why either cannot be told. */
export interface CaseSigns {
  readonly trigger: {readonly said: CaseTrigger} | {readonly whyNot: Text} | null;
  readonly indicator: {readonly said: IndicatorReading} | {readonly whyNot: Text} | null;
}

/** Reported figures of one metric, basis and length; no months for what is of a day. */
export interface ReportedSeries {
  readonly metric: string;
  readonly basis: string;
  readonly months: number;
}

/** The last change of a series on record, held against the level beyond which a case would be seen. */
export interface IndicatorReading {
  readonly measure: "tokens" | "price" | "figure";
  /** Labs of a weekly series; none for all of them. */
  readonly labs: readonly string[];
  /** What a reported figure is; null for a weekly series. */
  readonly figure: ReportedSeries | null;
  readonly test: "above" | "below";
  /** As a fraction. */
  readonly level: number;
  /** As a fraction, between the last days of both periods; null where the record has not both. */
  readonly change: {readonly value: number; readonly from: IsoDate; readonly to: IsoDate} | null;
}

/** Whether what is on record reads as a case would; null where it says nothing. */
export function isSeen({test, level, change}: IndicatorReading): boolean | null {
  if (!change) return null;
  return test === "above" ? change.value > level : change.value < level;
}

/** Days between the weeks that are held against each other. */
const APART = 28;

export function caseSigns(
  {trigger, indicator}: Pick<StatementOf<"case">, "trigger" | "indicator">,
  company: string,
  data: CompanyData
): CaseSigns {
  return {
    trigger: told(trigger, (said) => said),
    indicator: told(indicator, (said) => readingOf(said, company, data))
  };
}

function told<T, S>(sign: SaidOrWhyNot<T> | null, read: (said: T) => S): {said: S} | {whyNot: Text} | null {
  if (!sign) return null;
  return "said" in sign ? {said: read(sign.said)} : {whyNot: inBothLanguages(sign.whyNot)};
}

function readingOf({series, test, level}: CaseIndicator, company: string, data: CompanyData): IndicatorReading {
  const held = {test, level: level.value};
  if (series.type === "fact") {
    const {metric, basis, months} = series.fact;
    return {
      measure: "figure",
      labs: [],
      figure: {metric, basis, months},
      ...held,
      change: changeOfFigure(series.fact, company, data)
    };
  }
  return {measure: series.type, labs: series.labs, figure: null, ...held, change: changeOfWeeks(series, data)};
}

/** The last reported figure against that of the year before. */
function changeOfFigure(
  {metric, basis, months, entity}: FactName,
  company: string,
  {facts}: CompanyData
): IndicatorReading["change"] {
  const known = facts
    .filter(
      (f) =>
        f.entity === (entity ?? company) &&
        f.metric === metric &&
        f.basis === basis &&
        f.months === months &&
        (f.status === "reported" || f.status === "derived")
    )
    .sort((a, b) => (a.period_end < b.period_end ? 1 : -1));
  for (const now of known) {
    const was = known.find((f) => monthsBetween(addDays(f.period_end, 1), addDays(now.period_end, 1)) === 12);
    if (was && was.value > 0) return {value: now.value / was.value - 1, from: was.period_end, to: now.period_end};
  }
  return null;
}

/** The last week on record with the week four weeks before it also on record; prices of weeks with list prices. */
function changeOfWeeks(
  {type, labs}: Extract<CaseIndicator["series"], {labs: unknown}>,
  {weeks}: CompanyData
): IndicatorReading["change"] {
  const own = new Map<IsoDate, LabWeek[]>();
  for (const week of weeks)
    if (labs.length === 0 || labs.includes(week.lab))
      own.set(week.week_start, [...(own.get(week.week_start) ?? []), week]);
  const worth = (day: IsoDate): number | null => {
    const rows = own.get(day);
    if (!rows) return null;
    const sum = (of: (w: LabWeek) => number) => rows.reduce((total, w) => total + of(w), 0);
    const [value, per] =
      type === "tokens"
        ? [sum((w) => w.tokens - w.free_tokens), 1]
        : [sum((w) => w.usd_if_all_input), sum((w) => w.priced_tokens)];
    return value > 0 && per > 0 ? value / per : null;
  };
  for (const to of [...own.keys()].sort().reverse()) {
    const from = addDays(to, -APART);
    const [now, was] = [worth(to), worth(from)];
    if (now !== null && was !== null) return {value: now / was - 1, from: addDays(from, 6), to: addDays(to, 6)};
  }
  return null;
}

/** The last event of its kind on record of a lab or a company, or of neither. */
export interface LastEvent {
  readonly date: IsoDate;
  readonly kind: string;
  readonly title: Text;
  readonly lab: string | null;
  readonly entity: string | null;
}

/** The last event on record that a case begins with; a first week on record stands for a release without a day. */
export function lastTrigger(
  {kind, labs}: CaseTrigger,
  company: string,
  events: readonly LastEvent[]
): LastEvent | null {
  const kinds: readonly string[] = kind === "release" ? ["release", "first_week"] : [kind];
  const found = events.filter(
    (event) =>
      kinds.includes(event.kind) &&
      (labs.length > 0
        ? event.lab !== null && labs.includes(event.lab)
        : event.entity === null || event.entity === company)
  );
  return found.reduce<LastEvent | null>((last, event) => (last && last.date >= event.date ? last : event), null);
}
