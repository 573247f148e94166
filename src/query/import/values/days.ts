import {isoDate, type IsoDate} from "../../../lib/dates.js";
import {readTime, type DayOrder} from "./time.js";
import {zoneOffset} from "./zone.js";

/** How times become days. */
export interface DayOptions {
  /** Zone the days are of, an IANA name: UTC unless the reader chooses another. */
  readonly zone?: string;
  /** Whether times that state no zone are already of that zone; else they are of UTC. */
  readonly isLocal?: boolean;
  /** Minutes east of UTC of times that state no zone, where their column's name does. */
  readonly offset?: number;
  readonly order?: DayOrder;
  /** Day at which times that count from nothing begin, and milliseconds in their unit. */
  readonly start?: {readonly day: IsoDate; readonly unit: number};
}

/** A time as its text tells it: the day in the zone of the days, and milliseconds since 1970. */
export interface DayAndTime {
  readonly day: IsoDate;
  readonly time: number;
}

export interface DayReader {
  /** Day and time of a text; null for what is none. */
  read(text: string): DayAndTime | null;
  /** Times read so far by what they say of their zone, and those whose day and month may be the other way round. */
  readonly seen: {stated: number; absent: number; date: number; ambiguous: number};
}

const HELD = 20_000;

/** Reads days, each text once. */
export function dayReader({zone = "UTC", isLocal = false, offset: east = 0, order, start}: DayOptions): DayReader {
  const offset = zone === "UTC" ? () => 0 : zoneOffset(zone);
  const seen = {stated: 0, absent: 0, date: 0, ambiguous: 0};
  const startTime = start ? Date.parse(`${start.day}T00:00:00Z`) : 0;
  const days = new Map<number, IsoDate>();
  const dayOf = (time: number) => {
    const day = Math.floor(time / 86_400_000);
    let text = days.get(day);
    if (text === undefined) days.set(day, (text = isoDate(day * 86_400_000)));
    return text;
  };
  const held = new Map<
    string,
    (DayAndTime & {readonly kind: "stated" | "absent" | "date"; readonly isAmbiguous: boolean}) | null
  >();
  const read = (text: string) => {
    if (start) {
      const value = Number(text);
      if (text.trim() === "" || !(value >= 0 && value * start.unit < 4e12)) return null;
      const time = startTime + value * start.unit;
      return {day: dayOf(time), time, kind: "date" as const, isAmbiguous: false};
    }
    const found = readTime(text, order);
    if (!found) return null;
    const isHere = isLocal && found.zone === "absent";
    const instant = found.zone === "absent" ? found.time - east * 60_000 : found.time;
    const clock = isHere || found.zone === "date" ? found.time : instant + offset(instant);
    const time = isHere ? found.time - offset(found.time) : instant;
    return {day: dayOf(clock), time, kind: found.zone, isAmbiguous: found.isAmbiguous === true};
  };
  return {
    seen,
    read(text) {
      let found = held.get(text);
      if (found === undefined) {
        if (held.size >= HELD) held.clear();
        held.set(text, (found = read(text)));
      }
      if (!found) return null;
      seen[found.kind] += 1;
      if (found.isAmbiguous) seen.ambiguous += 1;
      return found;
    }
  };
}
