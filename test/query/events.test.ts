import {beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {loadEvents} from "../../loaders/data/events.js";
import {
  beforeAfter,
  eventKey,
  markedEvents,
  MARKS,
  type DatedEvent,
  type EventData,
  type EventKind
} from "../../src/query/events.js";
import {rowsOf} from "../fixtures/ledger.js";
import {smallLedger} from "../fixtures/small-ledger.js";

let ledger: DuckDBConnection;
let data: EventData;
beforeAll(async () => {
  ledger = await smallLedger();
  data = await loadEvents();
});

describe("price_change", () => {
  it("has each listing whose price differs from its date before, and no other", async () => {
    const rows = await rowsOf(
      ledger,
      `SELECT listing, was_on, changed_by, was_input_usd_per_mtok AS was, now_input_usd_per_mtok AS now
       FROM price_change ORDER BY listing, changed_by`
    );
    expect(rows.map((r) => Object.values(r))).toEqual([
      ["c1/a", "2026-01-01", "2026-01-11", 1, 2],
      ["c1/a", "2026-01-11", "2026-01-12", 2, 8],
      ["c1/a", "2026-01-12", "2026-02-02", 8, 32]
    ]);
  });
});

describe("dated_event", () => {
  it("has what the registry holds, and releases, first weeks and price changes of big models", async () => {
    const rows = await rowsOf(
      ledger,
      `SELECT kind, count(*)::INTEGER AS n FROM dated_event GROUP BY kind ORDER BY kind`
    );
    // Released 2025-01-01: c1/a and c1/b:free, both above 2%. c1/c (10%, from the first week) is no newcomer.
    expect(rows).toEqual([
      {kind: "release", n: 3},
      {kind: "router_dearer", n: 3}
    ]);
  });

  it("names a source for every event, and gives each a key of its own", () => {
    expect(data.events.filter((e) => e.citation === "")).toEqual([]);
    expect(new Set(data.events.map(eventKey)).size).toBe(data.events.length);
  });

  it("dates results after their period, and within four months", () => {
    const results = data.events.filter((e) => e.kind === "results");
    expect(results.length).toBeGreaterThan(5);
    for (const {date, since} of results) expect((since ?? "") < date).toBe(true);
  });
});

describe("loadEvents()", () => {
  it("names the labs a company owns, and none where it owns none", () => {
    const labs = Object.fromEntries(data.owned.map((o) => [o.entity, o.labs]));
    expect(labs).toMatchObject({"2513.HK": ["thudm", "z-ai"], BABA: ["alibaba", "qwen"], GDS: []});
  });

  it("reads results by the latest quarter or half on record, and says where one-time items are in it", () => {
    const gds = data.readings.find((r) => r.risk === "weak_results" && r.subject.en.startsWith("GDS"));
    expect(gds).toMatchObject({from: "2026-01-01", to: "2026-03-31", subject: {en: "GDS, one-time items included"}}); // prettier-ignore
    expect(gds?.value).toBeCloseTo(3367.1 / 2723.2 - 1, 10);
  });
});

describe("beforeAfter(points, date, weeks)", () => {
  const points = ["2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02", "2026-02-09"].map(
    (week, i) => ({
      week,
      value: [10, 20, 30, 40, 50, 60][i] ?? 0
    })
  );

  it("leaves the week of the event itself out of both sides", () => {
    // Wednesday 21 January lies in the week of the 19th: 10 and 20 before, 40 and 50 after.
    expect(beforeAfter(points, "2026-01-21", 2)).toEqual({
      before: 15,
      after: 45,
      weeksBefore: 2,
      weeksAfter: 2,
      change: 2
    });
  });

  it("counts a week that begins on the day as after", () => {
    expect(beforeAfter(points, "2026-01-19", 1)).toMatchObject({before: 20, after: 30, weeksBefore: 1, weeksAfter: 1});
  });

  it("takes a week that begins as far before as is asked, and none that ends on the day", () => {
    // Sunday 25 January, the last day of the week of the 19th; two weeks and six days before it is the 5th.
    expect(beforeAfter(points, "2026-01-25", 2)).toMatchObject({before: 15, after: 45, weeksBefore: 2, weeksAfter: 2});
  });

  it("is nothing without a whole week on each side, and has no change from nothing", () => {
    expect(beforeAfter(points, "2026-01-06", 4)).toBeNull();
    expect(beforeAfter(points, "2026-02-10", 4)).toBeNull();
    const fromNothing = [
      {week: "2026-01-05", value: 0},
      {week: "2026-01-12", value: 5}
    ];
    expect(beforeAfter(fromNothing, "2026-01-12", 1)?.change).toBeNull();
  });
});

describe("markedEvents(data, mark) and eventKey(event)", () => {
  const event = (kind: EventKind, over: Partial<DatedEvent> = {}) =>
    ({date: "2026-01-05", kind, model: null, entity: null, ...over}) as DatedEvent;

  it("marks events of one sort, or none", () => {
    const kinds = ["release", "first_week", "price_cut", "router_dearer", "placing", "note_evidence"] as const;
    const events = kinds.map((kind) => event(kind));
    expect(MARKS.map((mark) => markedEvents({events}, mark).map(({kind}) => kind))).toEqual([
      [],
      ["release", "first_week"],
      ["price_cut"],
      ["router_dearer"],
      ["placing"],
      ["note_evidence"]
    ]);
  });

  it("names an event by its day, kind and model, else company, else nothing", () => {
    expect(eventKey(event("release", {model: "c1/a", entity: "C1"}))).toBe("2026-01-05~release~c1/a");
    expect(eventKey(event("results", {entity: "C1"}))).toBe("2026-01-05~results~C1");
    expect(eventKey(event("release"))).toBe("2026-01-05~release~");
  });
});

describe("readings of risks", () => {
  it("read the indicators the page names, each with days and a source", () => {
    expect(new Set(data.readings.map((r) => r.risk))).toEqual(
      new Set(["price_war", "regulation", "weak_results", "demand"])
    );
    for (const {from, to, value, citation} of data.readings) {
      expect(from <= to).toBe(true);
      expect(Number.isFinite(value)).toBe(true);
      expect(citation).not.toBe("");
    }
  });

  it("reads Tencent's growth as its statements have it", () => {
    // Revenue of the quarter to June: 204,785 against 184,504 million yuan.
    const growth = data.readings.find((r) => r.subject.zh === "腾讯")?.value;
    expect(growth).toBeCloseTo(204_785 / 184_504 - 1, 3);
  });
});
