import {describe, expect, it} from "vitest";
import {plainRows, type Json} from "../../../loaders/warehouse/query.js";
import {briefSql, OPENING_SQL, type BriefPart} from "../../../src/query/brief/sql.js";
import {smallTables, type SmallRows} from "../../fixtures/small-tables.js";

const ALWAYS = ["0001-01-01", "9999-12-31"] as const;
const [W1, W2, W3] = ["2026-01-05", "2026-01-12", "2026-01-19"] as const;

/** Three labs of three countries, with a model each; a fourth stands for all others. */
const BOOKS: SmallRows = {
  source: ["s", "t"].map((source) => ({source, citation: `of ${source}`, title: source, as_of: "2026-02-01"})),
  country: [
    {country: "CN", origin: "china"},
    {country: "US", origin: "us"},
    {country: "FR", origin: "europe"},
    {country: "XO", origin: "other"}
  ],
  lab: [
    {lab: "a", name: "A", name_zh: "甲", country: "CN"},
    {lab: "b", name: "B", name_zh: "乙", country: "US"},
    {lab: "c", name: "C", name_zh: "丙", country: "FR"},
    {lab: "other", name: "Other", name_zh: "其他", country: "XO"}
  ],
  model: ["a", "a:free", "b", "c", "d", "d:free", "e", "other"].map((model) => ({
    model,
    lab: model === "other" ? "other" : "abc".includes(model[0] ?? "") ? (model[0] ?? "") : "a",
    name: `Model ${model}`,
    free_variant: model.endsWith(":free")
  })),
  model_alias: [{alias: "alias/c", model: "c"}],
  company: [],
  exposure: [],
  usage_weekly: [],
  price_listing: [],
  host_price_change: [],
  use_case_share: [],
  ledger_entry: []
};

async function rowsOf(sql: string, rows: SmallRows): Promise<Json[]> {
  const books = await smallTables({...BOOKS, ...rows});
  const found = await plainRows(books, sql);
  books.closeSync();
  return found;
}
const part = (name: BriefPart, [from, to]: readonly [string, string], rows: SmallRows) =>
  rowsOf(briefSql(name, {from, to}), rows);
const only = (rows: readonly Json[], ...columns: readonly string[]) => rows.map((row) => columns.map((c) => row[c]));

const usage = (week_start: string, model: string, tokens: number, known: readonly [string, string] = ALWAYS) => ({
  week_start,
  model,
  tokens,
  known_from: known[0],
  known_to: known[1]
});

describe("sides of a brief", () => {
  // W1 ended on the 11th and was known on the 13th, W2 on the 18th and 20th, and b of it was counted anew on the 27th.
  const WEEKS = [
    usage(W1, "a", 5, ["2026-01-13", "2026-01-15"]),
    usage(W1, "a", 6, ["2026-01-15", "9999-12-31"]),
    usage(W2, "a", 3, ["2026-01-20", "9999-12-31"]),
    {...usage(W2, "b", 7, ["2026-01-20", "2026-01-27"]), source: "t"},
    {...usage(W2, "b", 8, ["2026-01-27", "9999-12-31"]), source: "t"}
  ];

  it.each([
    ["has ended on its last day, and is told by the first vintage that knew it", "2026-01-11", "2026-01-13", W1, 5],
    ["is known from its first day on", "2026-01-13", "2026-01-13", W1, 5],
    ["is as known on the day, where the next has ended and is not known", "2026-01-18", "2026-01-18", W1, 6],
    ["is the next from the day that one is known", "2026-01-20", "2026-01-20", W2, 3 + 7],
    ["is as counted before on the eve of a new count", "2026-01-26", "2026-01-26", W2, 3 + 7],
    ["is as counted anew from the day of that", "2026-01-27", "2026-01-27", W2, 3 + 8]
  ])("the last week %s: %s", async (_, day, known_on, week_start, tokens) => {
    const rows = await part("sides", [day, "2026-03-01"], {usage_weekly: WEEKS});
    expect(only(rows, "side", "day", "known_on", "week_start", "tokens")).toEqual([
      ["was", day, known_on, week_start, tokens],
      ["now", "2026-03-01", "2026-03-01", W2, 11]
    ]);
  });

  it("fill in all weeks by the first vintage of each where none was known, one that was taken back too", async () => {
    const rows = await part("sides", ["2026-01-18", "2026-01-30"], {
      usage_weekly: [
        usage(W1, "a", 5, ["2026-01-20", "9999-12-31"]),
        usage(W2, "a", 7, ["2026-01-25", "2026-01-30"]),
        usage(W1, "b", 2, ["2026-01-20", "2026-01-30"])
      ]
    });
    expect(only(rows, "known_on", "week_start", "tokens")).toEqual([
      ["2026-01-25", W2, 7],
      ["2026-01-30", W1, 5]
    ]);
    const none = await part("sides", ["2026-01-20", "2026-01-30"], {
      usage_weekly: [usage(W1, "a", 5, ["2026-01-13", "2026-01-20"])]
    });
    expect(only(none, "known_on", "tokens")).toEqual([
      ["2026-01-13", 5],
      ["2026-01-13", 5]
    ]);
  });

  it("cite the last of sources by name, nothing where none is registered, and have no week where none has ended", async () => {
    const cited = async (rows: SmallRows) =>
      only(await part("sides", ["2026-01-10", "2026-01-20"], rows), "side", "tokens", "citation", "as_of");
    expect(await cited({usage_weekly: WEEKS})).toEqual([
      ["was", null, null, null],
      ["now", 10, "of t", "2026-02-01"]
    ]);
    expect(await cited({usage_weekly: WEEKS, source: []})).toEqual([
      ["was", null, null, null],
      ["now", 10, null, null]
    ]);
  });
});

describe("shares of a brief", () => {
  // Of 16 tokens each, a has 8 and then 4, b and c 4 and then 6.
  const WEEKS = [
    usage(W1, "a", 3),
    usage(W1, "d", 5),
    usage(W1, "b", 4),
    usage(W1, "c", 4),
    usage(W2, "c", 6),
    usage(W2, "b", 6),
    usage(W2, "a", 4)
  ];
  const owned = (entity: string, weight: number | null, from: string, to: string | null = null, kind = "owner") => ({
    lab: "a",
    entity,
    kind,
    weight,
    effective_from: from,
    effective_to: to
  });

  it("move by origin, lab and owner at weights that hold in the week, the greatest move first", async () => {
    const rows = await part("shares", ["2026-01-11", "2026-01-18"], {
      usage_weekly: WEEKS,
      company: [{entity: "BEGAN", name: "Began Ltd", name_zh: "始公司"}],
      exposure: [
        owned("BEGAN", 0.5, W2),
        owned("ENDED", 0.5, W1, W2),
        owned("STAKE", 0.25, W1, null, "stake"),
        owned("UNSTATED", null, W1),
        owned("LATER", 1, W3),
        {...owned("B-OWNER", 0.5, W1), lab: "b"}
      ]
    });
    expect(only(rows, "dimension", "key", "name", "name_zh", "was_tokens", "now_tokens")).toEqual([
      ["lab", "a", "A", "甲", 8, 4],
      ["lab", "b", "B", "乙", 4, 6],
      ["lab", "c", "C", "丙", 4, 6],
      ["origin", "china", "china", "china", 8, 4],
      ["origin", "europe", "europe", "europe", 4, 6],
      ["origin", "us", "us", "us", 4, 6],
      ["ticker", "ENDED", "ENDED", "ENDED", 4, 0],
      ["ticker", "BEGAN", "Began Ltd", "始公司", 0, 2],
      ["ticker", "B-OWNER", "B-OWNER", "B-OWNER", 2, 3]
    ]);
    for (const row of rows)
      expect(only([row], "was_share", "now_share", "change")).toEqual([
        [
          Number(row["was_tokens"]) / 16,
          Number(row["now_tokens"]) / 16,
          (Number(row["now_tokens"]) - Number(row["was_tokens"])) / 16
        ]
      ]);
  });

  it("are of all tokens of each week, and left out where they stayed", async () => {
    const rows = await part("shares", ["2026-01-11", "2026-01-18"], {
      usage_weekly: [
        usage(W1, "a", 2),
        usage(W1, "b", 1),
        usage(W1, "c", 1),
        usage(W2, "a", 4),
        usage(W2, "b", 1),
        usage(W2, "c", 3)
      ]
    });
    expect(only(rows, "dimension", "key", "was_share", "now_share", "change")).toEqual([
      ["lab", "b", 0.25, 0.125, -0.125],
      ["lab", "c", 0.25, 0.375, 0.125],
      ["origin", "europe", 0.25, 0.375, 0.125],
      ["origin", "us", 0.25, 0.125, -0.125]
    ]);
  });
});

describe("models of a brief", () => {
  const BEFORE = [usage(W1, "b", 9), usage(W1, "e", 9), usage(W1, "a", 9)];

  it("are new, free, back or gone between the last weeks, the largest first, and none of other", async () => {
    const rows = await part("models", ["2026-01-18", "2026-01-25"], {
      usage_weekly: [
        ...BEFORE,
        ...[usage(W2, "c", 1), usage(W2, "e", 4), usage(W2, "other", 8)],
        ...[usage(W3, "c", 2), usage(W3, "d", 4), usage(W3, "b", 6), usage(W3, "a:free", 5), usage(W3, "d:free", 3)]
      ]
    });
    expect(only(rows, "kind", "model", "name", "lab_name", "lab_name_zh", "was_tokens", "now_tokens")).toEqual([
      ["returned", "b", "Model b", "B", "乙", null, 6],
      ["turned_free", "a:free", "Model a:free", "A", "甲", null, 5],
      ["new", "d", "Model d", "A", "甲", null, 4],
      ["left", "e", "Model e", "A", "甲", 4, null],
      ["new", "d:free", "Model d:free", "A", "甲", null, 3]
    ]);
  });

  it("are new where the weeks with them had not ended by the first day, and none where a side has no week", async () => {
    const weeks = [...BEFORE, usage(W2, "c", 1), usage(W3, "d", 1), usage(W3, "c", 1)];
    const kinds = async (from: string, to: string) =>
      only(await part("models", [from, to], {usage_weekly: weeks}), "kind", "model");
    expect(await kinds("2026-01-17", "2026-01-18")).toEqual([
      ["left", "a"],
      ["left", "b"],
      ["left", "e"],
      ["new", "c"]
    ]);
    expect(await kinds("2026-01-18", "2026-01-25")).toEqual([["new", "d"]]);
    expect(await kinds("2026-01-10", "2026-01-25")).toEqual([]);
  });
});

describe("OPENING_SQL", () => {
  const opening = (weeks: readonly (readonly [week: string, knownFrom: string])[]) =>
    rowsOf(OPENING_SQL, {
      usage_weekly: weeks.map(([week_start, known_from]) => ({week_start, known_from, model: "a"})),
      ledger_entry: ["2026-02-02", "2026-02-09", "2026-02-05"].map((retrieved_on, seq) => ({seq, retrieved_on}))
    });

  it("is from the last vintage before the newest week came to the last entry of the books", async () => {
    const weeks = [
      [W1, "2026-01-13"],
      [W2, "2026-01-20"],
      [W1, "2026-01-22"],
      [W3, "2026-01-27"],
      [W3, "2026-02-03"]
    ] as const;
    expect(await opening(weeks)).toEqual([{from: "2026-01-22", to: "2026-02-09"}]);
  });

  it("is from the eve of the newest week where there is one vintage", async () => {
    const weeks = [
      [W2, "2026-01-27"],
      [W3, "2026-01-27"]
    ] as const;
    expect(await opening(weeks)).toEqual([{from: "2026-01-18", to: "2026-02-09"}]);
  });
});
