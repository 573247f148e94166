import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {booksAt} from "../../../loaders/editions/books-at.js";
import {readEditions} from "../../../loaders/editions/files.js";
import {buildWarehouse} from "../../../loaders/warehouse/build.js";
import {openWarehouse} from "../../../loaders/warehouse/open.js";
import {plainRows} from "../../../loaders/warehouse/query.js";
import {calendar} from "../../../src/model/calendar/calendar.js";
import {evaluate, outcome} from "../../../src/model/calculate/evaluate.js";
import {compile} from "../../../src/model/compile.js";
import {sideWeeks, type SideLabWeek} from "../../../src/query/brief/brief.js";
import {readBrief} from "../../../src/query/brief/read-brief.js";
import {KNOWN_ANSWERS} from "../../query/claims/known-answers.js";
import {rowsOf} from "../../fixtures/ledger.js";

const editions = readEditions();
const [february, opening] = editions;
if (!february || !opening) throw new Error("two editions are expected");

const digits = (value: unknown) => (typeof value === "number" ? Number(value.toPrecision(12)) : value);

let full: DuckDBConnection;
let weeks: readonly SideLabWeek[];
beforeAll(async () => {
  const books = booksAt(opening.entry);
  full = await buildWarehouse({edition: "full", root: books.root});
  const shipped = await buildWarehouse({edition: "shipped", root: books.root});
  books.remove();
  const span = {from: february.date, to: opening.date};
  const {labWeeks} = await readBrief(span, (sql) => plainRows(shipped, sql));
  weeks = sideWeeks(labWeeks, "now");
  shipped.closeSync();
});
afterAll(() => full.closeSync());

/** Worked by hand on the router's snapshots alone, which was all its prices then; its dated listings have joined them since. */
const WORKED_THEN: Readonly<Record<string, number>> = {
  "price_edge list_input": 0.332149030728,
  "price_edge list_output": 0.236750918841
};

describe("claims as frozen", () => {
  it("of the note’s date are what was worked by hand, where the reading is still the same", async () => {
    const sql = "SELECT claim || ' ' || basis AS key, sql FROM claim_reading";
    const now = await openWarehouse({edition: "full"});
    const [was, is] = [await rowsOf(full, sql), new Map((await rowsOf(now, sql)).map((r) => [r["key"], r["sql"]]))];
    now.closeSync();
    const same = new Set(was.filter((r) => is.get(r["key"] ?? "") === r["sql"]).map((r) => r["key"]));
    const frozen = february.claims.flatMap((c) =>
      c.readings.map((r) => [`${c.claim} ${r.basis}`, r.value] as const).filter(([key]) => same.has(key))
    );
    expect(frozen.length).toBeGreaterThan(100);
    expect(frozen).toEqual(frozen.map(([key]) => [key, WORKED_THEN[key] ?? digits(KNOWN_ANSWERS[key])]));
  });
});

describe("company models as frozen", () => {
  it.each(opening.models.map((m) => [m.entity, m] as const))(
    "%s, worked again from the sheet on disk, gives each value per share",
    (entity, {sheet, line, cases}) => {
      const model = compile(sheet);
      if (!model.ok) throw new Error(`${entity}: ${JSON.stringify(model)}`);
      const worked = cases.map(({key, overrides}) => {
        const found = outcome(evaluate(model.value, overrides), line);
        return [key, found.ok ? digits(found.value) : null];
      });
      const frozen = opening.cases.filter((c) => c.entity === entity).map((c) => [c.key, c.value]);
      expect(worked).toEqual(frozen);
      expect(frozen.length).toBeGreaterThan(3);
    }
  );

  it.each([
    ["2513.HK", ["z-ai", "thudm"]],
    ["0100.HK", ["minimax"]]
  ])("%s is fed the usage that the books held after the entry", (entity, labs) => {
    const sheet = opening.models.find((m) => m.entity === entity)?.sheet;
    if (!sheet) throw new Error(`${entity} is not frozen`);
    const own = weeks.filter((w) => labs.includes(w.lab));
    const fed = calendar(sheet.calendar).periods.flatMap(({label, start, end}) => {
      const within = own.filter((w) => w.week_start >= start && w.week_start <= end);
      const sum = (of: (w: SideLabWeek) => number) => within.reduce((total, w) => total + of(w), 0);
      const [paid, priced] = [sum((w) => w.tokens - w.free_tokens), sum((w) => w.priced_tokens)];
      if (paid === 0) return [];
      const values = {
        paid_tokens: paid / 1e12,
        priced_share: priced / paid,
        list_input: (sum((w) => w.usd_if_all_input) * 1e6) / priced,
        list_output: (sum((w) => w.usd_if_all_output) * 1e6) / priced
      };
      return [[label, values] as const];
    });
    expect(fed.length).toBeGreaterThan(1);
    for (const name of ["paid_tokens", "priced_share", "list_input", "list_output"] as const) {
      const line = sheet.lines.find((l) => l.name === name);
      const frozen = line?.type === "fact" ? line.values : {};
      const steady = (entries: [string, unknown][]) => entries.map(([period, value]) => [period, digits(value)]);
      const expected = fed.flatMap(([period, v]): [string, number][] =>
        Number.isFinite(v[name]) ? [[period, v[name]]] : []
      );
      expect([name, ...steady(Object.entries(frozen))]).toEqual([name, ...steady(expected)]);
    }
  });
});
