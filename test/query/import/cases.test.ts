import {readdirSync} from "node:fs";
import {afterAll, describe, expect, it} from "vitest";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";
import {importUsage} from "../../../src/query/import/import.js";
import {USAGE_CASES, usageFile} from "../../fixtures/usage-cases.js";
import {publishedModels} from "../../fixtures/results.js";

const registry = await publishedModels();
const zone = process.env["TZ"];
afterAll(() => void (process.env["TZ"] = zone));

describe.each(["UTC", "America/Los_Angeles", "Asia/Shanghai", "Asia/Kathmandu"])("importUsage(file) in %s", (TZ) => {
  // A hundred thousand rows of dates alone are read in one zone.
  it.each(USAGE_CASES.filter(({file}) => TZ === "UTC" || file !== "p08b-v2.parquet"))(
    "reads $file",
    async ({file, tokens, usd, others, requests, days, known}) => {
      process.env["TZ"] = TZ;
      const {report, cube} = await importUsage(usageFile(file), {registry});
      const {costUsd, firstDay, lastDay, files} = report;
      expect([report.tokens, costUsd, report.requests, firstDay, lastDay]).toEqual([tokens, usd, requests, ...days]);
      expect(files[0]?.known).toBe(known);
      const foreign = Object.entries(report.costs).filter(([currency]) => currency !== "USD");
      expect(foreign.map(([currency, value]) => `${currency} ${value}`).join(", ") || null).toBe(others);
      expect(report.used + report.empty + report.refused + report.repeated + report.totals + report.others).toBe(
        report.rows
      );
      expect(cube === null).toBe(days[0] === null);
      if (!cube) return;
      const slicer = cubeSlicer(cube);
      const total = (sum: string) => slicer.grid({by: [], sum}).values[0];
      if ("tokens" in cube.sums) expect(total("tokens")).toBe(tokens);
      if (usd !== null) expect(total("usd_micro_cost")).toBe(Math.round(usd * 1e6));
      if (requests !== null) expect(total("requests")).toBe(requests);
    }
  );
});

it("every file of the folder is a case, but for what is refused", () => {
  const files = readdirSync(new URL("../../fixtures/usage-logs/", import.meta.url));
  const others = files.filter((file) => !USAGE_CASES.some((c) => c.file === file));
  expect(others.sort()).toEqual(["README.md", "c30-windows1252.csv", "model-names.csv"]);
});

it("this machine's zone is the one that is set", () => {
  process.env["TZ"] = "Asia/Kathmandu";
  expect(new Date(Date.UTC(2026, 0, 1)).getTimezoneOffset()).toBe(-345);
});
