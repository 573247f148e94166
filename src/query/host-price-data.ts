import type {IsoDate} from "../lib/dates.js";
import type {Origin} from "../lib/origins.js";
import type {EventKind} from "./events.js";

/** What hosts other than the router list for a model on the last day of a month, US dollars per million tokens of output. */
export interface HostSpreadMonth {
  readonly day: IsoDate;
  readonly model: string;
  readonly name: string;
  readonly lab: string;
  readonly origin: Origin;
  /** Tokens of the last week that began by the day; null where it was not counted by name then. */
  readonly tokens: number | null;
  readonly hosts: number;
  /** At the maker's own host; null where it lists none. */
  readonly maker: number | null;
  /** At the hosts that are not the maker's. */
  readonly lowest: number;
  readonly median: number;
  readonly highest: number;
}

/** A change of a list price as an event of the record. */
export interface ListPriceEvent {
  readonly day: IsoDate;
  readonly kind: Extract<EventKind, "price_cut" | "price_rise" | "router_cheaper" | "router_dearer">;
  readonly model: string;
  readonly name: string;
  readonly host: string;
  readonly wasInput: number;
  readonly nowInput: number;
  readonly wasOutput: number;
  readonly nowOutput: number;
}

/** A week's tokens by who lists their models beside the router, by origin of the lab. */
export interface HostedWeek {
  readonly week: IsoDate;
  readonly origin: Origin;
  readonly tokens: number;
  readonly makerOnly: number;
  readonly makerAndOthers: number;
  readonly othersOnly: number;
  readonly none: number;
}

/** Shares of a week's tokens that have a list price on record. */
export interface PricedWeek {
  readonly week: IsoDate;
  readonly snapshots: number;
  readonly router: number;
  readonly anyHost: number;
}

/** Prices by host and day, for the page on what tokens come to; built by `src/data/host-prices.json.ts`. */
export interface HostPriceData {
  readonly knownOn: IsoDate | null;
  /** Last day of the dated record; null where none is on record. */
  readonly lastKnownOn: IsoDate | null;
  readonly citation: string;
  readonly spreads: readonly HostSpreadMonth[];
  readonly events: readonly ListPriceEvent[];
  readonly hosted: readonly HostedWeek[];
  readonly priced: readonly PricedWeek[];
}

/** Last days of months on record, latest first. */
export function spreadDays({spreads}: Pick<HostPriceData, "spreads">): IsoDate[] {
  return [...new Set(spreads.map(({day}) => day))].sort().reverse();
}

/** Models that their maker lists on a day beside others, and how many of them another host lists for less. */
export function undercut(
  spreads: readonly HostSpreadMonth[],
  day: IsoDate
): {readonly models: number; readonly cheaper: number} {
  const own = spreads.filter((row) => row.day === day && row.maker !== null);
  return {models: own.length, cheaper: own.filter(({maker, lowest}) => maker !== null && lowest < maker).length};
}

/** A week by who lists its tokens' models, over every origin or one; weeks after the record's last day are left out. */
export function hostedWeeks(
  {hosted, lastKnownOn}: Pick<HostPriceData, "hosted" | "lastKnownOn">,
  origin: Origin | null = null
): Omit<HostedWeek, "origin">[] {
  const weeks = new Map<IsoDate, {-readonly [K in keyof Omit<HostedWeek, "origin">]: HostedWeek[K]}>();
  for (const row of hosted) {
    if ((origin !== null && row.origin !== origin) || lastKnownOn === null || row.week > lastKnownOn) continue;
    const sum = weeks.get(row.week) ?? {
      week: row.week,
      tokens: 0,
      makerOnly: 0,
      makerAndOthers: 0,
      othersOnly: 0,
      none: 0
    };
    for (const part of ["tokens", "makerOnly", "makerAndOthers", "othersOnly", "none"] as const) sum[part] += row[part];
    weeks.set(row.week, sum);
  }
  const sorted = [...weeks.values()].sort((a, b) => (a.week < b.week ? -1 : 1));
  const first = sorted.findIndex(({tokens, none}) => none < tokens);
  return first < 0 ? [] : sorted.slice(first);
}
