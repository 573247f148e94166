import type {Decoded, Source} from "../../../loaders/sources/source.js";
import type {Entry} from "../../../loaders/ledger/entry.js";

export const NOW = "2026-05-20T06:00:00Z";

/** What a source reads from answers received on 20 May 2026. */
export function decoded(
  source: Source,
  answers: readonly object[],
  requests: readonly string[] = [],
  part = ""
): Decoded {
  return source.decode(
    answers.map((answer) => JSON.stringify(answer)),
    {part, requests, retrievedAt: NOW}
  );
}

/** What a source would ask on 20 May 2026, in words. */
export function asked(source: Source, entries: readonly Entry[] = [], since: string | null = null): string[] {
  return source.plan({today: NOW.slice(0, 10), since, entries, env: {}}).map((pull) => pull.asks);
}

/** An entry of the ledger for a pull. */
export function pulled(part: string, ...requests: readonly string[]): Entry {
  return {
    seq: 1,
    kind: "pull",
    source: "",
    part,
    retrieved_at: NOW,
    as_of: "2026-05-19",
    rows: 1,
    schema: 1,
    content: "",
    payloads: requests.map((request) => ({request, sha256: "", bytes: 0})),
    previous: "",
    hash: ""
  };
}
