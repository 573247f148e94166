import {isoDate, type IsoDate} from "../../src/lib/dates.js";
import type {Effects} from "../sources/effects.js";
import type {Source} from "../sources/source.js";
import {readLedger} from "./archive.js";

interface PastOptions {
  readonly root: string;
  readonly sources: readonly Source[];
  readonly only: readonly string[];
  readonly since: IsoDate | null;
}

/** What of the past is not on record yet: questions, and the requests they take. */
export interface Remaining {
  readonly questions: readonly string[];
  readonly requests: number;
}

/** What a backfill under the same options would still ask for. */
export function remainingPast(options: PastOptions, {now, env}: Pick<Effects, "now" | "env">): Remaining {
  const {entries} = readLedger(options.root);
  const pulls = options.sources
    .filter((source) => hasPast(source, options.only))
    .flatMap((source) =>
      source.plan({
        today: isoDate(now()),
        since: options.since,
        entries: entries.filter((e) => e.source === source.name && (e.kind === "pull" || e.kind === "check")),
        env,
        isBackfill: true
      })
    );
  return {
    questions: pulls.map((pull) => `${pull.part} (${pull.asks})`),
    requests: pulls.reduce((sum, pull) => sum + (pull.requests ?? 1), 0)
  };
}

/** Whether a backfill of some sources, or of all that can be asked for their past, asks this one. */
export function hasPast(source: Source, only: readonly string[]): boolean {
  return source.hasPast === true && (only.length === 0 || only.includes(source.name));
}
