import {describe, expect, inject, it} from "vitest";
import {siteBrowser} from "./page.js";

const open = siteBrowser();

describe("the old addresses of Tokens and Explore", () => {
  it.each([
    ["/en/tokens?x=1#count=nine&scale=log", "/en/usage.html?x=1#count=nine&axis=log"],
    ["/zh/explore#by=lab&range=2026-01-05..", "/zh/usage.html#by=lab&weeks=2026-01-05..&controls=all&at=all-controls"]
  ])("lead from %s to %s", async (from, to) => {
    const visit = await open(from);
    await visit.page.waitForURL(inject("site") + to);
    await visit.page
      .locator(to.includes("controls") ? ".explore .slice-summary data" : "#slice-weeks svg")
      .first()
      .waitFor();
    expect(visit.problems).toEqual([]);
    await visit.close();
  });

  it.each(["/en/tokens", "/zh/explore"])("lead on from %s without scripts", async (from) => {
    const visit = await open(from, {javaScriptEnabled: false});
    await visit.page.waitForURL(inject("site") + from.replace(/\w+$/, "usage.html"));
    expect(await visit.page.locator("h1").innerText()).not.toBe("");
    await visit.close();
  });
});
