import {expect, it} from "vitest";
import {loadDesk} from "../../../loaders/data/desk.js";

it("loadDesk(today, held) is of today where no figure is on record", async () => {
  const nothing = {facts: [], events: [], owned: [], weeks: []};
  const {asOf, targets, compared, cases, values} = await loadDesk("2026-03-01", () => Promise.resolve(nothing));
  expect([asOf, targets, compared, cases, values]).toEqual(["2026-03-01", [], [], [], []]);
});
