import {lookUp} from "../../../lib/look-up.js";

/** Milliseconds a zone's clock is ahead of UTC at an instant; asked of the calendar once a quarter of an hour. */
export function zoneOffset(zone: string): (time: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric"
  });
  const held = new Map<number, number>();
  return (time) => {
    const quarter = Math.floor(time / 900_000);
    const found = held.get(quarter);
    if (found !== undefined) return found;
    const at = quarter * 900_000;
    const part = Object.fromEntries(format.formatToParts(at).map(({type, value}) => [type, Number(value)]));
    const {year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0} = part;
    const offset = Date.UTC(year, month - 1, day, hour, minute, second) - at;
    held.set(quarter, offset);
    return offset;
  };
}

/** Whether this machine's calendar knows a zone by that name. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", {timeZone: zone}).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** Hours east of UTC by letters that mean one zone alone; CST and IST mean several and are not read. */
const LETTERS: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  WET: 0,
  BST: 1,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
  MSK: 3,
  SGT: 8,
  HKT: 8,
  JST: 9,
  KST: 9,
  AEST: 10,
  AEDT: 11
};

const offsets = new Map<string, ((time: number) => number) | null>();

/** The instant of a clock's time in a zone, by its IANA name or its letters; null where there is no such zone. */
export function instantOf(clock: number, zone: string): number | null {
  const hours = lookUp(LETTERS, zone.toUpperCase());
  if (hours !== undefined) return clock - hours * 3_600_000;
  if (!zone.includes("/")) return null;
  let offset = offsets.get(zone);
  if (offset === undefined) offsets.set(zone, (offset = isZone(zone) ? zoneOffset(zone) : null));
  return offset === null ? null : clock - offset(clock - offset(clock));
}
