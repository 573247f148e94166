import {mkdtempSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {AS_KNOWN_ON} from "../../loaders/as-known-on.js";
import {loadCompanies} from "../../loaders/data/companies.js";
import {lastPrice, mondaysBefore, pastValues, type PricedShare} from "../../loaders/data/past-values.js";
import {mondaysText, pastMondays} from "../../loaders/model/mondays.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import type {PastValue} from "../../src/desk/past-calls.js";
import {DOCUMENTS, modelOf, valueOf} from "../companies/data.js";
import {compiled} from "../../src/model/compile.js";

const ENTITY = "2513.HK";
const UNTIL = "2026-10-28";
/** The day on which the planted rows become known: a Tuesday. */
const PLANTED = "2026-10-20";
const SHARES: ReadonlyMap<string, PricedShare> = new Map([[ENTITY, {entity: ENTITY, unit: "HKD per share"}]]);
const documents = {companies: {zhipu: DOCUMENTS.companies["zhipu"] ?? ""}, shared: DOCUMENTS.shared};

let connection: DuckDBConnection;
let found: readonly PastValue[];
beforeAll(async () => {
  connection = await openWarehouse({edition: "full"});
  found = await mondays();
});
afterAll(() => connection.closeSync());

const mondays = async (): Promise<readonly PastValue[]> =>
  (await pastValues(connection, {documents, shares: SHARES, days: mondaysBefore(UNTIL)})).get(ENTITY) ?? [];

describe("pastValues(connection, models), on Mondays", () => {
  it("goes back Monday by Monday to the first of which the books held what the model asks for", () => {
    expect(found[0]?.day).toBe("2026-10-26");
    const isBack = (day: string, i: number) =>
      new Date(day).getUTCDay() === 1 && (i === 0 || day < (found[i - 1]?.day ?? ""));
    expect(found.every(({day}, i) => isBack(day, i))).toBe(true);
    expect(found.at(-1)?.value).not.toBeNull();
  });

  it("comes to the value of the model with what is known by other means on the day", async () => {
    vi.stubEnv(AS_KNOWN_ON, "2026-10-05");
    const data = await loadCompanies("full");
    vi.unstubAllEnvs();
    const on = found.find(({day}) => day === "2026-10-05");
    expect(on?.value).toBe(valueOf(compiled(modelOf(ENTITY, data).sheet), "value"));
    expect(on?.price).toEqual(lastPrice(SHARES.get(ENTITY) as PricedShare, data));
  });

  it("changes nothing before a planted future row is known: no figure, no week, no price", async () => {
    for (const statement of planted()) await connection.run(statement);
    const after = await mondays();
    const split = (values: readonly PastValue[]) => ({
      early: values.filter(({day}) => day < PLANTED),
      late: values.filter(({day}) => day >= PLANTED)
    });
    expect(split(after).early).toEqual(split(found).early);
    expect(split(after).early.length).toBeGreaterThan(1);
    // And they are read from the day on which they are known.
    for (const [i, {value, price}] of split(after).late.entries()) {
      expect(value).not.toBe(split(found).late[i]?.value);
      expect(price).toEqual({date: "2026-10-19", value: 1});
    }
  });
});

/** A restated half, a week of usage seven times as large, and a price, none of them known before the day. */
function planted(): string[] {
  const known = `DATE '${PLANTED}' AS known_from, DATE '9999-12-31' AS known_to`;
  const isHalf = `entity = '${ENTITY}' AND metric = 'segment_revenue_open_platform_api' AND period_end = DATE '2026-06-30'`;
  const isUsage = "week_start >= DATE '2026-08-01' AND model LIKE 'z-ai/%'";
  const now = "known_to = DATE '9999-12-31'";
  return [
    ...[
      ["company_metric", isHalf, "value + 1e6 AS value"],
      ["usage_weekly", isUsage, "tokens * 7 AS tokens"]
    ].flatMap(([table, which, change]) => [
      `CREATE TEMP TABLE planted AS SELECT * REPLACE (${known}, ${change}) FROM main.${table} WHERE ${which} AND ${now}`,
      `UPDATE main.${table} SET known_to = DATE '${PLANTED}' WHERE ${which} AND ${now}`,
      `INSERT INTO main.${table} SELECT * FROM planted`,
      "DROP TABLE planted"
    ]),
    `INSERT INTO main.market SELECT * REPLACE (${known}, 1 AS value, DATE '2026-10-19' AS date) FROM main.market
     WHERE entity = '${ENTITY}' AND metric = 'close' AND date = DATE '2026-09-11' LIMIT 1`
  ];
}

describe("npm run model -- own.model --mondays", () => {
  it("works a document of one’s own as the models of the site are, with what it assumes instead", async () => {
    const ours = documents.companies.zhipu;
    const own = await pastMondays(ours.replace("input 0.5 in 0..1.5", "input 0.4 in 0..1.5"), {today: UNTIL});
    expect(own.map(({day, price}) => [day, price])).toEqual(found.map(({day, price}) => [day, price]));
    for (const [i, {value}] of own.entries()) expect(value ?? NaN).toBeLessThan(found[i]?.value ?? NaN);
  });

  it("says what a document lacks of whose price a call would be held against", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "mondays-")), "own.model");
    writeFileSync(file, "title Own | 自有\n");
    await expect(mondaysText(file, {json: false})).rejects.toThrow(`${file}: no company; expected a line such as`);
  });
});
