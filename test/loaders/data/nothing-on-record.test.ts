import {beforeEach, describe, expect, it, vi} from "vitest";
import {AS_KNOWN_ON} from "../../../loaders/as-known-on.js";
import {loadEvents, loadLastEvents} from "../../../loaders/data/events.js";
import {loadExposure} from "../../../loaders/data/exposure.js";
import {loadHostPrices} from "../../../loaders/data/host-prices.js";
import {loadProfileHosts} from "../../../loaders/data/profile-hosts.js";
import {loadProfileLists} from "../../../loaders/data/profile-lists.js";
import {loadPromptShare} from "../../../loaders/data/prompt-share.js";
import {loadRestatements} from "../../../loaders/data/restatements.js";
import {loadRevenue} from "../../../loaders/data/revenue.js";
import {loadUsageWeekly} from "../../../loaders/data/usage-weekly.js";
import {loadUseCases} from "../../../loaders/data/use-cases.js";
import type {queryWarehouse} from "../../../loaders/warehouse/query.js";

const DAY = "2026-01-01";
/** What was asked of books in which nothing is on record. */
let asked: (readonly [edition: string, sql: string])[] = [];
const ask = ((edition, ...queries) => {
  asked.push(...queries.map((sql) => [edition, sql] as const));
  return Promise.resolve(queries.map(() => []));
}) as typeof queryWarehouse;
beforeEach(() => {
  asked = [];
});

describe("loaders of pages on a day on which nothing was on record", () => {
  beforeEach(() => void vi.stubEnv(AS_KNOWN_ON, DAY));

  it("say so with the day, and without a citation", async () => {
    const none = {knownOn: DAY, asOf: DAY, maxAgeDays: null, citation: ""};
    expect(await loadExposure(ask)).toEqual({...none, companies: [], exposures: [], weeks: [], totals: []});
    expect(await loadRevenue(ask)).toEqual({
      ...none,
      weeks: [],
      labs: [],
      cells: [],
      models: [],
      sessions: null,
      reported: []
    });
    expect(await loadUsageWeekly(ask)).toMatchObject({...none, weeks: [], tokens: []});
    expect(await loadHostPrices(ask)).toEqual({
      knownOn: DAY,
      lastKnownOn: null,
      citation: "",
      spreads: [],
      events: [],
      hosted: [],
      priced: []
    });
    expect(await loadUseCases(ask)).toEqual({
      knownOn: DAY,
      tasks: null,
      categories: null,
      apps: [],
      appWeeks: null,
      history: null,
      users: []
    });
    expect(await loadEvents(ask)).toEqual({knownOn: DAY, events: [], owned: [], readings: []});
  });

  it("ask for relations and events up to that day", async () => {
    await loadExposure(ask);
    await loadEvents(ask);
    const dated = asked.map(([, sql]) => sql).filter((sql) => sql.includes(DAY));
    expect(dated.map((sql) => /(?:WHERE|AND) (\S+ <= DATE '[\d-]+')/.exec(sql)?.[1])).toEqual([
      `e.effective_from <= DATE '${DAY}'`,
      `e.date <= DATE '${DAY}'`
    ]);
  });
});

describe("loaders of pages on books in which nothing is on record", () => {
  it("give nothing where there may be nothing", async () => {
    expect(await loadExposure(ask)).toMatchObject({knownOn: null, asOf: "", citation: ""});
    expect(await loadRevenue(ask)).toMatchObject({knownOn: null, asOf: ""});
    expect(await loadProfileHosts(ask)).toBeNull();
    expect(await loadProfileLists(ask)).toEqual({endpoints: null, benchmarks: null});
    expect(await loadPromptShare(ask)).toBeNull();
    expect(await loadRestatements(ask)).toEqual({citation: "", asOf: "", rows: []});
    expect(await loadLastEvents(ask)).toEqual([]);
  });

  it("stop where there must be something", async () => {
    await expect(loadUsageWeekly(ask)).rejects.toThrow(
      "usage_weekly: no source; expected one in data/registry/source.csv"
    );
    await expect(loadUseCases(ask)).rejects.toThrow("use_case_share: 0 latest windows; expected one");
  });

  it("ask the shipped edition for what may be downloaded, and the full one for what may be cited", async () => {
    await loadRestatements(ask);
    await loadUsageWeekly(ask).catch(() => null);
    expect(new Set(asked.slice(0, -1).map(([edition]) => edition))).toEqual(new Set(["shipped"]));
    expect(asked.at(-1)?.[0]).toBe("full");
  });
});
