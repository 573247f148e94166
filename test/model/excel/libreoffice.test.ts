import {execFileSync, spawnSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {evaluate} from "../../../src/model/calculate/evaluate.js";
import {compiled, cellName, type Model} from "../../../src/model/compile.js";
import {exportWorkbook} from "../../../src/model/excel/export.js";
import {address, layoutOf} from "../../../src/model/excel/layout.js";
import {fact, flow, input, ratio, stock, value} from "../../../src/model/sheet/line.js";
import {apiCompany} from "../../fixtures/api-company.js";
import {readXlsx, xlsx} from "../../fixtures/xlsx.js";
import {smallSheet} from "../small-sheet.js";

const hasLibreOffice = spawnSync("soffice", ["--version"]).status === 0;
if (!hasLibreOffice)
  console.warn("LibreOffice (soffice) is not installed: exported workbooks are checked by import.test.ts alone");

const functions = smallSheet([
  fact("flows", "USD m", [-10, 4, 9], "s", {kind: "flow"}),
  fact("gap", "USD m", {FY2026: 5}, "s", {kind: "flow"}),
  input("part", "1", 0.3, "r"),
  value("present", "USD m", "npv(part, flows)"),
  value("dated", "USD m", "xnpv(part, flows, period_days_of)"),
  fact("period_days_of", "day", [39448, 39508, 39751], "s", {kind: "stock"}),
  value("rate_irr", "1", "irr(flows)"),
  value("rate_xirr", "1", "xirr(flows, period_days_of)"),
  value("growth", "1", 'cagr(at(flows, "FY2026"), last(flows), part * 1 + 1)'),
  value("signs", "1", "-2^2 + 2^3^2 - 2^-1"),
  stock("running", "USD m", "prev(running, 0) + flows"),
  flow("rolling", "USD m", "trailing_sum(flows, 2)"),
  ratio("rounded", "1", "round(flows / 7 / first(running), 3)"),
  flow(
    "chosen",
    "USD m",
    'if(and(flows > 0, not(flows > at(flows, "FY2026"))), abs(flows), min(flows, gap) - max(0, flows))'
  ),
  value("logs", "1", "exp(part) + ln(part) - sqrt(part)"),
  flow("divided", "1/USD m", "1 / (flows - flows)")
]);

/** Every number a spreadsheet works out beside ours; errors stay errors. */
function compare(model: Model): {compared: number; errors: number} {
  const evaluation = evaluate(model);
  const folder = mkdtempSync(join(tmpdir(), "workbook-"));
  try {
    writeFileSync(join(folder, "in.xlsx"), xlsx(exportWorkbook(evaluation)));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const args = [
      profile,
      "--headless",
      "--convert-to",
      "xlsx:Calc MS Excel 2007 XML",
      "--outdir",
      join(folder, "out"),
      join(folder, "in.xlsx")
    ];
    execFileSync("soffice", args, {stdio: "ignore", timeout: 120_000});
    const found = readXlsx(readFileSync(join(folder, "out", "in.xlsx")), 1);
    let [compared, errors] = [0, 0];
    layoutOf(model).places.forEach((place, cell) => {
      const theirs = found.get(address(place));
      const ours = evaluation.values[cell] as number;
      const name = cellName(model, cell);
      if (Number.isNaN(ours)) {
        expect(String(theirs), name).toMatch(/^#|Err/);
        ++errors;
      } else if (Math.abs(ours - Number(theirs)) > 1e-9 * Math.max(Math.abs(ours), 1e-300))
        throw new Error(`${name}: ${String(theirs)} in the spreadsheet; expected ${ours}`);
      else ++compared;
    });
    return {compared, errors};
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

describe.skipIf(!hasLibreOffice)("exportWorkbook(evaluation), worked out by LibreOffice where it is installed", () => {
  it("gives the company's numbers to 1e-9", () => {
    expect(compare(compiled(apiCompany)).compared).toBeGreaterThan(200);
  }, 180_000);

  it("gives what every function gives to 1e-9, and errors where we have errors", () => {
    const {compared, errors} = compare(compiled(functions));
    expect(compared).toBeGreaterThan(20);
    expect(errors).toBeGreaterThan(5);
  }, 180_000);
});
