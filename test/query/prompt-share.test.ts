import {afterAll, beforeAll, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {loadPromptShare} from "../../loaders/data/prompt-share.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {addDays} from "../../src/lib/dates.js";
import {rowsOf} from "../fixtures/ledger.js";

let ledger: DuckDBConnection;
beforeAll(async () => {
  ledger = await openWarehouse({edition: "full"});
});
afterAll(() => ledger.closeSync());

it("is the mix of each lab by its tokens of the month, worked again over plain rows", async () => {
  const mix = (await rowsOf(
    ledger,
    "SELECT month, lab, prompt_share FROM usage_mix WHERE known_to = DATE '9999-12-31'"
  )) as unknown as {month: string; lab: string; prompt_share: number}[];
  const used = (await rowsOf(
    ledger,
    "SELECT week_start, lab, tokens::DOUBLE AS tokens FROM usage_weekly_by_model"
  )) as unknown as {week_start: string; lab: string; tokens: number}[];
  const month = mix.map((m) => m.month).reduce((a, b) => (a > b ? a : b));
  const promptOf = new Map(mix.filter((m) => m.month === month).map((m) => [m.lab, m.prompt_share]));
  let [all, known, prompts] = [0, 0, 0];
  for (const {week_start, lab, tokens} of used) {
    if (!addDays(week_start, 3).startsWith(month.slice(0, 7))) continue;
    all += tokens;
    const prompt = promptOf.get(lab);
    if (prompt === undefined) continue;
    known += tokens;
    prompts += tokens * prompt;
  }
  const found = await loadPromptShare();
  expect(found?.month).toBe(month);
  expect(found?.share).toBeCloseTo(prompts / known, 12);
  expect(found?.coverage).toBeCloseTo(known / all, 12);
});
