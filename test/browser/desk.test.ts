import {describe, expect, it} from "vitest";
import {settled, siteBrowser} from "./page.js";

const open = siteBrowser();

describe("a Monday at the desk", () => {
  it("is done by keyboard: what changed, consensus pasted, a forecast logged, a book put through the models, the bridge read", async () => {
    const visit = await open("/en/brief");
    const {page, problems, requests} = visit;
    await settled(page);
    expect(await page.locator("#brief-part-values").innerText()).toContain("Values since the last edition");
    await page.getByRole("link", {name: "Companies", exact: true}).press("Enter");
    await page.getByRole("link", {name: "Desk", exact: true}).press("Enter");
    await settled(page);
    const figureNamed = (name: string) => page.locator(`figure#${name}, #${name}`).first();

    await page.locator("#paste-estimates summary").press("Enter");
    await page
      .locator("#paste-estimates textarea")
      .fill("2513\tapi_revenue\tFY2026H2\t2,000\t2026-11-20\tHouse A\n2513\tnothing\tFY2026H2\t1");
    await page.locator("#paste-estimates").getByRole("button", {name: "Use these"}).press("Enter");
    const said = page.locator("#paste-estimates + .sheet-message");
    await said.getByText("Estimates taken: 1").waitFor();
    expect(await said.innerText()).toContain("Not understood, row 2: “nothing”; expected a line");
    await figureNamed("desk-consensus").getByRole("cell", {name: "CNY 2bn"}).first().waitFor();

    await page.locator("#log-forecast summary").press("Enter");
    const log = page.locator("#log-forecast");
    await log.getByRole("textbox", {name: "Forecast"}).fill("1,900");
    await log.getByRole("textbox", {name: "Why"}).fill("usage slowed");
    await log.getByRole("button", {name: "Log it"}).press("Enter");
    await page
      .locator("#log-forecast + .sheet-message")
      .getByText(/^Logged under hash [0-9a-f]{12}/)
      .waitFor();
    expect(await figureNamed("desk-forecasts").innerText()).toContain("usage slowed");

    await page.locator("#paste-book summary").press("Enter");
    await page.locator("#paste-book textarea").fill("2513 1,000\nGDS 500");
    await page.locator("#paste-book").getByRole("button", {name: "Use these"}).press("Enter");
    await figureNamed("desk-book").getByText("1 of 2 positions have no token line").waitFor();

    // All of it stays in the browser, and only there.
    await page.reload();
    await settled(page);
    await figureNamed("desk-forecasts").getByText("usage slowed").waitFor();
    await figureNamed("desk-consensus").getByRole("cell", {name: "CNY 2bn"}).first().waitFor();
    await figureNamed("desk-book").waitFor();
    expect(requests.filter((url) => /House|slowed|2513%20/.test(url))).toEqual([]);

    await page.getByRole("link", {name: "Value", exact: true}).press("Enter");
    await settled(page);
    expect(await page.locator("#value-history").innerText()).toMatch(/in the edition of .+ as shown/);
    expect(problems).toEqual([]);
  }, 120_000);
});
