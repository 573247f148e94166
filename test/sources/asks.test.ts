import {describe, expect, it, vi} from "vitest";
import {SOURCES} from "../../loaders/sources/all.js";
import {DAY, MINUTE, SECOND, type RateLimit} from "../../loaders/sources/budget.js";
import type {PlanContext} from "../../loaders/sources/source.js";
import {epochDay} from "../../src/lib/dates.js";
import {ANSWERS} from "../fixtures/remote/answers.js";
import {entryPointOf} from "../fixtures/remote/service.js";
import {testWorld} from "../fixtures/remote/world.js";

interface Options extends Partial<PlanContext> {
  readonly tokens?: Readonly<Record<string, bigint>>;
  readonly models?: readonly string[];
  /** Stands in for the documented answer. */
  readonly answer?: Response;
}

/** What the first pull of a source asks of services in memory: addresses, headers, and the limits within which it does. */
async function ask(name: string, {models = ["c1/a"], tokens = {}, answer, env = {}, ...context}: Options = {}) {
  const world = testWorld("2026-05-20T06:00:00Z", models);
  for (const [model, more] of Object.entries(tokens)) world.restate("2026-05-17", model, more);
  // Models that were used and are on offer no more.
  const offered = {...world, models: models.filter((model) => !model.startsWith("gone/"))};
  const urls: string[] = [];
  const headers: Headers[] = [];
  const kept = new Map<string, readonly RateLimit[]>();
  const effects = world.effects(env, {
    fetch: (input, init) => {
      const request = new Request(input, init);
      const url = new URL(request.url);
      urls.push(request.url.replace("https://", ""));
      headers.push(request.headers);
      const entry = entryPointOf(url) ?? "tasks";
      const body = ANSWERS[entry](entry === "models" ? offered : world, url.searchParams, url.pathname);
      return Promise.resolve(answer ?? new Response(JSON.stringify(body)));
    }
  });
  const budget = (service: string, limits: readonly RateLimit[]) => Promise.resolve(void kept.set(service, limits));
  const source = SOURCES.find((s) => s.name === name);
  const [pull] = source?.plan({today: world.today(), since: null, entries: [], env, ...context}) ?? [];
  const payloads = await pull?.fetch({effects, budget});
  return {urls, headers, limits: Object.fromEntries(kept), payloads};
}

describe("pull.fetch(client)", () => {
  const RANKINGS = "openrouter.ai/api/v1/datasets/rankings-daily";
  const APPS = "openrouter.ai/api/v1/datasets/app-rankings";
  const PAGE = "limit=100&offset=0&sort=popular";
  it.each([
    [
      "openrouter-rankings-daily",
      [`${RANKINGS}?end_date=2026-01-01&start_date=2025-01-01`, `${RANKINGS}?end_date=2026-05-19&start_date=2026-01-02`]
    ],
    [
      "openrouter-categories",
      [`${RANKINGS}?category=programming&end_date=2026-05-17&period=week&start_date=2026-04-27`]
    ],
    [
      "openrouter-languages",
      [`${RANKINGS}?end_date=2026-05-17&language_type=natural&period=week&start_date=2026-04-27`]
    ],
    ["openrouter-modalities", [`${RANKINGS}?end_date=2026-05-19&modality=text&period=day&start_date=2026-05-13`]],
    ["openrouter-contexts", [`${RANKINGS}?context_bucket=1K&end_date=2026-05-19&period=day&start_date=2026-05-13`]],
    ["openrouter-tasks", ["openrouter.ai/api/v1/classifications/task?window=7d"]],
    ["openrouter-apps", [`${APPS}?end_date=2026-05-19&${PAGE}&start_date=2026-05-19`]],
    [
      "openrouter-app-categories",
      [
        `${APPS}?category=coding&end_date=2026-05-10&${PAGE}&start_date=2026-05-04`,
        `${APPS}?category=coding&end_date=2026-05-17&${PAGE}&start_date=2026-05-11`
      ]
    ],
    ["openrouter-session-cost", ["openrouter.ai/api/v1/datasets/session-cost?limit=500&offset=0"]],
    ["openrouter-models", ["openrouter.ai/api/v1/models?limit=1000&offset=0"]],
    ["openrouter-benchmarks", ["openrouter.ai/api/v1/benchmarks"]],
    ["models-dev", ["models.dev/api.json"]],
    ["sec-companyfacts", ["data.sec.gov/api/xbrl/companyfacts/CIK0001577552.json"]]
  ])("of %s asks for whole pages and whole windows, at the service's own address", async (name, addresses) => {
    expect((await ask(name)).urls).toEqual(addresses);
  });

  it("of Yahoo asks for a year of daily closes, and keeps bytes that its client would refuse", async () => {
    const {urls} = await ask("market-yahoo");
    const [year, today] = ["2025-05-20", "2026-05-20"].map((day) => epochDay(day) * 86_400);
    expect(urls).toHaveLength(1);
    expect(urls[0]).toMatch(/^query2\.finance\.yahoo\.com\/v8\/finance\/chart\/BABA\?.*interval=1d/);
    expect(urls[0]).toContain(`period1=${year}&period2=${today}`);
    expect((await ask("market-yahoo", {answer: new Response("{}")})).payloads).toHaveLength(1);
    await expect(ask("market-yahoo", {answer: new Response("", {status: 403})})).rejects.toThrow(
      "HTTP 403; expected 200 with JSON. The service refuses this caller; use MARKET_CSV instead"
    );
  });

  it("of hosts asks about the fifty largest models of three days that are on offer by their author", async () => {
    const lab = Array.from({length: 52}, (_, i) => `lab/m${i + 1}`);
    const sizes = Object.fromEntries(lab.map((model, i) => [model, BigInt(i + 1) * 1_000_000_000n]));
    const {urls, payloads} = await ask("openrouter-hosts", {
      models: [...lab, "gone/x", "auto"],
      tokens: {...sizes, "gone/x": 10n ** 15n, auto: 10n ** 15n, other: 10n ** 15n}
    });
    const API = "openrouter.ai/api/v1";
    expect(urls.slice(0, 4)).toEqual([
      `${API}/providers`,
      `${API}/endpoints/zdr`,
      `${API}/models?limit=1000&offset=0`,
      `${RANKINGS}?end_date=2026-05-19&start_date=2026-05-17`
    ]);
    // Two of the fifty are not asked about: one is on offer no more, one has no author.
    const asked = Array.from({length: 48}, (_, i) => `${API}/models/lab/m${52 - i}/endpoints`);
    expect(urls.slice(4)).toEqual(asked);
    // Lists that only tell what to ask are not kept.
    expect(payloads).toHaveLength(2 + 48);
  });

  it.each([
    ["openrouter-tasks", "openrouter", [25, MINUTE], [450, DAY]],
    ["models-dev", "models.dev", [5, MINUTE], [50, DAY]],
    ["sec-companyfacts", "sec", [5, SECOND]],
    ["market-yahoo", "yahoo", [20, MINUTE], [200, DAY]]
  ] as const)("of %s stays within the limits of %s", async (name, service, ...limits) => {
    expect((await ask(name)).limits).toEqual({
      [service]: limits.map(([requests, windowMs]) => ({requests, windowMs}))
    });
  });

  it.each([
    [
      "openrouter-tasks",
      {data: {as_of: 7}},
      "GET /api/v1/classifications/task?window=7d: data.as_of: 7; expected string"
    ],
    ["openrouter-models", {data: [{id: 7}]}, "GET /api/v1/models?limit=1000&offset=0: data[0].architecture: missing"]
  ])("of %s names the field at which the client stopped, and the request", async (name, body, says) => {
    await expect(ask(name, {answer: new Response(JSON.stringify(body))})).rejects.toThrow(says);
  });

  it("names itself by the settings of the refresh alone, whatever the machine has set", async () => {
    vi.stubEnv("OPENROUTER_API_KEY", "of-the-machine");
    const key = async (env: PlanContext["env"]) =>
      (await ask("openrouter-tasks", {env})).headers[0]?.get("authorization");
    expect(await key({OPENROUTER_API_KEY: " of-the-reader "})).toBe("Bearer of-the-reader");
    expect(await key({})).toBeNull();
    const agent = (await ask("sec-companyfacts", {env: {SEC_USER_AGENT: "A Reader a@example.com"}})).headers[0];
    expect([agent?.get("user-agent"), agent?.get("accept")]).toEqual(["A Reader a@example.com", "application/json"]);
  });
});
