import {describe, expect, inject, it} from "vitest";
import {inTurn} from "../fixtures/share.js";
import {siteBrowser} from "./page.js";

const open = siteBrowser();

describe("old addresses", () => {
  it.each(
    inTurn(
      "live",
      [
        ["/en/tokens?x=1#count=nine&scale=log", "/en/usage.html?x=1#count=nine&axis=log", "#slice-weeks svg"],
        [
          "/zh/explore#by=lab&range=2026-01-05..",
          "/zh/usage.html#by=lab&weeks=2026-01-05..&controls=all&at=all-controls",
          ".explore .slice-summary data"
        ],
        ["/en/comparables#discount", "/en/companies.html#discount", "#discount svg"],
        ["/zh/exposure#kind=host", "/zh/companies.html#kind=host&at=tickers", "#exposure-host-bound svg"]
      ] as const,
      {of: 2}
    )
  )("lead from %s to %s", async (from, to, shows) => {
    const visit = await open(from);
    await visit.page.waitForURL(inject("site") + to);
    await visit.page.locator(shows).first().waitFor();
    expect(visit.problems).toEqual([]);
    await visit.close();
  });

  it.each([
    ["/en/tokens", "/en/usage.html"],
    ["/zh/explore", "/zh/usage.html#controls=all&at=all-controls"],
    ["/en/comparables", "/en/companies.html#peers"],
    ["/zh/exposure", "/zh/companies.html#tickers"]
  ])("lead on from %s to %s without scripts", async (from, to) => {
    const visit = await open(from, {javaScriptEnabled: false});
    await visit.page.waitForURL(inject("site") + to);
    expect(await visit.page.locator("h1").innerText()).not.toBe("");
    await visit.close();
  });
});
