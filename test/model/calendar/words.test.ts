import {expect, it} from "vitest";
import {periodInWords} from "../../../src/model/calendar/words.js";

it.each([
  ["FY2026", "FY2026", "2026财年"],
  ["FY2026H1", "FY2026 H1", "2026财年上半年"],
  ["FY2026H2", "FY2026 H2", "2026财年下半年"],
  ["FY2026Q1", "FY2026 Q1", "2026财年第一季"],
  ["FY2026Q4", "FY2026 Q4", "2026财年第四季"],
  ["2026-01", "2026-01", "2026-01"],
  ["2026-02-16", "2026-02-16", "2026-02-16"]
])("periodInWords(%j) is %s and %s", (label, en, zh) => {
  expect([periodInWords(label, "en"), periodInWords(label, "zh")]).toEqual([en, zh]);
});
