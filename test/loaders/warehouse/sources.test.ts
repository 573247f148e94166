import {describe, expect, it} from "vitest";
import {entryRows, liveSources} from "../../../loaders/warehouse/sources.js";
import {entriesOf} from "../../fixtures/entries.js";

const pull = (source: string, retrieved: string, as_of: string, part = "", kind: "pull" | "held" = "pull") => ({
  kind,
  source,
  part,
  retrieved_at: `${retrieved}T06:00:00.000Z`,
  as_of
});

describe("liveSources(entries, day)", () => {
  const entries = entriesOf(
    pull("models-dev", "2026-05-10", "2026-05-09"),
    pull("sec-companyfacts", "2026-05-11", "2026-05-08", "MSFT"),
    pull("sec-companyfacts", "2026-05-11", "2026-04-30", "NVDA"),
    pull("models-dev", "2026-05-20", "2026-05-19"),
    pull("models-dev", "2026-05-21", "2026-05-21", "", "held")
  );
  const live = (day: string | null) =>
    liveSources(entries, day).map((row) => [row["source"], row["as_of"], row["retrieved_on"]]);

  it("is each source that has answered, as of its last answer that was accepted, or the newest of its parts", () => {
    expect(live(null)).toEqual([
      ["models-dev", "2026-05-19", "2026-05-20"],
      ["sec-companyfacts", "2026-05-08", "2026-05-11"]
    ]);
  });

  it("is as it stood on a day, and before its first answer as of that", () => {
    expect(live("2026-05-20")[0]).toEqual(["models-dev", "2026-05-19", "2026-05-20"]);
    expect(live("2026-05-19")[0]).toEqual(["models-dev", "2026-05-09", "2026-05-10"]);
    expect(live("2026-05-01")[0]).toEqual(["models-dev", "2026-05-09", "2026-05-10"]);
    expect(liveSources([], null)).toEqual([]);
    const taken = entriesOf(
      pull("models-dev", "2026-05-10", "2026-05-09"),
      pull("models-dev", "2026-05-11", "2026-05-08")
    );
    expect(liveSources(taken, null)[0]).toMatchObject({as_of: "2026-05-08", retrieved_on: "2026-05-11"});
  });

  it("says what may be done with it, and leaves out an address that there is none of", () => {
    expect(liveSources(entries, null)[0]).toMatchObject({
      publisher: "models.dev",
      title: "List prices, weights, context and release dates",
      url: "https://models.dev",
      rights: "open",
      status: "secondary",
      citation: "Source: models.dev (MIT licence), as of 2026-05-19.",
      known_from: null,
      max_age_days: 14
    });
    const csv = liveSources(entriesOf(pull("market-csv", "2026-05-10", "2026-05-09")), null);
    expect(csv[0]).toMatchObject({source: "market-csv", url: null, rights: "internal"});
  });
});

describe("entryRows(entries, day)", () => {
  const payload = (sha256: string, bytes: number) => ({request: "GET /", sha256, bytes});
  const entries = entriesOf(
    {...pull("models-dev", "2026-05-10", "2026-05-09"), rows: 7, payloads: [payload("a", 2), payload("b", 3)]},
    pull("sec-companyfacts", "2026-05-11", "2026-05-08", "MSFT")
  );

  it("is a row for each entry, with all its bytes and checksums", () => {
    const [first, second] = entryRows(entries, null);
    expect(first).toEqual({
      seq: 1,
      kind: "pull",
      source: "models-dev",
      part: null,
      retrieved_on: "2026-05-10",
      as_of: "2026-05-09",
      rows: 7,
      schema_version: 1,
      bytes: 5,
      sha256: "a b",
      previous: "0".repeat(64),
      hash: entries[0]?.hash
    });
    expect(second).toMatchObject({seq: 2, part: "MSFT", bytes: 0, sha256: "", previous: entries[0]?.hash});
  });

  it("ends with those of a day", () => {
    const seqs = (day: string) => entryRows(entries, day).map((row) => row["seq"]);
    expect([seqs("2026-05-09"), seqs("2026-05-10"), seqs("2026-05-11")]).toEqual([[], [1], [1, 2]]);
  });
});
