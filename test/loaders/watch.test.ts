import type {DuckDBConnection} from "@duckdb/node-api";
import {beforeAll, describe, expect, it} from "vitest";
import type {WatchReplay} from "../../src/desk/watch-data.js";
import {itInFull} from "../fixtures/share.js";
import {lastMondays, replayedQuarter, watchStates} from "../../loaders/data/watch.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {plainRows} from "../../loaders/warehouse/query.js";
import {addDays} from "../../src/lib/dates.js";

const DAY = "2026-10-05";

describe("lastMondays(day)", () => {
  it("ends with the day itself, after Mondays alone", () => {
    const days = lastMondays("2026-10-07");
    expect([days.at(-1), days.at(-2), days.at(-3)]).toEqual(["2026-10-07", "2026-10-05", "2026-09-28"]);
    expect(days.slice(0, -1).every((day) => new Date(day).getUTCDay() === 1)).toBe(true);
  });
});

describe("watchStates(connection, days), of the books", () => {
  it("has the shares that a warehouse of the day itself gives, labs of an owner summed", async () => {
    const connection = await openWarehouse({edition: "full"});
    const [state] = await watchStates(connection, [DAY]);
    connection.closeSync();
    const then = await openWarehouse({edition: "full", day: DAY});
    const rows = await plainRows(then, `SELECT lab, country, tokens FROM usage_weekly_by_lab WHERE week_start = (SELECT max(week_start) FROM usage_weekly_by_lab WHERE week_start + 6 <= DATE '${DAY}')`); // prettier-ignore
    const owned = await plainRows(then, `SELECT lab FROM exposure WHERE kind = 'owner' AND entity = 'BABA' AND effective_from <= DATE '${DAY}'`); // prettier-ignore
    then.closeSync();
    const all = rows.reduce((sum, {tokens}) => sum + Number(tokens), 0);
    const part = (has: (row: (typeof rows)[number]) => boolean) => rows.filter(has).reduce((sum, {tokens}) => sum + Number(tokens), 0) / all; // prettier-ignore
    expect(state?.shares["z-ai"]).toBeCloseTo(
      part(({lab}) => lab === "z-ai"),
      9
    );
    expect(state?.shares["CN"]).toBeCloseTo(
      part(({country}) => country === "CN"),
      9
    );
    expect(state?.shares["BABA"]).toBeCloseTo(
      part(({lab}) => owned.some((o) => o["lab"] === lab)),
      9
    );
    expect(Object.values(state?.prices ?? {}).every((price) => price >= 0)).toBe(true);
  });
});

describe("replayedQuarter(connection, day), over the archive’s weeks", () => {
  let replay: WatchReplay;
  let rows: WeekRow[];
  beforeAll(async () => {
    const connection = await openWarehouse({edition: "full"});
    const found = await replayedQuarter(connection, "2026-10-20");
    rows = await weekRows(connection);
    connection.closeSync();
    if (!found) throw new Error("no usage on record");
    replay = found;
  });

  it("has due what plain counting of the weeks since gives", () => {
    const mondays = [addDays(replay.first, -7)];
    while (mondays.at(-1) !== replay.last) mondays.push(addDays(mondays.at(-1) ?? "", 7));
    expect(mondays.length).toBe(14);
    const moved = ["z-ai", "minimax", "qwen", "tencent", "deepseek"].flatMap((lab) =>
      mondays.slice(1).flatMap((monday) => {
        const change = shareOf(rows, lab, monday) - shareOf(rows, lab, addDays(monday, -7));
        return Math.abs(change) >= 0.03 ? [`${monday} ${lab}`] : [];
      })
    );
    const due = replay.alerts.flatMap(({text, due: on}) => {
      const lab = movedLab(text);
      return on !== null && lab !== null ? [`${on} ${lab}`] : [];
    });
    expect(due.length).toBeGreaterThan(0);
    expect(due.sort()).toEqual(moved.sort());
  });

  itInFull("tells late what warehouses of the Mondays themselves give", async () => {
    const late = replay.alerts.find(({text, outcome}) => outcome === "late" && movedLab(text) !== null);
    const [told, lab] = [late?.told ?? "", movedLab(late?.text ?? "") ?? ""];
    const shares: number[] = [];
    for (const monday of [addDays(told, -7), told]) {
      const then = await openWarehouse({edition: "full", day: monday});
      shares.push(shareOf(await weekRows(then), lab, monday));
      then.closeSync();
    }
    expect(Math.abs((shares[1] ?? NaN) - (shares[0] ?? NaN))).toBeGreaterThanOrEqual(0.03);
  });
});

type WeekRow = Awaited<ReturnType<typeof plainRows>>[number];

const weekRows = (connection: DuckDBConnection) =>
  plainRows(connection, "SELECT week_start::VARCHAR AS week, lab, country, tokens FROM usage_weekly_by_lab");

/** The lab of a rule that its share moves; null of any other rule. */
const movedLab = (text: string) => /^share of (\S+) moves/.exec(text)?.[1] ?? null;

/** Share of a lab or country in the last whole week before a Monday, by plain counting. */
function shareOf(rows: readonly WeekRow[], of: string, monday: string): number {
  const week = rows.map((row) => String(row["week"])).filter((start) => addDays(start, 6) <= monday).sort().at(-1); // prettier-ignore
  const sum = (has: (row: WeekRow) => boolean) =>
    rows.filter((row) => row["week"] === week && has(row)).reduce((total, {tokens}) => total + Number(tokens), 0);
  return sum(({lab, country}) => lab === of || country === of) / sum(() => true);
}
