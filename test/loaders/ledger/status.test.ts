import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {statusOf} from "../../../loaders/ledger/status.js";
import {appendEntry, recover} from "../../../loaders/ledger/write.js";
import {SOURCES} from "../../../loaders/sources/all.js";
import {BODY} from "../../fixtures/entries.js";
import {REGISTRY, writeData} from "../../fixtures/small-data.js";
import {FACTS} from "../../fixtures/small-ledger.js";

let books: ReturnType<typeof writeData>;
beforeAll(() => {
  books = writeData({
    ...FACTS,
    "registry/source": [
      ...(REGISTRY["registry/source"] ?? []),
      "aged,Maker,Title,标题,,CC BY 4.0,open,Source: Maker.,2026-03-01,2026-03-01,2026-03-02,official,10,,"
    ],
    "registry/lab": [...(REGISTRY["registry/lab"] ?? []), "new,New,新,XX,unreviewed,2025-01-01,hand,"]
  });
});
afterAll(() => books.remove());

describe("statusOf(now, root)", () => {
  it("counts rows and days, and is stale after the last day allowed", () => {
    const on = (time: string) => statusOf(new Date(time), books.root).sources.find((s) => s.source === "aged");
    expect(on("2026-03-11T23:00:00Z")).toEqual({
      source: "aged",
      asOf: "2026-03-01",
      checkedOn: "2026-03-02",
      ageDays: 10,
      maxAgeDays: 10,
      rows: 0,
      state: "fresh"
    });
    expect(on("2026-03-12T00:00:00Z")).toMatchObject({ageDays: 11, state: "stale"});
  });

  it("leaves documents without an age limit alone, with all their rows", () => {
    const {sources} = statusOf(new Date("2030-01-01"), books.root);
    const prices = sources.find((s) => s.source === "prices");
    expect(prices).toMatchObject({state: "document", maxAgeDays: null, rows: 16});
  });

  it("ages each part of a source by itself, which is silent after two turns and a day, and says what is held", () => {
    const {root, remove} = writeData({});
    const filings = {...BODY, source: "sec-companyfacts", part: "MSFT", as_of: "2026-01-28", rows: 5};
    const at = (day: string) => `${day}T06:00:00.000Z`;
    const asked = appendEntry({...filings, retrieved_at: at("2026-03-10")}, recover(root), root);
    const held = {...filings, kind: "held", retrieved_at: at("2026-03-11"), reason: "too few"} as const;
    appendEntry(held, asked, root);
    const on = (day: string) => statusOf(new Date(at(day)), root);
    const part = (day: string, name: string) => on(day).sources.find((s) => s.source === `sec-companyfacts ${name}`);
    expect(part("2026-03-25", "MSFT")).toEqual({
      source: "sec-companyfacts MSFT",
      asOf: "2026-01-28",
      checkedOn: "2026-03-10",
      ageDays: 56,
      maxAgeDays: 130,
      rows: 5,
      state: "fresh"
    });
    expect(part("2026-03-26", "MSFT")?.state).toBe("silent");
    expect(part("2026-03-25", "NVDA")).toMatchObject({state: "never asked", rows: 0, ageDays: null});
    expect(on("2026-03-25").notes).toEqual([
      "sec-companyfacts MSFT, entry 2 of 2026-03-11, is held: too few. Look at it, then: npm run refresh -- --accept sec-companyfacts"
    ]);
    remove();
  });

  it("lists what was never asked, and labs that nobody has placed", () => {
    const {sources, unreviewedLabs} = statusOf(new Date("2026-03-12"), books.root);
    const never = sources.filter((s) => s.state === "never asked");
    expect(never.map((s) => [s.source, s.maxAgeDays, s.rows, s.ageDays])).toEqual(
      SOURCES.map((s) => [s.name, s.maxAgeDays, 0, null])
    );
    expect(unreviewedLabs).toEqual(["new"]);
  });
});
