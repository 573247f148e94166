import {describe, expect, it} from "vitest";
import {twoWayTable} from "../../src/model/analysis/table.js";
import {axisFor} from "../../src/workspace/axes.js";
import {itInFull} from "../fixtures/share.js";
import {valuePage} from "./value-page.js";

const ZHIPU = "2513.HK";
const site = valuePage();
const tables = () => site.page.locator("#tables");
const two = () => tables().locator("table.sensitivity").first();
const step = (axis: "rows" | "columns") =>
  tables()
    .locator(".axis-controls input")
    .nth(axis === "rows" ? 0 : 1);
const cells = () =>
  two()
    .locator("td data")
    .evaluateAll((all) => all.map((data) => Number(data.getAttribute("value"))));

/** What the engine gives in Node for a table of two lines and their steps. */
function expected(rows: string, rowStep: number | null, columns: string, columnStep: number | null, line = "value") {
  const base = site.worked(ZHIPU);
  const table = twoWayTable(base, axisFor(base, rows, rowStep), axisFor(base, columns, columnStep), {line});
  return table.cells.flat().map((cell) => expect.closeTo(cell.ok ? cell.value : NaN, 9) as number);
}

describe("tables of the Value page", () => {
  it("show the discount rate against terminal growth in one click, which the link carries", async () => {
    await tables().getByRole("button", {name: "Discount rate × terminal growth"}).click();
    await expect.poll(cells).toEqual(expected("cost_of_equity", 0.01, "terminal_growth", 0.005));
    expect(await step("rows").inputValue()).toBe("1%");
    expect(await two().locator("td.base data").getAttribute("value")).toBe(await site.headline("value"));
    await site.reload();
    await expect.poll(cells).toEqual(expected("cost_of_equity", 0.01, "terminal_growth", 0.005));
  });

  itInFull("take steps of the reader’s, say what is none, and show another line", async () => {
    await tables().getByRole("button", {name: "Discount rate × terminal growth"}).click();
    await step("columns").fill("0.25%");
    await site.page.keyboard.press("Enter");
    await expect.poll(cells).toEqual(expected("cost_of_equity", 0.01, "terminal_growth", 0.0025));
    await step("rows").fill("none");
    await site.page.keyboard.press("Enter");
    await expect.poll(() => tables().locator(".refusal").first().textContent()).toContain("above 0");
    await tables().locator("select").nth(2).selectOption("value_dcf");
    await expect.poll(cells).toEqual(expected("cost_of_equity", 0.01, "terminal_growth", 0.0025, "value_dcf"));
  });
});
