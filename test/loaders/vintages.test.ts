import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readTables} from "../../loaders/warehouse/tables.js";
import {closeVintages, type Vintage} from "../../loaders/warehouse/vintages.js";
import {column, KEY, OPTIONAL, type Table} from "../../src/query/schema.js";
import {messageOf} from "../fixtures/message.js";
import {REGISTRY, writeData} from "../fixtures/small-data.js";

const GOOD = "2026-01-05,c1/a,100";

const OPEN = "Maker,Title,标题,,CC BY 4.0,open,Source: Maker.";

describe("readTables(root)", () => {
  it("knows a restated value, and one left out of a restated week, until the day the next is known from", () => {
    const later = `later,${OPEN},2026-03-01,2026-03-05,2026-03-10,official,,,`;
    const {root, remove} = writeData({
      "registry/source": [...(REGISTRY["registry/source"] ?? []), later],
      "snapshots/usage_weekly/later": ["2026-01-05,c1/a,110", "2026-01-05,u1/b,3", "2026-01-05,u1/c,8"],
      "snapshots/usage_weekly/weekly": [GOOD, "2026-01-05,u1/a,7", "2026-01-05,u1/c,8", "2026-01-12,u1/a,5"]
    });
    const rows = readTables(root).get("usage_weekly") ?? [];
    remove();
    const vintages = rows.map((r) => [r["model"], r["tokens"], r["known_from"], r["known_to"]]);
    expect(vintages).toEqual([
      ["c1/a", 100n, "2026-02-01", "2026-03-05"],
      ["u1/a", 7n, "2026-02-01", "2026-03-05"],
      ["u1/c", 8n, "2026-02-01", "9999-12-31"],
      ["u1/a", 5n, "2026-02-01", "9999-12-31"],
      ["c1/a", 110n, "2026-03-05", "9999-12-31"],
      ["u1/b", 3n, "2026-03-05", "9999-12-31"]
    ]);
  });

  it("is on a day what was known on it, by none of what came later", () => {
    const later = `later,${OPEN},2026-03-01,2026-03-05,2026-03-10,official,,,`;
    const {root, remove} = writeData({
      "registry/source": [...(REGISTRY["registry/source"] ?? []), later],
      "snapshots/usage_weekly/later": ["2026-01-05,c1/a,110"],
      "snapshots/usage_weekly/weekly": [GOOD]
    });
    const known = (day: string) =>
      readTables(root, day)
        .get("usage_weekly")
        ?.map((r) => [r["tokens"], r["known_from"], r["known_to"]]);
    const first = [[100n, "2026-02-01", "9999-12-31"]];
    expect(["2026-01-31", "2026-02-01", "2026-03-04", "2026-03-05"].map(known)).toEqual([
      [],
      first,
      first,
      [[110n, "2026-03-05", "9999-12-31"]]
    ]);
    remove();
  });

  it("knows rows of a source without evidence from their own day, that of their document, or the day it was gathered", () => {
    const late = `late,${OPEN},2026-02-01,,2026-03-10,official,,,`;
    const metric = "C1,revenue,ifrs,2025-01-01,2025-12-31,12,FY2025,3,CNY,CNY,reported,,annual report";
    const {root, remove} = writeData({
      "registry/source": [...(REGISTRY["registry/source"] ?? []), late],
      "snapshots/usage_weekly/late": [GOOD, "2026-01-12,c1/a,5"],
      "snapshots/price_listing/late": ["2026-01-01,c1/a,1,2,", "2026-01-03,c1/a,2,2,"],
      "snapshots/company_metric/late": [`${metric},2026-01-20,`]
    });
    const tables = readTables(root);
    remove();
    const known = (name: string) => tables.get(name)?.map((r) => [r["as_of"], r["known_from"], r["source"]]);
    expect([known("usage_weekly"), known("price_listing"), known("company_metric")]).toEqual([
      Array(2).fill(["2026-02-01", "2026-03-10", "late"]),
      [
        ["2026-01-01", "2026-01-01", "late"],
        ["2026-01-03", "2026-01-03", "late"]
      ],
      [["2026-02-01", "2026-01-20", "late"]]
    ]);
  });

  it("stops at a key that another file of the table gives another value known from the same day", () => {
    const {root, remove} = writeData({
      "snapshots/usage_weekly/hand": [GOOD],
      "snapshots/usage_weekly/weekly": ["2026-01-05,c1/a,200"]
    });
    const message = messageOf(() => readTables(root));
    remove();
    expect(message).toBe(
      `data/snapshots/usage_weekly/weekly.csv:2 week_start + model: "2026-01-05 + c1/a"; expected a key that occurs once`
    );
  });

  it.each([
    ["an empty file", ""],
    ["a wrong header without rows", "week,model,tokens\n"],
    ["a header that names a column twice", "week_start,model,tokens,tokens\n2026-01-05,c1/a,100,999\n"]
  ])("stops at %s", (_, csv) => {
    const {root, remove} = writeData({"snapshots/usage_weekly/weekly": [GOOD]});
    writeFileSync(join(root, "data/snapshots/usage_weekly/weekly.csv"), csv);
    const message = messageOf(() => readTables(root));
    remove();
    expect(message).toMatch(/^data\/snapshots\/usage_weekly\/weekly\.csv:1 header: /);
  });
});

describe("closeVintages(vintages, table)", () => {
  const TABLE: Table = {
    name: "small",
    about: {en: "", zh: ""},
    isFact: true,
    wholeBy: ["week"],
    columns: [
      column("week", "date", "", "", KEY),
      column("model", "text", "", "", KEY),
      column("tokens", "tokens", "", "", OPTIONAL)
    ]
  };
  type Said = Readonly<Record<string, number | null>>;
  const vintage = (
    knownFrom: string,
    said: Said,
    {isPull = false, source = "s", week = "2026-01-05"} = {}
  ): Vintage => ({
    knownFrom,
    path: `${source}.csv`,
    isPull,
    rows: Object.entries(said).map(([model, tokens]) => ({
      week,
      model,
      tokens,
      source,
      as_of: knownFrom,
      known_from: knownFrom
    }))
  });
  const closed = (vintages: readonly Vintage[], table = TABLE) =>
    closeVintages(vintages, table).map((r) => [r["model"], r["tokens"], r["known_from"], r["known_to"]].join(" "));
  const [FIRST, SECOND, THIRD, EVER] = ["2026-02-01", "2026-02-02", "2026-02-03", "9999-12-31"];
  const PULL = {isPull: true};

  it("keeps parts of a whole that two files of one day hold, until a later one leaves them out", () => {
    const parts = [vintage(FIRST, {a: 1}), vintage(FIRST, {b: 2})];
    expect(closed(parts)).toEqual([`a 1 ${FIRST} ${EVER}`, `b 2 ${FIRST} ${EVER}`]);
    expect(closed([vintage(SECOND, {b: 2}), ...parts])).toEqual([`a 1 ${FIRST} ${SECOND}`, `b 2 ${FIRST} ${EVER}`]);
    expect(closed([...parts, vintage(SECOND, {a: 1, c: 3}), vintage(THIRD, {b: 2})])).toEqual([
      `a 1 ${FIRST} ${THIRD}`,
      `b 2 ${FIRST} ${SECOND}`,
      `c 3 ${SECOND} ${THIRD}`,
      `b 2 ${THIRD} ${EVER}`
    ]);
  });

  it("lets a later pull of one day take the place of an earlier one, which no date can see", () => {
    const pulls = [vintage(FIRST, {a: 1, b: 2, c: null}, PULL), vintage(FIRST, {a: 4, c: null}, PULL)];
    expect(closed(pulls)).toEqual([`c  ${FIRST} ${EVER}`, `a 4 ${FIRST} ${EVER}`]);
  });

  it("leaves other wholes alone, and tables that are none row by row", () => {
    const weeks = [vintage(FIRST, {a: 1}), vintage(SECOND, {b: 2}, {week: "2026-01-12"})];
    expect(closed(weeks)).toEqual([`a 1 ${FIRST} ${EVER}`, `b 2 ${SECOND} ${EVER}`]);
    const {wholeBy: _, ...rows} = TABLE;
    expect(closed([vintage(FIRST, {a: 1}), vintage(SECOND, {b: 2})], rows)).toEqual([
      `a 1 ${FIRST} ${EVER}`,
      `b 2 ${SECOND} ${EVER}`
    ]);
  });

  it("holds the values of two sources apart only where a table says so", () => {
    const {wholeBy: _, ...rows} = TABLE;
    const two = [vintage(FIRST, {a: 1}), vintage(SECOND, {a: 2}, {source: "other"})];
    expect(closed(two, rows)).toEqual([`a 1 ${FIRST} ${SECOND}`, `a 2 ${SECOND} ${EVER}`]);
    expect(closed(two, {...rows, perSource: true})).toEqual([`a 1 ${FIRST} ${EVER}`, `a 2 ${SECOND} ${EVER}`]);
  });

  it("takes a value that is not there for none", () => {
    const bare = vintage(SECOND, {a: null}).rows.map(({tokens: _, ...row}) => row);
    const vintages = [vintage(FIRST, {a: null}), {...vintage(SECOND, {}), rows: bare}, vintage(THIRD, {a: null})];
    expect(closed(vintages)).toEqual([`a  ${FIRST} ${EVER}`]);
  });
});
