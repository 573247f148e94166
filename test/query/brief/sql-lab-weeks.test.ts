import {expect, it} from "vitest";
import {plainRows} from "../../../loaders/warehouse/query.js";
import {briefSql} from "../../../src/query/brief/sql.js";
import {smallTables, type SmallRows} from "../../fixtures/small-tables.js";

// W1 ended on 11 January, W2 on the first day of the brief.
const [W1, W2] = ["2026-01-05", "2026-01-12"] as const;
const [FROM, TO] = ["2026-01-18", "2026-01-25"] as const;
const OPEN = "9999-12-31";
const MILLION = 1_000_000;

const listing = (
  name: string,
  as_of: string,
  [input, output, cached]: readonly [number | null, number | null, number?],
  [known_from, known_to]: readonly [string, string] = ["2026-01-01", OPEN]
) => ({
  ...{as_of, listing: name, input_usd_per_mtok: input, output_usd_per_mtok: output},
  ...{cache_read_usd_per_mtok: cached ?? null, known_from, known_to}
});
const atHost = (host: string, row: ReturnType<typeof listing>, change = "changed") => ({...row, host, change});
const relation = (lab: string, kind: string) => ({lab, kind, entity: "E", weight: 1, effective_from: "2026-01-01"});

const BOOKS: SmallRows = {
  usage_weekly: Object.entries({[W1]: [3, 5, 2, 4, 6, 8, 1], [W2]: [1, 2, 3, 4, 5, 6, 1]}).flatMap(
    ([week_start, millions]) =>
      ["a/x", "a/y", "a/z:free", "a/none", "b/x", "c/x", "a/w:free"].map((model, i) => ({
        ...{week_start, model, tokens: (millions[i] ?? 0) * MILLION},
        known_from: "2026-01-01"
      }))
  ),
  model: ["a/x", "a/y", "a/z:free", "a/none", "b/x", "c/x", "a/w:free"].map((model) => ({
    ...{model, lab: model[0] ?? "", free_variant: model.endsWith(":free")}
  })),
  model_alias: [
    {alias: "alias-x", model: "a/x"},
    {alias: "alias-y", model: "a/y"}
  ],
  exposure: [relation("a", "owner"), relation("b", "owner"), relation("c", "stake")],
  price_listing: [],
  host_price_change: []
};

/** Side, lab and Monday; tokens, free and priced ones, in millions; dollars as input, as output and as cached input. */
async function weeks(rows: SmallRows): Promise<unknown[][]> {
  const books = await smallTables({...BOOKS, ...rows});
  const found = await plainRows(books, briefSql("labWeeks", {from: FROM, to: TO}));
  books.closeSync();
  return found.map((row) => Object.values(row).map((cell, i) => (i >= 3 && i < 6 ? Number(cell) / MILLION : cell)));
}
const weekOf = async (lab: string, week: string, rows: SmallRows) =>
  (await weeks(rows))
    .filter((row) => row[1] === lab && row[2] === week)
    .map(([side, , , ...counts]) => [side, ...counts]);

it("weeks of labs with an owner hold tokens of each side, free ones and those without a price apart", async () => {
  const price_listing = [
    listing("a/x", "2026-01-01", [2, 4]),
    listing("a/y", "2026-01-01", [3, 6, 1]),
    listing("a/z:free", "2026-01-01", [9, 9])
  ];
  expect(await weeks({price_listing})).toEqual(
    ["now", "was"].flatMap((side) => [
      [side, "a", W1, 3 + 5 + 2 + 4 + 1, 2 + 1, 3 + 5, 3 * 2 + 5 * 3, 3 * 4 + 5 * 6, 3 * 2 + 5 * 1],
      [side, "a", W2, 1 + 2 + 3 + 4 + 1, 3 + 1, 1 + 2, 1 * 2 + 2 * 3, 1 * 4 + 2 * 6, 1 * 2 + 2 * 1],
      [side, "b", W1, 6, 0, 0, 0, 0, 0],
      [side, "b", W2, 5, 0, 0, 0, 0, 0]
    ])
  );
});

it("weeks of labs are at the last prices by the end of each that each side knew", async () => {
  const price_listing = [
    listing("b/x", "2026-01-01", [9, 9]),
    listing("b/x", "2026-01-11", [1, 2], ["2026-01-01", TO]),
    listing("b/x", "2026-01-11", [3, 4], [TO, OPEN]),
    listing("b/x", "2026-01-19", [8, 8])
  ];
  const host_price_change = [
    atHost("openrouter", listing("b%2Fx", "2026-01-18", [5, 6], [FROM, TO])),
    atHost("openrouter", listing("b%2Fx", "2026-01-17", [7, 7], ["2026-01-26", OPEN])),
    atHost("openrouter", listing("b%2Fx", "2026-01-18", [7, 7]), "removed"),
    atHost("elsewhere", listing("b%2Fx", "2026-01-18", [7, 7]))
  ];
  expect(await weekOf("b", W1, {price_listing, host_price_change})).toEqual([
    ["now", 6, 0, 6, 6 * 3, 6 * 4, 6 * 3],
    ["was", 6, 0, 6, 6 * 1, 6 * 2, 6 * 1]
  ]);
  expect(await weekOf("b", W2, {price_listing, host_price_change})).toEqual([
    ["now", 5, 0, 5, 5 * 3, 5 * 4, 5 * 3],
    ["was", 5, 0, 5, 5 * 5, 5 * 6, 5 * 5]
  ]);
});

it("weeks of labs take the dearest of listings of a day, those of catalogues before the router’s, and whole ones alone", async () => {
  const day = "2026-01-02";
  const price_listing = [
    ...[listing("a/x", day, [2, 5]), listing("alias-x", day, [3, 4])],
    ...[listing("a/y", day, [2, 2, 0.25]), listing("alias-y", day, [1, 1, 0.5])],
    ...[listing("a/x", "2026-01-03", [null, 8]), listing("a/x", "2026-01-03", [8, null])]
  ];
  const host_price_change = [atHost("openrouter", listing("a%2Fx", day, [7, 7, 7]))];
  expect(await weekOf("a", W1, {price_listing, host_price_change})).toEqual(
    ["now", "was"].map((side) => [...[side, 15, 3, 3 + 5], ...[3 * 3 + 5 * 2, 3 * 5 + 5 * 2, 3 * 3 + 5 * 0.5]])
  );
});
