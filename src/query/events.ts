import {addDays, type IsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";

export const EVENT_KINDS = [
  "release",
  "first_week",
  "price_cut",
  "price_rise",
  "router_cheaper",
  "router_dearer",
  "results",
  "placing",
  "convertible",
  "ipo",
  "repurchase",
  "note_evidence"
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/** A dated event with its source. */
export interface DatedEvent {
  readonly date: IsoDate;
  readonly kind: EventKind;
  readonly title: Text;
  readonly lab: string | null;
  readonly entity: string | null;
  readonly model: string | null;
  /** Input list price before and after, US dollars per million tokens; null for other kinds. */
  readonly was: number | null;
  readonly now: number | null;
  /** Day from which the price before a change was on record, or end of the period of results. */
  readonly since: IsoDate | null;
  /** Who listed a price; null for other kinds. */
  readonly host: string | null;
  readonly citation: string;
}

/** What a risk is read from: a number, when it is of, and what it was before. */
export interface RiskReading {
  readonly risk: "price_war" | "regulation" | "weak_results" | "demand";
  readonly subject: Text;
  readonly value: number;
  readonly unit: "count" | "share" | "growth";
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly citation: string;
}

/** A company that an event is of, with the labs it owns: none where tokens say nothing of it. */
export interface OwnedLabs {
  readonly entity: string;
  readonly name: Text;
  readonly labs: readonly string[];
}

export interface EventData {
  readonly knownOn: IsoDate | null;
  readonly owned: readonly OwnedLabs[];
  readonly events: readonly DatedEvent[];
  readonly readings: readonly RiskReading[];
}

/** A series before and after a day: means over whole weeks, with how many there were. */
export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
  readonly weeksBefore: number;
  readonly weeksAfter: number;
  /** Change of the mean, as a fraction of what it was; null where it was nothing. */
  readonly change: number | null;
}

/**
 * Means of the weeks that ended before a day and of those that began on it or after, within `weeks` of it; the week the
 * day falls into is in neither. Null where either side holds no published week.
 */
export function beforeAfter(
  points: readonly {readonly week: IsoDate; readonly value: number}[],
  date: IsoDate,
  weeks: number
): BeforeAfter | null {
  const first = addDays(date, -7 * weeks - 6);
  const last = addDays(date, 7 * weeks);
  const before = points.filter((p) => p.week >= first && addDays(p.week, 6) < date);
  const after = points.filter((p) => p.week >= date && p.week < last);
  if (!before.length || !after.length) return null;
  const mean = (side: typeof points) => side.reduce((sum, p) => sum + p.value, 0) / side.length;
  const [was, now] = [mean(before), mean(after)];
  return {
    before: was,
    after: now,
    weeksBefore: before.length,
    weeksAfter: after.length,
    change: was === 0 ? null : now / was - 1
  };
}

/** What a figure may mark: nothing, or events of one sort. */
export const MARKS = ["none", "models", "prices", "router", "companies", "note"] as const;

export type Mark = (typeof MARKS)[number];

const KINDS: Readonly<Record<Mark, readonly EventKind[]>> = {
  none: [],
  models: ["release", "first_week"],
  prices: ["price_cut", "price_rise"],
  router: ["router_cheaper", "router_dearer"],
  companies: ["results", "placing", "convertible", "ipo", "repurchase"],
  note: ["note_evidence"]
};

export function markedEvents({events}: Pick<EventData, "events">, mark: Mark): readonly DatedEvent[] {
  return events.filter((e) => KINDS[mark].includes(e.kind));
}

/** Key by which an address names an event. */
export function eventKey({date, kind, model, entity}: DatedEvent): string {
  return [date, kind, model ?? entity ?? ""].join("~");
}

/** Two days some weeks before and after an event, the second no later than the last the data is of. */
export function daysAround(
  date: IsoDate,
  weeks: number,
  asOf: IsoDate
): {readonly from: IsoDate; readonly to: IsoDate} {
  const after = addDays(date, 7 * weeks);
  return {from: addDays(date, -7 * weeks), to: after < asOf ? after : asOf};
}
