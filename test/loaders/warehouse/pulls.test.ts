import {describe, expect, it} from "vitest";
import {modelsDev} from "../../../loaders/sources/models-dev.js";
import type {Decoded, TextRow} from "../../../loaders/sources/source.js";
import {writePayload} from "../../../loaders/ledger/write.js";
import {checkPull, decodePulls, sourceNamed, vintagesOf} from "../../../loaders/warehouse/pulls.js";
import type {Entry} from "../../../loaders/ledger/entry.js";
import {FACT_TABLES} from "../../../src/query/facts.js";
import type {Table} from "../../../src/query/schema.js";
import {BODY, entriesOf} from "../../fixtures/entries.js";
import {newFolder} from "../../fixtures/folder.js";
import {messageOf} from "../../fixtures/message.js";

const decoded = (tables: Decoded["tables"]): Decoded => ({asOf: "2026-05-19", stamps: [], tables, catalogue: []});

it("decodePulls(entries, root) leaves out by name what cannot be read, and what is no pull", () => {
  const {root, remove} = newFolder();
  const answer = {
    openrouter: {
      models: {"c1/a": {id: "c1/a", name: "A", release_date: "2026-01-05", open_weights: true, limit: {context: 1}}}
    }
  };
  const entry = (body: object, kind: "pull" | "held" | "check" = "pull") => ({
    ...BODY,
    kind,
    source: "models-dev",
    payloads: [{request: "GET /api.json", sha256: writePayload(Buffer.from(JSON.stringify(body)), root), bytes: 1}]
  });
  const entries = entriesOf(entry(answer), entry(answer, "held"), entry(answer, "check"), entry({}), {
    ...entry(answer),
    source: "gone"
  });
  const {pulls, refused} = decodePulls(entries, root);
  remove();
  expect(pulls.map(({entry: {seq}, catalogue}) => [seq, catalogue.map((c) => c.listing)])).toEqual([[1, ["c1/a"]]]);
  expect(refused.map(({entry: {seq}, reason}) => [seq, reason.split(";")[0]])).toEqual([
    [4, "openrouter: missing"],
    [5, "source: gone"]
  ]);
});

it("checkPull(source, decoded) names the row of the answer that its table does not take", () => {
  const row = {day: "2026-05-19", model: "new/model", tokens: "5"};
  const answer = decoded({usage_daily: [row]});
  expect(checkPull(modelsDev, answer)).toBe(answer);
  expect(
    messageOf(() => checkPull(modelsDev, decoded({usage_daily: [row, {...row, day: "2026-05-18", tokens: "-5"}]})))
  ).toBe('models-dev usage_daily:2 tokens: "-5"; expected a non-negative integer');
  expect(messageOf(() => checkPull(modelsDev, decoded({no_table: []})))).toBe(
    "table: no_table; expected one of the contract"
  );
  expect(messageOf(() => sourceNamed("gone"))).toMatch(/^source: gone; expected one of openrouter-rankings-daily, /);
  expect(sourceNamed("models-dev")).toBe(modelsDev);
});

describe("vintagesOf(pull, table, references)", () => {
  const table = FACT_TABLES.find((t) => t.name === "price_listing");
  const [entry] = entriesOf({kind: "pull", source: "models-dev", part: "a", as_of: "2026-05-19"});
  const price = (listing: string, more: TextRow = {}): TextRow => ({as_of: "2026-05-18", listing, ...more});
  const vintages = (...rows: readonly TextRow[]) =>
    entry && table ? vintagesOf({entry, ...decoded({price_listing: rows})}, table, null) : [];

  it("knows rows from the day of the pull, and those that evidence an earlier day from that, as reconstructed", () => {
    const found = vintages(
      price("c1/a"),
      price("c1/b", {known_from: "2026-05-10"}),
      price("c1/c", {known_from: "2026-05-20"}),
      price("c1/d", {known_from: "2026-05-10"})
    );
    expect(
      found.map(({knownFrom, path, isPull, rows}) => [knownFrom, path, isPull, rows.map((r) => r["listing"])])
    ).toEqual([
      ["2026-05-20", "models-dev a 2026-05-20T06:00:00.000Z", true, ["c1/a", "c1/c"]],
      ["2026-05-10", "models-dev a 2026-05-20T06:00:00.000Z", true, ["c1/b", "c1/d"]]
    ]);
    expect(found.flatMap(({rows}) => rows.map((r) => r["reconstructed"]))).toEqual([false, false, true, true]);
    expect(found[0]?.rows[0]).toMatchObject({source: "models-dev", as_of: "2026-05-18", known_from: "2026-05-20"});
  });

  it("is none of a table that the pull does not have", () => {
    const daily = FACT_TABLES.find((t) => t.name === "usage_daily");
    expect(entry && daily && vintagesOf({entry, ...decoded({})}, daily, null)).toEqual([]);
    const rows = [{day: "2026-05-19", model: "c1/a", tokens: "5"}];
    const [vintage] = entry && daily ? vintagesOf({entry, ...decoded({usage_daily: rows})}, daily, null) : [];
    expect(vintage?.rows[0]?.["as_of"]).toBe("2026-05-19");
  });

  it("names the pull, and the row of it that refers to nothing", () => {
    const [whole] = entriesOf({kind: "pull", source: "models-dev", as_of: "2026-05-19"});
    const pull = {entry: whole as Entry, ...decoded({price_listing: [price("c1/a"), price("c1/b")]})};
    const of = (known: readonly string[]) =>
      vintagesOf(pull, table as Table, new Map([["model.model", new Set(known)]]));
    expect(of(["c1/a", "c1/b"]).map(({path}) => path)).toEqual(["models-dev 2026-05-20T06:00:00.000Z"]);
    expect(() => of(["c1/a"])).toThrow('models-dev 2026-05-20T06:00:00.000Z:2 listing: "c1/b"');
  });
});
