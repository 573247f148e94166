import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {itInFull} from "../fixtures/share.js";
import {settled} from "./page.js";
import {beginModel, textPane} from "./text-pane.js";
import {valuePage} from "./value-page.js";

const value = valuePage();
const list = () => value.page.locator("#own-models");
const rows = () => list().locator("tbody tr");
const company = () => value.page.locator(".workspace-header select").first().locator("option:checked").textContent();
const told = () => list().locator(".own-models-told").textContent();
const act = (action: string, name: string) => list().getByRole("button", {name: `${action}: ${name}`, exact: true});
const OLD = "title Kept before | 旧存\nperiods FY2025 to FY2026, reported to FY2025\n";

/** Begins a model from the template of a discounted cash flow. */
async function begin(): Promise<void> {
  await beginModel(value.page, "dcf");
  await expect.poll(company).toBe("My company, discounted (yours)");
}

describe("models of the reader’s own", () => {
  it("are opened, renamed, duplicated and deleted from a list that says when each was changed", async () => {
    expect(await list().textContent()).toContain("None yet");
    await begin();
    await expect.poll(() => rows().locator("time").count()).toBe(1);
    await act("Rename", "My company, discounted").click();
    await list().locator("form input").fill("Northwind | 北风");
    await value.page.keyboard.press("Enter");
    await expect.poll(company).toBe("Northwind (yours)");
    await act("Duplicate", "Northwind").click();
    await expect.poll(company).toBe("Northwind copy (yours)");
    await rows().getByRole("button", {name: "Northwind", exact: true}).click();
    await expect.poll(company).toBe("Northwind (yours)");
    await act("Delete", "Northwind").click();
    await expect.poll(() => rows().count()).toBe(1);
    expect(await told()).toContain("Undo brings it back");
    await value.page.getByRole("button", {name: "Undo"}).first().click();
    await expect.poll(() => rows().count()).toBe(2);
    await expect.poll(() => rows().locator("time").count()).toBe(2);
    await value.reload();
    await expect.poll(() => rows().locator("th button").allTextContents()).toEqual(["Northwind", "Northwind copy"]);
  });

  itInFull("begin from each template, with a value and every answer of the page", async () => {
    const names = ["blank", "dcf", "sum-of-parts", "comparables", "token-lab"];
    const titles = [
      "My company (yours)",
      "My company, discounted (yours)",
      "My group, by its parts (yours)",
      "My company, beside its peers (yours)",
      "Tokens of z-ai, thudm (yours)"
    ];
    for (const [i, name] of names.entries()) {
      await beginModel(value.page, name);
      await expect.poll(company).toBe(titles[i]);
      expect(Number(await value.headline("value"))).toBeGreaterThan(0);
      await expect.poll(() => value.page.locator("#tables tbody tr").count()).toBeGreaterThan(0);
    }
  });

  itInFull("go into a workbook and JSON, and open from both in a clean profile with the same numbers", async () => {
    await value.cell("2513.HK", "sales_multiple").click();
    await value.page.keyboard.type("25");
    await value.page.keyboard.press("Enter");
    const pane = textPane(() => value.page);
    await pane.open();
    const wanted = await value.headline("value");
    const clean = await value.open("/en/value");
    await settled(clean.page);
    const shown = () => clean.page.locator('[data-headline="value"] data').getAttribute("value");
    for (const [press, name] of [
      ["Download workbook (.xlsx)", "mine.xlsx"],
      ["Save as .json", "mine.json"]
    ] as const) {
      const download = value.page.waitForEvent("download");
      await value.page.getByRole("button", {name: press}).click();
      const buffer = readFileSync(await (await download).path());
      const files = clean.page.locator("#own-models input[type=file]");
      await files.setInputFiles({name, mimeType: "", buffer});
      await expect.poll(shown, {timeout: 20_000}).toBe(wanted);
      const company = clean.page.locator(".workspace-header select").first();
      expect(await company.locator("option:checked").textContent()).toBe("Zhipu (Knowledge Atlas) (yours)");
      if (name === "mine.xlsx")
        expect(await clean.page.locator("#own-models .import-list").textContent()).toContain("sales_multiple: 20 → 25");
      await company.selectOption("BABA");
    }
    expect(clean.problems).toEqual([]);
    await clean.close();
  });

  itInFull("open from the workbook of another company, offered where it is refused", async () => {
    const download = value.page.waitForEvent("download");
    await value.page.getByRole("button", {name: "Download workbook (.xlsx)"}).click();
    const buffer = readFileSync(await (await download).path());
    await value.page.locator(".workspace-header select").first().selectOption("BABA");
    await value.page.locator("#workbook input[type=file]").setInputFiles({name: "z.xlsx", mimeType: "", buffer});
    const section = value.page.locator("#workbook");
    await expect.poll(() => section.locator(".refusal").textContent(), {timeout: 20_000}).toContain("2513.HK");
    await section.getByRole("button", {name: "Open it as a model of your own"}).click();
    await expect.poll(company, {timeout: 20_000}).toBe("Zhipu (Knowledge Atlas) (yours)");
    expect(await section.textContent()).toContain("Its cells say what its document says.");
  });

  itInFull("carry over what an earlier version of the page kept, once", async () => {
    await value.page.evaluate(
      (text) =>
        localStorage.setItem("alpha-ledger.models", JSON.stringify({schema: 1, models: [{key: "own:before", text}]})),
      OLD
    );
    await value.reload();
    await expect.poll(() => rows().count()).toBe(1);
    expect(await rows().textContent()).toContain("Kept before");
    expect(await value.page.evaluate(() => localStorage.getItem("alpha-ledger.models"))).toBeNull();
  });

  it("are told apart in two tabs: the later text stands in both, and the other tab says so", async () => {
    await begin();
    await expect.poll(() => rows().locator("time").count()).toBe(1);
    const other = await value.page.context().newPage();
    await other.goto(value.page.url());
    await settled(other);
    await expect.poll(() => other.locator("#own-models tbody tr").count()).toBe(1);
    const before = await value.headline("value");
    const pane = textPane(() => other);
    await pane.open();
    await pane.write((text) => text.replace("input 20% in -50%..80%", "input 30% in -50%..80%"));
    await expect.poll(told).toContain("My company, discounted was changed in another tab");
    await expect.poll(() => value.headline("value")).not.toBe(before);
    await expect
      .poll(() => other.locator('[data-headline="value"] data').getAttribute("value"))
      .toBe(await value.headline("value"));
    await other.close();
  });

  it("say that nothing is kept where storage is blocked, and go on", async () => {
    await value.page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("denied", "SecurityError");
      };
    });
    await value.reload();
    await begin();
    await expect.poll(() => list().locator(".notice").textContent()).toContain("keeps nothing");
    expect(await rows().textContent()).toContain("not kept");
  });
});
