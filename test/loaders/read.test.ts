import {describe, expect, it} from "vitest";
import {readTables} from "../../loaders/warehouse/tables.js";
import {messageOf} from "../fixtures/message.js";
import {writeData, type DataFiles} from "../fixtures/small-data.js";

const WEEKLY = "snapshots/usage_weekly/weekly";
const DAILY = "snapshots/usage_daily/weekly";
const PRICES = "snapshots/price_listing/prices";
const TASKS = "snapshots/use_case_share/tasks";
const GOOD = "2026-01-05,c1/a,100";

/** What reading these files throws; null when they pass. */
function problem(files: DataFiles): string | null {
  const {root, remove} = writeData(files);
  const message = messageOf(() => readTables(root));
  remove();
  return message;
}

describe("readTables(root) stops at a bad row with file, row, column, value and what was expected", () => {
  it.each<[what: string, path: string, rows: readonly string[], expected: string]>([
    [
      "an unknown model",
      WEEKLY,
      [GOOD, "2026-01-05,c1/z,1"],
      `3 model: "c1/z"; expected a model listed in data/registry/model.csv`
    ],
    ["negative tokens", WEEKLY, [GOOD, "2026-01-12,c1/a,-5"], `3 tokens: "-5"; expected a non-negative integer`],
    ["tokens with a fraction", WEEKLY, ["2026-01-05,c1/a,1.5"], `2 tokens: "1.5"; expected a non-negative integer`],
    ["tokens as a power of ten", WEEKLY, ["2026-01-05,c1/a,1e9"], `2 tokens: "1e9"; expected a non-negative integer`],
    [
      "tokens with separators",
      WEEKLY,
      [`2026-01-05,c1/a,"1,000"`],
      `2 tokens: "1,000"; expected a non-negative integer`
    ],
    [
      "tokens beyond a BIGINT",
      WEEKLY,
      ["2026-01-05,c1/a,9223372036854775808"],
      `2 tokens: "9223372036854775808"; expected a non-negative integer`
    ],
    [
      "a repeated key",
      WEEKLY,
      [GOOD, GOOD],
      `3 week_start + model: "2026-01-05 + c1/a"; expected a key that occurs once`
    ],
    ["a day that is none", DAILY, ["2026-02-30,c1/a,1"], `2 day: "2026-02-30"; expected a date YYYY-MM-DD`],
    ["a date in another order", DAILY, ["05/01/2026,c1/a,1"], `2 day: "05/01/2026"; expected a date YYYY-MM-DD`],
    [
      "a week that begins on Tuesday",
      WEEKLY,
      ["2026-01-06,c1/a,1"],
      `2 week_start: "2026-01-06"; expected a Monday YYYY-MM-DD`
    ],
    ["an empty cell", WEEKLY, ["2026-01-05,c1/a,"], `2 tokens: ""; expected a non-negative integer`],
    ["an empty key", WEEKLY, ["2026-01-05,,1"], `2 model: ""; expected a text`],
    [
      "a share over one",
      TASKS,
      ["2026-01-14,7,task,code,t1,One,1.01,0.3"],
      `2 token_share: "1.01"; expected a fraction in [0, 1]`
    ],
    [
      "a share in percent",
      TASKS,
      ["2026-01-14,7,task,code,t1,One,0.5,30%"],
      `2 request_share: "30%"; expected a fraction in [0, 1]`
    ],
    [
      "a level of its own",
      TASKS,
      ["2026-01-14,7,group,code,t1,One,0.5,0.3"],
      `2 level: "group"; expected one of macro, task`
    ],
    [
      "a negative price",
      PRICES,
      ["2026-01-01,c1/a,-1,2,"],
      `2 input_usd_per_mtok: "-1"; expected a non-negative number of US dollars`
    ],
    [
      "a listing of no model",
      PRICES,
      ["2026-01-01,vendor/z,1,2,"],
      `2 listing: "vendor/z"; expected a listing listed in data/registry/model.csv or data/registry/model_alias.csv`
    ],
    [
      "a first of the month that is none",
      "snapshots/weights_monthly/quoted",
      ["2026-01-02,open,1"],
      `2 month: "2026-01-02"; expected the first day of a month YYYY-MM-01`
    ],
    [
      "a lab of an unknown country",
      "registry/lab",
      ["c1,C,甲,DE,company,2025-01-01,hand,"],
      `2 country: "DE"; expected a country listed in data/registry/country.csv`
    ],
    [
      "weights that are half open",
      "registry/model",
      ["c1/a,c1,A,A,,ajar,,false,hand"],
      `2 weights: "ajar"; expected one of open, closed, unknown`
    ],
    [
      "a free variant spelt out",
      "registry/model",
      ["c1/a,c1,A,A,,open,,yes,hand"],
      `2 free_variant: "yes"; expected true or false`
    ]
  ])("%s", (_, path, rows, expected) => {
    expect(problem({[path]: rows})).toBe(`data/${path}.csv:${expected}`);
  });

  it("a snapshot whose file names no source", () => {
    expect(problem({"snapshots/usage_weekly/nobody": [GOOD]})).toBe(
      `data/snapshots/usage_weekly/nobody.csv:1 file name: "nobody"; expected a source listed in data/registry/source.csv`
    );
  });

  it("the first of several, counted in lines of the file", () => {
    const rows = [`c1/a,c1,A,"A\nof two lines",,open,,false,hand`, `c1/c,c1,C,C,,ajar,,false,hand`, `c1/d,zz,D,D,,,,,`];
    expect(problem({"registry/model": rows})).toBe(
      `data/registry/model.csv:4 weights: "ajar"; expected one of open, closed, unknown`
    );
  });
});

describe("readTables(root) on sound files", () => {
  it("passes them, and a cell that may be empty", () => {
    expect(problem({[WEEKLY]: [GOOD], [PRICES]: ["2026-01-01,vendor/a,,,"]})).toBeNull();
  });

  it("dates each row by its own day, or by its source", () => {
    const {root, remove} = writeData({[WEEKLY]: [GOOD], [PRICES]: ["2026-01-01,c1/a,1,2,"]});
    const tables = readTables(root);
    remove();
    const vintage = {known_from: "2026-02-01", known_to: "9999-12-31", reconstructed: true};
    expect(tables.get("usage_weekly")).toEqual([
      {week_start: "2026-01-05", model: "c1/a", tokens: 100n, source: "weekly", as_of: "2026-02-01", ...vintage}
    ]);
    expect(tables.get("price_listing")?.[0]).toMatchObject({source: "prices", as_of: "2026-01-01", ...vintage});
  });
});
