import {beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {addDays} from "../../src/lib/dates.js";
import type {ProfileSubject} from "../../src/lib/profile-address.js";
import type {ProfileData} from "../../src/query/profile-data.js";
import {foundSubjects, isCounted, profileOf, subjectsOf} from "../../src/query/profile.js";
import type {Usage} from "../../src/query/usage.js";
import {rowsOf} from "../fixtures/ledger.js";
import {publishedProfiles, publishedUsage} from "../fixtures/results.js";

let usage: Usage;
let data: ProfileData;
let ledger: DuckDBConnection;
beforeAll(async () => {
  [usage, data] = [await publishedUsage(), await publishedProfiles()];
  ledger = await openWarehouse({edition: "full"});
});

/** The one text that a query gives. */
async function one(sql: string): Promise<string> {
  const [value] = Object.values((await rowsOf(ledger, sql))[0] ?? {});
  if (typeof value !== "string") throw new Error(`${sql}: no text came of it`);
  return value;
}
const NAMED = "FROM usage_weekly_by_model WHERE origin <> 'other'";

/** The models whose profiles are told apart by how they are counted, as the data have them. */
const MODELS = {
  largest: `SELECT model ${NAMED} ORDER BY week_start DESC, tokens DESC LIMIT 1`,
  newest: `SELECT model ${NAMED} GROUP BY model ORDER BY min(week_start) DESC, sum(tokens) DESC LIMIT 1`,
  stealth: `SELECT model FROM usage_weekly_by_model WHERE origin = 'undisclosed' GROUP BY model ORDER BY sum(tokens) DESC LIMIT 1`,
  withdrawn: `SELECT model ${NAMED} GROUP BY model ORDER BY max(week_start), sum(tokens) DESC LIMIT 1`
};

describe("profileOf(usage, data, subject)", () => {
  it.each(Object.entries(MODELS))("has of the %s model what SQL has, week by week", async (_, sql) => {
    const key = await one(sql);
    const {weeks, last, isCurrent, lab, model} = profileOf(usage, data, {kind: "model", key});
    const rows = await rowsOf(
      ledger,
      `SELECT week_start AS week, tokens::DOUBLE AS tokens, share_of_all AS share, rank FROM usage_weekly_by_model WHERE model = '${key}' ORDER BY 1`
    );
    expect(weeks.filter(isCounted).map(({week, tokens, rank}) => ({week, tokens, rank}))).toEqual(
      rows.map(({week, tokens, rank}) => ({week, tokens, rank}))
    );
    for (const [i, {share}] of weeks.filter(isCounted).entries())
      expect(share).toBeCloseTo(Number(rows[i]?.["share"]), 12);
    expect(last?.week).toBe(rows.at(-1)?.["week"]);
    expect(isCurrent).toBe(last?.week === (await one("SELECT max(week_start) FROM usage_weekly_by_model")));
    expect([lab.lab, model?.model]).toEqual([await one(`SELECT lab FROM model WHERE model = '${key}'`), key]);
  });

  it("has of every lab what SQL has, with its place among labs that are known", async () => {
    const rows = await rowsOf(
      ledger,
      `SELECT lab, week_start AS week, tokens::DOUBLE AS tokens, CASE WHEN origin NOT IN ('undisclosed', 'other') THEN
        (row_number() OVER (PARTITION BY week_start, origin IN ('undisclosed', 'other') ORDER BY tokens DESC, lab))::INTEGER END AS rank
      FROM usage_weekly_by_lab WHERE origin <> 'other' ORDER BY lab, week_start`
    );
    const labs = [...new Set(rows.flatMap(({lab}) => (typeof lab === "string" ? [lab] : [])))];
    const found = labs.flatMap((lab) =>
      profileOf(usage, data, {kind: "lab", key: lab})
        .weeks.filter(isCounted)
        .map(({week, tokens, rank}) => ({lab, week, tokens, rank}))
    );
    expect(found).toEqual(rows);
  });

  it("keeps weeks that were never published whole, and those in which a model is not counted, as gaps", () => {
    const lines = subjectsOf(data).map((subject) => profileOf(usage, data, subject).weeks);
    for (const weeks of lines)
      for (const [i, {week, isPublished, tokens}] of weeks.entries()) {
        expect(isPublished).toBe(usage.weeks.includes(week));
        if (!isPublished) expect(tokens).toBeNull();
        if (i > 0) expect(week).toBe(addDays(weeks[i - 1]?.week ?? "", 7));
      }
  });

  it("refuses what the registry does not hold, by its name", () => {
    expect(() => profileOf(usage, data, {kind: "lab", key: "none"})).toThrow("lab:none");
  });
});

describe("prices of profiles", () => {
  it("are the router’s, each where it changed and on the last day", async () => {
    const key = await one(
      "SELECT model FROM router_price GROUP BY model ORDER BY count(DISTINCT as_of) DESC, model LIMIT 1"
    );
    const rows = await rowsOf(
      ledger,
      `SELECT as_of AS day, max(input_usd_per_mtok)::DOUBLE AS input, max(output_usd_per_mtok)::DOUBLE AS output
      FROM router_price WHERE model = '${key}' GROUP BY as_of ORDER BY as_of`
    );
    const changed = rows.filter(
      (row, i) =>
        i === rows.length - 1 || row["input"] !== rows[i - 1]?.["input"] || row["output"] !== rows[i - 1]?.["output"]
    );
    const held = data.prices.filter(({model}) => model === key);
    expect(held.map(({day, input, output}) => ({day, input, output}))).toEqual(changed);
  });
});

describe("foundSubjects(usage, data, text, most)", () => {
  const found = (text: string) => foundSubjects(usage, data, text, 8).map(({kind, key}) => `${kind}:${key}`);

  it("finds a lab by its Chinese name, its models with it, largest first", () => {
    expect(found("智谱")[0]).toBe("lab:z-ai");
    expect(
      found("智谱")
        .slice(1)
        .every((key) => /^(model:(z-ai|thudm)\/|lab:thudm)/.test(key))
    ).toBe(true);
  });

  it("finds a model by parts of its name in any order, its key, or a name that another catalogue gives it", () => {
    const [named] = data.models.filter(({aliases}) => aliases !== null);
    const subject: ProfileSubject = {kind: "model", key: named?.model ?? ""};
    for (const text of [
      named?.name,
      named?.model,
      named?.aliases?.split(" ")[0],
      named?.name.split(" ").reverse().join(" ")
    ])
      expect(foundSubjects(usage, data, text ?? "", 700)).toContainEqual(subject);
  });

  it("finds nothing for nothing, nor for what no name holds", () => {
    expect([found(""), found("  "), found("no such name")]).toEqual([[], [], []]);
  });
});
