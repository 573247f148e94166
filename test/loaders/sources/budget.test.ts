import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {DAY, MINUTE, requestBudget, SECOND, type RateLimit} from "../../../loaders/sources/budget.js";

const START = Date.parse("2026-05-20T06:00:00Z");
let root: string;
let time: number;
let waits: number[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "budget-"));
  time = START;
  waits = [];
});
afterEach(() => rmSync(root, {recursive: true}));

/** Counts requests one after another, each a second after the one before. */
async function ask(times: number, limits: readonly RateLimit[], service = "service"): Promise<void> {
  const budget = requestBudget(root, {
    now: () => new Date(time),
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      time += milliseconds;
      return Promise.resolve();
    }
  });
  for (let i = 0; i < times; i++) {
    await budget(service, limits);
    time += SECOND;
  }
}

describe("requestBudget(root, effects)", () => {
  const THREE = [{requests: 3, windowMs: MINUTE}];

  it("lets a window's requests pass, and waits until the oldest has left it", async () => {
    await ask(4, THREE);
    expect(waits).toEqual([MINUTE - 3 * SECOND + 1]);
  });

  it("waits for nothing once the window’s requests have left it", async () => {
    await ask(3, THREE);
    time = START + MINUTE;
    await ask(1, THREE);
    expect(waits).toEqual([]);
  });

  it("forgets what is a day old, and what a clock that ran ahead wrote", async () => {
    const journal = join(root, "data/.requests.json");
    mkdirSync(dirname(journal));
    writeFileSync(journal, JSON.stringify({service: [START - DAY, START - DAY + 1, START, START + 1]}));
    await ask(1, THREE);
    expect(JSON.parse(readFileSync(journal, "utf8"))).toEqual({service: [START - DAY + 1, START, START]});
  });

  it("asks nothing where it cannot count", async () => {
    writeFileSync(join(root, "data"), "a file where a folder should be");
    await expect(ask(1, THREE)).rejects.toThrow(
      /^data\/\.requests\.json: EEXIST.*; expected a file that can be written\./
    );
  });

  it("remembers what was asked in a run before, of each service alone", async () => {
    await ask(3, THREE);
    await ask(1, THREE, "another");
    expect(waits).toEqual([]);
    await ask(1, THREE);
    expect(waits).toEqual([MINUTE - 4 * SECOND + 1]);
    const journal = JSON.parse(readFileSync(join(root, "data/.requests.json"), "utf8")) as Record<string, number[]>;
    expect(Object.entries(journal).map(([name, times]) => [name, times.length])).toEqual([
      ["service", 4],
      ["another", 1]
    ]);
  });

  it("stops at a day's limit, and says when it may be asked again", async () => {
    const limit = [{requests: 2, windowMs: DAY}];
    await ask(2, limit);
    await expect(ask(1, limit)).rejects.toThrow(
      "service: 2 requests in 24 hours; expected at most 2, the limit it states. Run again after 2026-05-21T06:00:00.000Z."
    );
    time = START + DAY + 1;
    await ask(1, limit);
    expect(waits).toEqual([]);
  });

  it("begins anew from a journal that was cut short", async () => {
    await ask(1, THREE);
    writeFileSync(join(root, "data/.requests.json"), '{"service":[17');
    await ask(3, THREE);
    expect(waits).toEqual([]);
  });
});
