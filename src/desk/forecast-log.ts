import {amount, dayText, fields, number, orNull, text} from "../lib/decode.js";
import type {IsoDate} from "../lib/dates.js";
import type {Target} from "./target.js";

/** A number said of a target before its result, in the line's unit. */
export interface Forecast extends Target {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly reason: string;
  /** Day on which it was logged. */
  readonly day: IsoDate;
}

/** A forecast as a log holds it: no entry can be changed or taken out without every hash after it. */
export interface LoggedForecast extends Forecast {
  readonly seq: number;
  /** SHA-256 of the hash before and of all that the entry says. */
  readonly hash: string;
}

/** What stands before the first entry. */
const START = "";

/** A log with one more entry. Throws where it is dated before the last, has no sound range, or says no reason. */
export async function logged(log: readonly LoggedForecast[], forecast: Forecast): Promise<LoggedForecast[]> {
  const {value, low, high, reason, day: on} = forecast;
  const last = log.at(-1);
  if (last && on < last.day) throw new Error(`day: ${on}; expected none before ${last.day}, the day of the last entry`);
  if (!Number.isFinite(value)) throw new Error(`value: ${value}; expected a number`);
  if ((low !== null && low > value) || (high !== null && high < value))
    throw new Error(`range: ${low ?? ""} to ${high ?? ""}; expected one around ${value}`);
  if (reason.trim() === "") throw new Error("reason: none; expected why");
  const hash = await hashOf(last?.hash ?? START, forecast);
  return [...log, {...forecast, seq: (last?.seq ?? 0) + 1, hash}];
}

async function hashOf(
  before: string,
  {entity, line, period, value, low, high, reason, day: on}: Forecast
): Promise<string> {
  const said = JSON.stringify([before, on, entity, line, period, value, low, high, reason]);
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(said)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A log as a file: one entry a line. */
export function logText(log: readonly LoggedForecast[]): string {
  return log.map((entry) => `${JSON.stringify(entry)}\n`).join("");
}

const ENTRY = fields(
  {
    seq: number,
    day: dayText,
    entity: text,
    line: text,
    period: text,
    value: amount,
    low: orNull(amount),
    high: orNull(amount),
    reason: text,
    hash: text
  },
  {}
);

/** A log read from a file. Throws at the first entry that is none, is out of order, or is not what its hash was made of. */
export async function readLog(file: string): Promise<LoggedForecast[]> {
  const log: LoggedForecast[] = [];
  for (const [i, row] of file
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .filter((l) => l.trim() !== "")
    .entries()) {
    const entry = ENTRY(parsed(row, i + 1), `entry ${i + 1}`);
    const next = (await logged(log, entry)).at(-1);
    if (entry.seq !== i + 1 || next?.hash !== entry.hash)
      throw new Error(
        `entry ${i + 1}: hash ${entry.hash.slice(0, 8)}; expected ${next?.hash.slice(0, 8) ?? ""}: it, or one before it, was changed`
      );
    log.push(entry);
  }
  return log;
}

function parsed(row: string, line: number): unknown {
  try {
    return JSON.parse(row);
  } catch {
    throw new Error(`entry ${line}: ${row.slice(0, 40)}; expected an entry of a saved log, one a line`);
  }
}
