import {mkdirSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {brotliCompressSync} from "node:zlib";
import {afterAll, describe, expect, it} from "vitest";
import {payloadPath} from "../../../loaders/ledger/archive.js";
import {sha256, type Entry} from "../../../loaders/ledger/entry.js";
import {tableFiles} from "../../../loaders/warehouse/files.js";
import {readRegistry} from "../../../loaders/warehouse/registry.js";
import {TABLES} from "../../../src/query/tables.js";
import {writeData} from "../../fixtures/small-data.js";

const COUNTRIES = TABLES.filter(({name}) => name === "country");
const {root, remove} = writeData({});
afterAll(remove);

/** An entry of a registry as it stood on a day. */
function curated(day: string, csv: string): Entry {
  const hash = sha256(csv);
  mkdirSync(dirname(join(root, payloadPath(hash))), {recursive: true});
  writeFileSync(join(root, payloadPath(hash)), brotliCompressSync(csv));
  return {
    kind: "curated",
    source: "alpha-ledger-registry",
    part: "data/registry/country.csv",
    retrieved_at: `${day}T00:00:00Z`,
    as_of: day,
    rows: 1,
    schema: 1,
    content: hash,
    payloads: [{request: "file data/registry/country.csv", sha256: hash, bytes: csv.length}],
    seq: 1,
    previous: "",
    hash: ""
  };
}

const context = (entries: readonly Entry[], day: string | null) => ({root, day, entries, references: new Map()});
const names = (entries: readonly Entry[], day: string | null) =>
  COUNTRIES.flatMap((table) => readRegistry(table, context(entries, day))).map((row) => [row["country"], row["name"]]);

it("tableFiles(table, root) are the one file of a registry, or a file for each source, by name", () => {
  const small = writeData({"snapshots/usage_weekly/weekly": [], "snapshots/usage_weekly/hand": []});
  const files = (name: string) => TABLES.filter((t) => t.name === name).flatMap((t) => tableFiles(t, small.root));
  expect(files("lab")).toEqual([{path: "data/registry/lab.csv", table: "lab", source: null}]);
  const snapshot = (source: string) => ({
    path: `data/snapshots/usage_weekly/${source}.csv`,
    table: "usage_weekly",
    source
  });
  expect(files("usage_weekly")).toEqual([snapshot("hand"), snapshot("weekly")]);
  expect(files("usage_daily")).toEqual([]);
  small.remove();
});

describe("readRegistry(table, {root, day, entries})", () => {
  const HEADER = "country,name,name_zh,origin";
  const then = curated("2026-01-10", `${HEADER}\nCN,Mainland China,中国,china\n`);

  it("gives rows as they stood on a day, those added since beside them, and today’s where no day is asked for", () => {
    expect(names([then], "2026-01-11").slice(0, 2)).toEqual([
      ["CN", "Mainland China"],
      ["US", "United States"]
    ]);
    expect(names([then], null)[0]).toEqual(["CN", "China"]);
  });

  it("takes the last record of that registry up to the day, before the first the first, and today’s without any", () => {
    const later = curated("2026-01-20", `${HEADER}\nCN,China (PRC),中国,china\n`);
    const books = [
      {...later, part: "data/registry/lab.csv", retrieved_at: "2026-01-01T00:00:00Z"},
      {...later, kind: "pull" as const, retrieved_at: "2026-01-02T00:00:00Z"},
      then,
      later,
      curated("2026-01-25", `${HEADER}\nCN,PRC,中国,china\n`),
      {...later, part: "data/registry/lab.csv"}
    ];
    const first = (day: string) => names(books, day)[0]?.[1];
    expect(["2026-01-05", "2026-01-10", "2026-01-19", "2026-01-20", "2026-01-25"].map(first)).toEqual([
      ...Array<string>(3).fill("Mainland China"),
      "China (PRC)",
      "PRC"
    ]);
    expect(names([], "2026-01-11")[0]).toEqual(["CN", "China"]);
    expect(names(books, "2026-01-20").filter(([country]) => country === "CN")).toHaveLength(1);
  });

  it("fills a column added since then from today’s row, and leaves empty what no row knows", () => {
    const short = curated("2026-01-10", "country,name,name_zh\nCN,Mainland China,中国\n");
    const [row] = COUNTRIES.flatMap((table) => readRegistry(table, context([short], "2026-01-10")));
    expect(row).toEqual({country: "CN", name: "Mainland China", name_zh: "中国", origin: "china"});
    const csv =
      "lab,name,name_zh,country,kind,effective_from,source\nc1,C,甲,CN,company,2025-01-01,hand\nc9,C,甲,CN,company,2025-01-01,hand\n";
    const labs = {...curated("2026-01-10", csv), part: "data/registry/lab.csv"};
    const references = new Map([
      ["country.country", new Set(["CN", "US", "FR", "ZZ", "XO"])],
      ["source.source", new Set(["hand"])]
    ]);
    const found = TABLES.filter(({name}) => name === "lab").flatMap((table) =>
      readRegistry(table, {...context([labs], "2026-01-10"), references})
    );
    expect(found.slice(0, 2).map((lab) => [lab["lab"], lab["note"]])).toEqual([
      ["c1", null],
      ["c9", null]
    ]);
  });

  it("names the line of a record that was bad on that day", () => {
    const bad = curated("2026-01-10", `${HEADER}\nCN,China,中国,china\nUS,United States,美国,mars\n`);
    expect(() => names([bad], "2026-01-11")).toThrow(/country\.csv of 2026-01-11.*\b3\b.*mars/);
  });
});
