import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {loadModelRegistry} from "../../../loaders/data/model-registry.js";
import {loadOwnTables} from "../../../loaders/data/own-tables.js";
import {openRequests, warehouseAddress} from "../../../loaders/warehouse/requests/address.js";
import type {ReadRequest} from "../../../loaders/warehouse/requests/append.js";
import {monthText, spendFigures, spendMonths} from "../../../src/figures/own-spend.js";
import {addDays, isMonday} from "../../../src/lib/dates.js";
import {nameReader} from "../../../src/query/import/names.js";
import type {ModelRegistry} from "../../../src/query/model-names/registry.js";
import {SPENDERS, type OwnTables} from "../../../src/query/own/tables.js";
import {ownSpendOf} from "../../../src/shell/profile/own.js";
import {printWords, slotProblems} from "../../../src/words/say.js";
import {seeded} from "../../fixtures/random.js";
import {loadRows, madeRequests, standingRequests} from "../../fixtures/requests.js";

const folder = mkdtempSync(join(tmpdir(), "own-tables-"));
const LEDGER_WAREHOUSE = `duckdb:${join(folder, "requests.duckdb")}`;
const random = seeded(31);
const BATCHES = [1, 2].map(() => madeRequests(600, random, {numbers: 900, days: 70}));
let registry: ModelRegistry;
let own: OwnTables;
let counted: readonly ReadRequest[];

beforeAll(async () => {
  registry = await loadModelRegistry();
  const warehouse = await openRequests(warehouseAddress(LEDGER_WAREHOUSE));
  await loadRows(warehouse, ...BATCHES);
  await warehouse.close();
  own = (await loadOwnTables({LEDGER_WAREHOUSE})) as OwnTables;
  counted = standingRequests(...BATCHES);
});
afterAll(() => rmSync(folder, {recursive: true}));

/** Plain counting: what rows of a key come to together. */
function countedBy(
  rows: readonly ReadRequest[],
  keyOf: (row: ReadRequest) => string,
  of: (row: ReadRequest) => number
) {
  const sums: Record<string, number> = {};
  for (const row of rows) sums[keyOf(row)] = (sums[keyOf(row)] ?? 0) + of(row);
  return sums;
}

const modelOf = ({model}: ReadRequest) => nameReader(registry).read(model, false).values[0] ?? "";
const tokensOf = ({tokens}: ReadRequest) => tokens;
const costOf = ({cost}: ReadRequest) => (cost ? cost.micro / 1e6 + cost.rest / 1e18 : 0);
const lastDay = () => counted.reduce((last, {day}) => (day > last ? day : last), "");
const latest = () => counted.filter(({day}) => day > addDays(lastDay(), -30));

describe("loadOwnTables(env)", () => {
  it("gives weeks by model as plain counting does", () => {
    const {usage} = own;
    const monday = (day: string): string => (isMonday(Date.parse(day)) ? day : monday(addDays(day, -1)));
    const found: Record<string, number> = {};
    usage.tokens.forEach((tokens, i) => {
      found[`${usage.weeks[usage.week[i] ?? 0]} ${usage.models[usage.model[i] ?? 0]?.model}`] = tokens;
    });
    expect(found).toEqual(countedBy(counted, (row) => `${monday(row.day)} ${modelOf(row)}`, tokensOf));
  });

  it("gives tasks of the last thirty days, their models, and apps of each window, as plain counting does", () => {
    const {tasks, apps} = own.useCases;
    const tagged = latest().filter(({use_case}) => use_case !== "unknown");
    const sum = (rows: readonly ReadRequest[], of: (row: ReadRequest) => number) =>
      rows.reduce((total, row) => total + of(row), 0);
    const byTask = countedBy(tagged, ({use_case}) => use_case, tokensOf);
    expect(
      Object.fromEntries((tasks?.shares ?? []).map((s) => [s.use_case, s.token_share * sum(tagged, tokensOf)]))
    ).toEqual(Object.fromEntries(Object.entries(byTask).map(([task, tokens]) => [task, expect.closeTo(tokens, 6)])));
    const byModel = countedBy(tagged, (row) => `${row.use_case} ${modelOf(row)}`, tokensOf);
    expect(
      Object.fromEntries(
        (tasks?.models ?? []).map((m) => [`${m.use_case} ${m.model}`, m.share * (byTask[m.use_case] ?? 0)])
      )
    ).toEqual(Object.fromEntries(Object.entries(byModel).map(([key, tokens]) => [key, expect.closeTo(tokens, 6)])));
    for (const days of [30, 1]) {
      const window = counted.filter(({day, app}) => day > addDays(lastDay(), -days) && app !== "unknown");
      const found = apps.filter(({window_days}) => window_days === days);
      expect(Object.fromEntries(found.map(({app, tokens}) => [app, tokens]))).toEqual(
        countedBy(window, ({app}) => app, tokensOf)
      );
      expect(found.map(({rank}) => rank)).toEqual(found.map((_, i) => i + 1));
    }
  });

  it("shows spend of each month by team, app and model, each currency by itself, as plain counting does", () => {
    for (const month of spendMonths(own))
      for (const by of SPENDERS) {
        const rows = counted.filter(({day}) => day.startsWith(month.slice(0, 7)));
        const figures = spendFigures(own, month, by, []);
        expect(figures.map(({name}) => name).sort()).toEqual(["own-spend-cny", "own-spend-usd"]);
        for (const figure of figures) {
          const currency = figure.name.slice(-3).toUpperCase();
          const keyOf = (row: ReadRequest) => (by === "model" ? modelOf(row) : row[by]);
          const ofCurrency = rows.filter((row) => row.currency === currency);
          const cell = (key: string, row: (typeof figure.rows)[number]) => {
            const part = figure.columns.find((column) => column.key === key)?.cell(row);
            return part && typeof part === "object" && "value" in part ? Number(part.value) : NaN;
          };
          const shown = (key: string) => Object.fromEntries(figure.rows.map((row) => [row.key, cell(key, row)]));
          expect(shown("tokens")).toEqual(countedBy(ofCurrency, keyOf, tokensOf));
          expect(shown("requests")).toEqual(countedBy(ofCurrency, keyOf, ({requests}) => requests));
          expect(shown("cost")).toEqual(
            Object.fromEntries(
              Object.entries(countedBy(ofCurrency, keyOf, costOf)).map(([key, cost]) => [key, expect.closeTo(cost, 9)])
            )
          );
          expect(slotProblems(figure.title)).toEqual([]);
          expect(slotProblems(figure.measure)).toEqual([]);
          expect(printWords(figure.title, "en")).toContain(monthText(month).en);
        }
      }
  });

  it("gives a profile the months of its model, and a lab those of its models", () => {
    const model = modelOf({...(counted[0] as ReadRequest), model: "deepseek/deepseek-v4-flash"});
    const ofModel = ownSpendOf(own, [{kind: "model", key: model}]);
    expect(
      countedBy(
        counted.filter((row) => modelOf(row) === model),
        ({currency}) => currency,
        tokensOf
      )
    ).toEqual(
      ofModel.reduce<Record<string, number>>(
        (sums, row) => ({...sums, [row.currency]: (sums[row.currency] ?? 0) + row.tokens}),
        {}
      )
    );
    expect(ownSpendOf(own, [{kind: "lab", key: "deepseek"}])).toEqual(ofModel);
  });

  it.each([
    {},
    {LEDGER_WAREHOUSE, ALPHA_LEDGER_AUDIENCE: "client"},
    {LEDGER_WAREHOUSE, ALPHA_LEDGER_AUDIENCE: "public"}
  ])("gives nothing in %j", async (env) => expect(await loadOwnTables(env)).toBeNull());
});
