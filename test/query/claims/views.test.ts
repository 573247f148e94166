import {describe, expect, it} from "vitest";
import {plainRows} from "../../../loaders/warehouse/query.js";
import {CLAIM_VIEWS} from "../../../src/query/claims/views.js";
import {smallTables, type SmallRows} from "../../fixtures/small-tables.js";

const WEEK = "2026-02-02";
const only = (...names: readonly string[]) => CLAIM_VIEWS.filter(({name}) => names.includes(name));

describe("china_us_weekly", () => {
  // prettier-ignore
  const USAGE: readonly (readonly [lab: string, origin: string, tokens: number, rank: number | null])[] = [
    ["z-ai", "china", 100, 1], ["openai", "us", 50, 2], ["tngtech", "eu", 20, 3], ["qwen", "china", 10, 4],
    ["a", "eu", 9, 5], ["b", "eu", 9, 6], ["c", "eu", 9, 7], ["d", "undisclosed", 9, 8], ["arcee-ai", "us", 8, 9],
    ["x-ai", "us", 7, 10], ["kimi", "china", 6, 11], ["other", "other", 1000, null]
  ];

  it("counts the labs of both sides under each basis, and has no ratio to nothing", async () => {
    const values = USAGE.map(
      ([lab, origin, tokens, rank], i) =>
        `(DATE '${WEEK}', '${lab}', '${origin}', ${tokens}::BIGINT, ${rank}, 's${i % 2}', DATE '2026-02-1${i % 3}')`
    );
    const later = "(DATE '2026-02-09', 'z-ai', 'china', 4::BIGINT, 1, 's', DATE '2026-02-20')";
    const books = await smallTables({}, [
      {
        name: "usage_weekly_by_model",
        about: {en: "", zh: ""},
        sql: `SELECT * FROM (VALUES ${[...values, later].join(", ")}) AS u(week_start, lab, origin, tokens, rank, source, as_of)`
      },
      ...only("china_us_weekly")
    ]);
    const rows = await plainRows(books, "SELECT * FROM china_us_weekly ORDER BY week_start, basis");
    books.closeSync();
    const first = rows.filter((row) => row["week_start"] === WEEK);
    expect(first.map((row) => [row["basis"], row["china_tokens"], row["us_tokens"], row["china_us_ratio"]])).toEqual([
      ["all_unnamed_american", 116, 1065, 116 / 1065],
      ["all_unnamed_chinese", 1116, 65, 1116 / 65],
      ["all_unplaced_american", 116, 1074, 116 / 1074],
      ["all_unplaced_chinese", 1125, 65, 1125 / 65],
      ["named", 116, 65, 116 / 65],
      ["named_with_tng", 136, 65, 136 / 65],
      ["nine", 110, 58, 110 / 58],
      ["nine_without_arcee", 110, 50, 110 / 50]
    ]);
    expect(first.map((row) => `${String(row["source"])} ${String(row["as_of"])}`)).toEqual(
      Array.from({length: 8}, () => "s1 2026-02-12")
    );
    const second = rows.filter((row) => row["week_start"] !== WEEK);
    expect(second.map((row) => [row["china_tokens"], row["us_tokens"], row["china_us_ratio"]])).toContainEqual([4, 0, null]);
    expect(second).toHaveLength(8);
  }); // prettier-ignore
});

describe("usage of every seven days", () => {
  const day = (n: number) => `2026-02-${String(n).padStart(2, "0")}`;
  const OLD = {known_from: "2026-02-20", known_to: "2026-02-21"};
  const usage = (model: string, n: number, tokens: number) => ({
    model,
    day: day(n),
    tokens,
    as_of: day(n),
    source: "s"
  });
  const models = ["z-ai/a", "openai/b", "us/c", "cn/d", "eu/e", "eu/f", "eu/g", "eu/h", "eu/i", "eu/j", "other/o"];
  const origin = {"z-ai": "china", cn: "china", openai: "us", us: "us", eu: "eu", other: "other"};
  const labOf = (model: string) => model.split("/")[0] ?? "";
  const days = [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15];
  const ROWS: SmallRows = {
    usage_daily: [
      ...days.flatMap((n) => models.map((model, i) => usage(model, n, model === "us/c" ? 1 : 100 - i))),
      // A count that was taken back, and a day that nobody has any more.
      {...usage("z-ai/a", 7, 5000), ...OLD},
      {...usage("z-ai/a", 9, 5000), ...OLD},
      usage("cn/d", 16, 5)
    ].map((row) => ({...row, source: row.model === "us/c" ? "t" : "s"})),
    model: models.map((model) => ({model, lab: labOf(model), name: model, free_variant: false})),
    lab: Object.keys(origin).map((lab) => ({lab, name: lab, name_zh: lab, country: lab})),
    country: Object.entries(origin).map(([country, side]) => ({country, name: country, name_zh: country, origin: side}))
  };

  it("ranks the named models of each whole window, and counts nine or all of them", async () => {
    const books = await smallTables(ROWS, only("usage_seven_days_by_model", "china_us_seven_days"));
    const rows = await plainRows(books, "SELECT * FROM usage_seven_days_by_model ORDER BY last_day, rank");
    const sides = await plainRows(books, "SELECT * FROM china_us_seven_days ORDER BY last_day, basis");
    books.closeSync();
    expect([...new Set(rows.map((row) => row["last_day"]))]).toEqual([day(7), day(8), day(16)]);
    const week = rows.filter((row) => row["last_day"] === day(7));
    expect(week.map((row) => [row["rank"], row["model"], row["tokens"]])).toEqual(
      ["z-ai/a", "openai/b", "cn/d", "eu/e", "eu/f", "eu/g", "eu/h", "eu/i", "eu/j", "us/c"].map((model, i) => [
        i + 1,
        model,
        model === "us/c" ? 7 : 7 * (100 - models.indexOf(model))
      ])
    );
    expect(week[2]).toMatchObject({lab: "cn", origin: "china", source: "s", as_of: day(7)});
    expect(rows.find((row) => row["last_day"] === day(16) && row["model"] === "cn/d")).toMatchObject({tokens: 6 * 97 + 5});
    expect(sides.slice(0, 2)).toEqual([
      {last_day: day(7), basis: "named", china_tokens: 7 * 197, us_tokens: 7 * 100, china_us_ratio: 1.97, source: "t", as_of: day(7)},
      {last_day: day(7), basis: "nine", china_tokens: 7 * 197, us_tokens: 7 * 99, china_us_ratio: 197 / 99, source: "s", as_of: day(7)}
    ]);
  }); // prettier-ignore

  it("has no ratio where one side is nothing", async () => {
    const usage_daily = [1, 2, 3, 4, 5, 6, 7].map((n) => usage("z-ai/a", n, 1));
    const books = await smallTables({...ROWS, usage_daily}, only("usage_seven_days_by_model", "china_us_seven_days"));
    const sql = "SELECT DISTINCT china_tokens, us_tokens, china_us_ratio FROM china_us_seven_days";
    expect(await plainRows(books, sql)).toEqual([{china_tokens: 7, us_tokens: 0, china_us_ratio: null}]);
    books.closeSync();
  });
});
