import {beforeAll, describe, expect, it} from "vitest";
import {loadHostPrices} from "../../loaders/data/host-prices.js";
import {hostedTitle, makerMovesTitle, pricedShareTitle, undercutTitle} from "../../src/figures/titles/hosts.js";
import {hostedWeeks, spreadDays, undercut, type HostPriceData} from "../../src/query/host-price-data.js";
import {askOf} from "../fixtures/ledger.js";
import {said} from "../fixtures/said.js";
import {smallLedger} from "../fixtures/small-ledger.js";

let data: HostPriceData;
beforeAll(async () => {
  const ledger = await smallLedger();
  data = await loadHostPrices(askOf(ledger));
  ledger.closeSync();
});

describe("hostedWeeks(data)", () => {
  it("parts the weeks that the record of hosts reaches by who lists their models", () => {
    const weeks = hostedWeeks(data);
    expect(weeks[0]).toEqual({
      week: "2026-01-05",
      tokens: 1e9,
      makerOnly: 0,
      makerAndOthers: 0,
      othersOnly: 20e6,
      none: 980e6
    });
    // Nothing of them is listed by anybody.
    expect(hostedWeeks(data, "china")).toEqual([]);
    expect(hostedWeeks(data, "us").map(({week, tokens}) => [week, tokens / 1e6])).toEqual([
      ["2026-01-05", 360],
      ["2026-01-12", 300],
      ["2026-01-26", 10]
    ]);
    expect(hostedWeeks({...data, lastKnownOn: "2026-01-11"}).map(({week}) => week)).toEqual(["2026-01-05"]);
    expect(hostedWeeks({...data, lastKnownOn: null})).toEqual([]);
  });
});

describe("undercut(spreads, day)", () => {
  const row = {
    day: "2026-01-31",
    model: "m",
    name: "M",
    lab: "l",
    origin: "us",
    tokens: null,
    hosts: 2,
    median: 2,
    highest: 4
  } as const;
  it("counts the models of makers that another host lists for less, equal not among them", () => {
    const spreads = [
      {...row, maker: 3, lowest: 2},
      {...row, maker: 2, lowest: 2},
      {...row, maker: null, lowest: 1},
      {...row, day: "2026-02-28", maker: 3, lowest: 1}
    ];
    expect(undercut(spreads, "2026-01-31")).toEqual({models: 2, cheaper: 1});
    expect(spreadDays({spreads})).toEqual(["2026-02-28", "2026-01-31"]);
  });
});

describe("titles of hosts", () => {
  it("say what is at most first-party, who undercuts whom, and where nothing is on record", () => {
    expect(said(hostedTitle(0.778, 0.107, 0.115, "2026-06-29")).en).toBe(
      "First-party at most 78% of tokens in the week of 29 Jun 2026: others alone list 11%, nobody on record 12%"
    );
    expect(said(hostedTitle(0, 0, 0, null)).zh).toBe("没有托管方的记录");
    expect(said(undercutTitle(142, 102)).en).toBe("Another host asks less than the maker for 102 of 142 models");
    expect(said(undercutTitle(0, 0)).en).toBe("No model is listed by its maker and by another host");
    expect(said(makerMovesTitle(11, 9, 70)).zh).toBe("厂商降价 11 次、涨价 9 次；另有 70 次只是模型在路由平台变便宜");
    const week = {week: "2026-05-04", snapshots: 0.62, router: 0.78, anyHost: 0.82};
    expect(said(pricedShareTitle({...week, router: 0.55}, week)).en).toBe(
      "55% of the last week’s tokens have a price; dated lists add most in the week of 4 May 2026, 62% to 78%"
    );
    expect(said(pricedShareTitle(null, null)).en).toBe("No week is on record");
  });
});
