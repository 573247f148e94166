import {parseUnit} from "../model/unit/parse.js";
import {formatUnit} from "../model/unit/format.js";
import {sameMeasure} from "../model/unit/unit.js";
import type {CapitalEvent, CompanyData, CompanyFact, OldPrice} from "./facts.js";

/** What is wanted: basis and period are part of it, so that nothing of another basis can stand in. */
export interface Ask {
  readonly metric: string;
  readonly basis: string;
  /** Another entity than the model's own, such as USDCNY or US. */
  readonly entity?: string;
  /** Last day of the period, or the day of a balance or price; the latest on record without it. */
  readonly on?: string;
  /** Length of the period; 0, a balance or price, unless told. */
  readonly months?: number;
}

/** The facts of one company, and of the markets it is valued in. */
export interface CompanyReader {
  /** The one fact asked for, or null where none is on record. Throws when two that differ would answer. */
  readonly find: (ask: Ask) => CompanyFact | null;
  /** Figures on record of an entity, by what they are; those of every entity without one. */
  readonly known: (entity?: string) => readonly Pick<CompanyFact, "entity" | "metric" | "basis" | "months">[];
  /** The price asked for, where it is on record and was left out for its age. */
  readonly old: (ask: Ask) => OldPrice | null;
  /** As a message names it: "net_cash of 0700.HK, ifrs, 2026-06-30". */
  readonly describe: (ask: Ask) => string;
}

/** The record by what its facts are, and the first fact of each kind, also by entity. */
interface Index {
  readonly events: CompanyData["events"];
  readonly byKey: ReadonlyMap<string, readonly CompanyFact[]>;
  readonly kinds: readonly CompanyFact[];
  readonly kindsOf: ReadonlyMap<string, readonly CompanyFact[]>;
}

/** One record serves every document, and each version of one as it is typed. */
const indexes = new WeakMap<CompanyData["facts"], Index>();

function indexOf({facts, events}: CompanyData): Index {
  const known = indexes.get(facts);
  if (known?.events === events) return known;
  const byKey = groupedBy([...facts, ...events.flatMap(eventFacts)], (fact) =>
    keyOf(fact.entity, fact.metric, fact.basis, fact.months)
  );
  const kinds = [...byKey.values()].flatMap((found) => found.slice(0, 1));
  const index = {events, byKey, kinds, kindsOf: groupedBy(kinds, ({entity}) => entity)};
  indexes.set(facts, index);
  return index;
}

function groupedBy(facts: readonly CompanyFact[], keyFor: (fact: CompanyFact) => string): Map<string, CompanyFact[]> {
  const groups = new Map<string, CompanyFact[]>();
  for (const fact of facts) {
    const group = groups.get(keyFor(fact));
    if (group) group.push(fact);
    else groups.set(keyFor(fact), [fact]);
  }
  return groups;
}

export function companyReader(data: CompanyData, entity: string): CompanyReader {
  const {byKey, kinds, kindsOf} = indexOf(data);
  const old = ({entity: of = entity, metric, basis, on}: Ask) =>
    data.oldPrices?.find(
      (price) =>
        price.entity === of && price.metric === metric && price.basis === basis && (on === undefined || price.on === on)
    ) ?? null;
  const describe = (ask: Ask) => {
    const {entity: of = entity, metric, basis, on, months = 0} = ask;
    const price = old(ask);
    const age = price && `, left out, for it is of ${price.on} and older than ${price.since}`;
    return `${metric} of ${of}, ${basis}, ${months ? `${months} months to ` : ""}${on ?? "latest"}${age ?? ""}`;
  };
  return {
    old,
    describe,
    known: (of) => (of === undefined ? kinds : (kindsOf.get(of) ?? [])),
    find: (ask) => {
      const known = byKey.get(keyOf(ask.entity ?? entity, ask.metric, ask.basis, ask.months ?? 0)) ?? [];
      const day =
        ask.on ??
        known
          .map((f) => f.period_end)
          .sort()
          .at(-1);
      const found = known.filter((f) => f.period_end === day);
      const [first] = found;
      if (first && found.some((f) => f.value !== first.value || f.unit !== first.unit))
        throw new Error(
          `${describe(ask)}: ${found.map((f) => `${f.value} ${f.unit} (${f.source})`).join(" and ")}; expected one value`
        );
      return first ?? null;
    }
  };
}

/** The numbers of a capital event as facts of its day: placing_shares, placing_price, placing_amount. */
function eventFacts(event: CapitalEvent): CompanyFact[] {
  const {entity, date, kind, shares, price, amount, amount_basis, currency, status, document, source_date} = event;
  const {note, source} = event;
  const period = {period_start: null, period_end: date, months: 0, company_label: null};
  const fact = (what: string, basis: string, value: number | null, unit: string): CompanyFact[] =>
    value === null
      ? []
      : [
          {
            entity,
            metric: `${kind}_${what}`,
            basis,
            ...period,
            value,
            unit,
            status,
            document,
            source_date,
            note,
            source
          }
        ];
  return [
    ...fact("shares", "event", shares, "shares"),
    ...fact("price", "event", price, `${currency} per share`),
    ...fact("amount", amount_basis ?? "event", amount, currency)
  ];
}

function keyOf(...parts: readonly (string | number)[]): string {
  return parts.join("|");
}

/** A fact's number in another scale of its own unit. Throws where the unit is another, such as a second currency. */
export function valueIn(fact: CompanyFact, unit: string): number {
  const [from, to] = [parseUnit(fact.unit), parseUnit(unit)];
  if (!sameMeasure(from, to))
    throw new Error(
      `${fact.metric} of ${fact.entity} is in ${formatUnit(from)}; expected ${formatUnit(to)}: convert it in a formula`
    );
  const tens = from.tens - to.tens;
  return tens < 0 ? fact.value / 10 ** -tens : fact.value * 10 ** tens;
}

/** The value of a figure; null where none is on record, or where two that differ would answer. */
export function recordedValue(reader: CompanyReader, ask: Ask): number | null {
  try {
    return reader.find(ask)?.value ?? null;
  } catch {
    return null;
  }
}
