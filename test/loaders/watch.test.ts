import {describe, expect, it} from "vitest";
import {lastMondays, watchStates} from "../../loaders/data/watch.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {plainRows} from "../../loaders/warehouse/query.js";

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
