import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {reasonOf} from "../../src/lib/reason-of.js";
import type {Effects} from "./effects.js";
import {PullError} from "./problem.js";

/** How often a service may be asked, as it states. */
export interface RateLimit {
  /** Requests in any window of so many milliseconds. */
  readonly requests: number;
  readonly windowMs: number;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const DAY = 24 * 60 * MINUTE;

/** Written before each request and kept between runs, so that two runs in a row stay within the limits too. */
const JOURNAL = "data/.requests.json";

/** Waits until one more request to a service stays within all its limits, and counts it. */
export type Budget = (service: string, limits: readonly RateLimit[]) => Promise<void>;

export function requestBudget(root: string, {now, sleep}: Pick<Effects, "now" | "sleep">): Budget {
  const journal = readJournal(root);
  return async (service, limits) => {
    const times = (journal[service] ?? []).filter((time) => time > now().getTime() - DAY && time <= now().getTime());
    for (const {requests, windowMs} of limits) {
      const inWindow = times.filter((time) => time > now().getTime() - windowMs);
      const oldest = inWindow.at(-requests);
      if (oldest === undefined) continue;
      if (windowMs >= DAY)
        throw new PullError(
          `${service}: ${inWindow.length} requests in 24 hours`,
          `at most ${requests}, the limit it states`,
          `Run again after ${new Date(oldest + windowMs).toISOString()}.`,
          true
        );
      await sleep(oldest + windowMs - now().getTime() + 1);
    }
    journal[service] = [...times, now().getTime()];
    writeJournal(root, journal);
  };
}

function readJournal(root: string): Record<string, number[]> {
  try {
    return JSON.parse(readFileSync(join(root, JOURNAL), "utf8")) as Record<string, number[]>;
  } catch {
    // None yet, or cut short by a kill: at worst the last minute is counted again.
    return {};
  }
}

function writeJournal(root: string, journal: Record<string, number[]>): void {
  const path = join(root, JOURNAL);
  try {
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, JSON.stringify(journal));
  } catch (error) {
    const reason = reasonOf(error);
    throw new PullError(`${JOURNAL}: ${reason}`, "a file that can be written", "Free space, then run again.", true);
  }
}
