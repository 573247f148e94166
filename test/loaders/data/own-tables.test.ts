import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {loadModelRegistry} from "../../../loaders/data/model-registry.js";
import {loadOwnTables, tablesOfSums} from "../../../loaders/data/own-tables.js";
import {openRequests, warehouseAddress} from "../../../loaders/warehouse/requests/address.js";
import type {UsageSum} from "../../../loaders/warehouse/requests/engine.js";
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

describe("tablesOfSums(sums, registry)", () => {
  const MADE: ModelRegistry = {
    models: [
      {model: "acme/lyra", lab: "acme", family: "lyra", name: "Lyra", weights: "open"},
      {model: "deepseek/v1", lab: "deepseek", family: "v", name: "V1", weights: "closed"}
    ],
    aliases: [],
    labs: [
      {lab: "acme", name: "Acme", name_zh: "甲", country: "US"},
      {lab: "deepseek", name: "DeepSeek AI", name_zh: "深度求索", country: "CN"}
    ],
    countries: [
      {country: "US", name: "United States", name_zh: "美国", origin: "us"},
      {country: "CN", name: "China", name_zh: "中国", origin: "china"}
    ]
  };
  const sum = (day: string, model: string, tokens: number, more: Partial<UsageSum> = {}): UsageSum => ({
    ...{day, model, tokens: String(tokens), rows: "1", requests: "1", currency: "USD", cost: "0.000000000000000000"},
    ...{app: "unknown", team: "unknown", use_case: "unknown", user_country: "unknown"},
    ...{input_tokens: "0", output_tokens: "0", cache_read_tokens: "0", cache_write_tokens: "0", reasoning_tokens: "0"},
    ...more
  });
  const SUMS = [
    sum("2026-01-31", "acme/lyra", 1000, {app: "old", use_case: "code"}),
    sum("2026-02-01", "acme/lyra", 100, {
      app: "a",
      team: "t",
      use_case: "code",
      requests: "2",
      cost: "1.500000000000000000"
    }),
    sum("2026-02-02", "deepseek/v1", 300, {app: "b", use_case: "code", currency: "CNY", cost: "2.000000000000000000"}),
    sum("2026-03-01", "acme/lyra", 0, {use_case: "idle", requests: "0"}),
    sum("2026-03-02", "strange", 50, {requests: "5", cost: "0.250000000000000000"}),
    sum("2026-03-02", "acme/lyra", 100, {app: "a", use_case: "chat", requests: "4"}),
    sum("2026-02-28", "", 1)
  ];
  const made = tablesOfSums(SUMS, MADE);

  it("tells models of the registry by their lab and country, and others by the name they are written by", () => {
    const {weeks, week, model, tokens, models, labs, countries, asOf, citation} = made.usage;
    expect([asOf, citation]).toEqual(["2026-03-02", "Source: the reader’s own usage, not public."]);
    expect(tokens.map((each, i) => [weeks[week[i] ?? -1], models[model[i] ?? -1]?.model, each])).toEqual([
      ["2026-01-26", "acme/lyra", 1100],
      ["2026-02-02", "deepseek/v1", 300],
      ["2026-03-02", "acme/lyra", 100],
      ["2026-03-02", "strange", 50],
      ["2026-02-23", "unknown", 1],
      ["2026-02-23", "acme/lyra", 0]
    ]);
    expect(
      models.map(({model: key, name, weights, lab}) => [
        key,
        name,
        weights,
        labs[lab]?.name,
        countries[labs[lab]?.country ?? -1]
      ])
    ).toEqual([
      [
        "acme/lyra",
        "Lyra",
        "open",
        {en: "Acme", zh: "甲"},
        {country: "US", name: {en: "United States", zh: "美国"}, origin: "us"}
      ],
      [
        "deepseek/v1",
        "V1",
        "closed",
        {en: "DeepSeek", zh: "DeepSeek"},
        {country: "CN", name: {en: "China", zh: "中国"}, origin: "china"}
      ],
      ...["strange", "unknown"].map((name) => [
        name,
        name,
        "unknown",
        {en: "Unknown", zh: "未知"},
        {country: "unknown", name: {en: "Unknown", zh: "未知"}, origin: "undisclosed"}
      ])
    ]);
  });

  it("gives tasks of the last thirty days with their models, largest first, and none where nothing names one", () => {
    const {tasks} = made.useCases;
    const window = {isOwn: true, as_of: "2026-03-02", window_days: 30, max_age_days: null};
    expect(tasks).toMatchObject({...window, citation: made.usage.citation});
    expect(tasks?.shares).toEqual([
      {level: "task", macro: "", use_case: "code", name: "code", token_share: 0.8, request_share: 3 / 7},
      {level: "task", macro: "", use_case: "chat", name: "chat", token_share: 0.2, request_share: 4 / 7},
      {level: "task", macro: "", use_case: "idle", name: "idle", token_share: 0, request_share: 0}
    ]);
    expect(
      tasks?.models.map((m) => [m.use_case, m.listed_order, m.model, m.name, m.lab_name, m.origin, m.share])
    ).toEqual([
      ["code", 1, "deepseek/v1", "V1", "DeepSeek", "china", 0.75],
      ["code", 2, "acme/lyra", "Lyra", "Acme", "us", 0.25],
      ["chat", 1, "acme/lyra", "Lyra", "Acme", "us", 1],
      ["idle", 1, "acme/lyra", "Lyra", "Acme", "us", 0]
    ]);
    const tasksOf = (...sums: readonly UsageSum[]) => tablesOfSums(sums, MADE).useCases.tasks;
    expect(tasksOf(sum("2026-03-02", "strange", 50))).toBeNull();
    expect(tasksOf(sum("2026-03-02", "strange", 0, {use_case: "code"}))).toBeNull();
    const unasked = tasksOf(sum("2026-03-02", "strange", 5, {use_case: "code", requests: "0"}));
    expect(unasked?.shares).toMatchObject([{token_share: 1, request_share: 0}]);
  });

  it("lists ten models of a task and twelve apps of a window, equal ones in the order of their names", () => {
    const apps = (days: number) => made.useCases.apps.filter(({window_days}) => window_days === days);
    expect(apps(30).map(({rank, app, tokens, requests}) => [rank, app, tokens, requests])).toEqual([
      [1, "b", 300, 1],
      [2, "a", 200, 6]
    ]);
    expect(apps(1).map(({rank, app, tokens}) => [rank, app, tokens])).toEqual([[1, "a", 100]]);
    const many = Array.from({length: 14}, (_, i) =>
      sum("2026-03-02", `m${i + 10}`, i < 2 ? 9 : i, {app: `app ${i + 10}`, use_case: "code"})
    );
    const {tasks, apps: listed} = tablesOfSums(many.reverse(), MADE).useCases;
    const largest = [23, 22, 21, 20, 10, 11, 19, 18, 17, 16, 15, 14];
    expect(tasks?.models.map(({model}) => model)).toEqual(largest.slice(0, 10).map((i) => `m${i}`));
    expect(listed.slice(0, 12).map(({app}) => app)).toEqual(largest.map((i) => `app ${i}`));
    expect(listed).toHaveLength(24);
  });

  it("gives what teams, apps and models took in a month and currency, those that nothing names as such", () => {
    const spent = (by: string) =>
      made.spend
        .filter((each) => each.by === by)
        .map(({month, key, name, lab, currency, tokens, requests, cost}) => [
          month.slice(0, 7),
          key,
          name.zh,
          lab,
          currency,
          tokens,
          requests,
          cost
        ]);
    expect(spent("team")).toEqual([
      ["2026-01", "unknown", "未注明", null, "USD", 1000, 1, 0],
      ["2026-02", "unknown", "未注明", null, "CNY", 300, 1, 2],
      ["2026-03", "unknown", "未注明", null, "USD", 150, 9, 0.25],
      ["2026-02", "t", "t", null, "USD", 100, 2, 1.5],
      ["2026-02", "unknown", "未注明", null, "USD", 1, 1, 0]
    ]);
    expect(spent("model")).toEqual([
      ["2026-01", "acme/lyra", "Lyra", "acme", "USD", 1000, 1, 0],
      ["2026-02", "deepseek/v1", "V1", "deepseek", "CNY", 300, 1, 2],
      ["2026-02", "acme/lyra", "Lyra", "acme", "USD", 100, 2, 1.5],
      ["2026-03", "acme/lyra", "Lyra", "acme", "USD", 100, 4, 0],
      ["2026-03", "strange", "strange", null, "USD", 50, 5, 0.25],
      ["2026-02", "unknown", "未注明", null, "USD", 1, 1, 0]
    ]);
  });
});
