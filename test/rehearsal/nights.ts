import {addDays, isoDate} from "../../src/lib/dates.js";
import {readLedger} from "../../loaders/ledger/archive.js";
import type {PullOutcome} from "../../loaders/ledger/refresh.js";
import {runRefresh} from "../fixtures/remote/books.js";
import type {EntryPoint} from "../fixtures/remote/answers.js";
import {startRemote, type Misbehaviour} from "../fixtures/remote/service.js";
import {worldAfter} from "./world.js";

/** What a night is like besides: a service that is down, a category nobody used, counts that are stated anew. */
interface Odd {
  readonly night: number;
  readonly what: string;
  readonly entry?: EntryPoint;
  readonly how?: Misbehaviour;
  /** Days back from the night, of which the largest model has so many tokens more. */
  readonly restated?: {readonly daysBack: number; readonly tokens: bigint};
}

export const ODD_NIGHTS: readonly Odd[] = [
  {
    night: 4,
    what: "the rankings are down",
    entry: "rankings",
    how: {respond: (response) => void response.writeHead(503).end("down for repairs")}
  },
  {night: 5, what: "a day is restated", restated: {daysBack: 3, tokens: 7_000_000_000n}},
  {
    // Filters are asked weekly: on the first night, and on this.
    night: 8,
    what: "a category has no rows",
    entry: "categories",
    how: {body: (answer, query) => (query.get("category") === "trivia" ? {...(answer as object), data: []} : answer)}
  }
];

/** One night of pulls. */
export interface Night {
  readonly night: number;
  /** When it was, by the clock of the world. */
  readonly at: Date;
  readonly odd: string | null;
  readonly outcomes: readonly PullOutcome[];
}

/**
 * Pulls into the books of a repository night after night from services on loopback, from `firstNight` on, an instant.
 * Gives each night once its pulls are done.
 */
export async function* pullNights(root: string, firstNight: string, nights: number): AsyncGenerator<Night> {
  const world = worldAfter(root, firstNight);
  const remote = await startRemote(world);
  const effects = world.effects({...remote.env, MARKET_LIVE: ""});
  try {
    for (let night = 1; night <= nights; night++) {
      const odd = ODD_NIGHTS.find((each) => each.night === night);
      if (odd?.restated)
        world.restate(addDays(world.today(), -odd.restated.daysBack), world.models[0] ?? "", odd.restated.tokens);
      if (odd?.entry) remote.misbehave(odd.entry, odd.how ?? null);
      const at = world.now();
      const outcomes = await runRefresh(root, effects);
      if (odd?.entry) remote.misbehave(odd.entry, null);
      yield {night, at, odd: odd?.what ?? null, outcomes};
      world.advance(1);
    }
  } finally {
    await remote.close();
  }
}

/** The first night after the last entry of the books, at the hour of the nightly pulls. */
export function nightAfter(root: string): string {
  const last = readLedger(root).entries.at(-1)?.retrieved_at;
  return `${addDays(isoDate(Date.parse(last ?? "2026-01-01")), 1)}T05:20:00Z`;
}
