import {mkdirSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {brotliCompressSync} from "node:zlib";
import {afterAll, describe, expect, it} from "vitest";
import {payloadPath} from "../../../loaders/ledger/archive.js";
import {sha256, type Entry} from "../../../loaders/ledger/entry.js";
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

  it("names the line of a record that was bad on that day", () => {
    const bad = curated("2026-01-10", `${HEADER}\nCN,China,中国,china\nUS,United States,美国,mars\n`);
    expect(() => names([bad], "2026-01-11")).toThrow(/country\.csv of 2026-01-11.*\b3\b.*mars/);
  });
});
