import {isoDate, parseIsoDate, type IsoDate} from "../src/lib/dates.js";
import type {Row} from "./warehouse/read.js";

/** The variable by which a build tells its loaders and pages the day. */
export const AS_KNOWN_ON = "ALPHA_LEDGER_AS_KNOWN_ON";

/** The day a build shows the ledger as known on; null for a build of what is known now. Read here alone. */
export function asKnownOn(env: NodeJS.ProcessEnv = process.env): IsoDate | null {
  const day = env[AS_KNOWN_ON];
  if (day === undefined || day === "") return null;
  if (parseIsoDate(day) === null) throw new Error(`${AS_KNOWN_ON}: ${day}; expected a date YYYY-MM-DD`);
  return day;
}

/** Checks the day a reader of the command line asked for; throws with what can be asked. */
export function parseAsKnownOn(text: string, first: IsoDate, now: Date): IsoDate {
  const today = isoDate(now);
  const range = `from ${first}, the first evidence on record, to ${today}`;
  if (parseIsoDate(text) === null) throw new Error(`--as-known-on: ${text}; expected a date YYYY-MM-DD ${range}`);
  if (text < first)
    throw new Error(`--as-known-on: ${text}; nothing was on record before ${first}: choose a day ${range}`);
  if (text > today)
    throw new Error(`--as-known-on: ${text}; what will be known on ${text} is not known yet: choose a day ${range}`);
  return text;
}

/** The first day from which any value is known. */
export function firstEvidence(tables: ReadonlyMap<string, readonly Row[]>): IsoDate {
  const first = [...tables.values()].flatMap((rows) =>
    rows.flatMap((row) => ("known_to" in row ? [String(row["known_from"])] : []))
  );
  return first.reduce((least, day) => (day < least ? day : least), "9999-12-31");
}
