import {beforeAll, describe, expect, it} from "vitest";
import {loadBrief} from "../../loaders/data/brief.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {plainRows} from "../../loaders/warehouse/query.js";
import type {BriefRows} from "../../src/query/brief/brief.js";
import {readBrief} from "../../src/query/brief/read-brief.js";
import {dataValues} from "./figures.js";
import {settled, showAll, siteBrowser} from "./page.js";

const NOTE = {from: "2026-02-27", to: "2026-11-24"} as const;
const open = siteBrowser();
let opening: BriefRows;
let note: BriefRows;
beforeAll(async () => {
  const {brief} = await loadBrief();
  if (!brief) throw new Error("no brief");
  opening = brief;
  const ledger = await openWarehouse({edition: "shipped"});
  note = await readBrief(NOTE, (sql) => plainRows(ledger, sql));
  ledger.closeSync();
});

/** Counts the answer ends with, but of company values: listings, models that came and left, tasks, values; no zeros. */
const counts = ({prices, catalogues, models, tasks, restated}: BriefRows) =>
  [
    prices.length,
    catalogues.length,
    models.filter((m) => m.kind !== "left").length,
    models.filter((m) => m.kind === "left").length,
    tasks.length,
    restated.length
  ].filter((count) => count > 0);
const rounded = (values: readonly (string | number)[]) => values.map((v) => Number(Number(v).toPrecision(10)));

describe("/en/brief", () => {
  it("opens without DuckDB, with what the loader found", async () => {
    const {page, requests, problems, ...visit} = await open("/en/brief");
    await showAll(page);
    const answer = rounded(await dataValues(page, ".brief-answer"));
    expect(answer.slice(0, -1).slice(-counts(opening).length)).toEqual(counts(opening));
    expect(answer.slice(0, 2)).toEqual(rounded([opening.was.tokens ?? 0, opening.now.tokens ?? 0]));
    expect(
      await page.locator(".brief-dates input").evaluateAll((all) => all.map((a) => (a as HTMLInputElement).value))
    ).toEqual([opening.from, opening.to]);
    const quiet = await page.locator("#brief-part-unchanged + ul").innerText();
    expect([opening.prices.length > 0, opening.tasks.length > 0]).toEqual([
      !quiet.includes("Prices and lists"),
      !quiet.includes("Tasks")
    ]);
    expect(requests.filter((r) => r.includes("duckdb"))).toEqual([]);
    expect(problems).toEqual([]);
    await visit.close();
  });

  it("reads other days in DuckDB-Wasm as native DuckDB does, from the link and by hand", async () => {
    const {page, problems, ...visit} = await open(`/en/brief?from=${NOTE.from}&to=${NOTE.to}`);
    await settled(page);
    await page.locator(".brief-answer").waitFor({timeout: 60_000});
    const values = async (dimension: string) => {
      const figure = page.locator(`#brief-shares-${dimension}`);
      return rounded(
        await figure.locator("tbody data").evaluateAll((all) => all.map((d) => d.getAttribute("value") ?? ""))
      );
    };
    for (const dimension of ["origin", "ticker"]) {
      const all = note.shares.filter((s) => s.dimension === dimension);
      const isLeft = ({key}: {key: string}) => key === "undisclosed" || key === "other";
      const moves = [...all.filter((s) => !isLeft(s)).slice(0, 5), ...all.filter(isLeft)];
      expect(await values(dimension)).toEqual(rounded(moves.flatMap((s) => [s.was_share, s.now_share, s.change])));
    }
    expect(
      rounded(await dataValues(page, ".brief-answer"))
        .slice(0, -1)
        .slice(-counts(note).length)
    ).toEqual(counts(note));
    expect(await page.locator(".brief-answer").innerText()).toContain("reconstructed from the vintage of 16 Sep 2026");
    const kept = page.getByRole("link", {name: "Link to these two days"});
    expect(new URL((await kept.getAttribute("href")) ?? "").hash).toBe(`#from=${NOTE.from}&to=${NOTE.to}`);
    await page.emulateMedia({media: "print"});
    expect(await page.locator(".brief-span").innerText()).toContain("From 27 Feb 2026 to 24 Nov 2026");
    await page.emulateMedia({media: "screen"});
    const edition = page.getByRole("link", {name: "Since the edition of 27 Feb 2026"});
    expect(await edition.getAttribute("href")).toBe("#from=2026-02-27");
    await page.locator("input[name=from]").fill("2026-11-25");
    await page.locator("input[name=from]").blur();
    await page.getByText("the second after the first").waitFor();
    expect(page.url()).toMatch(new RegExp(`/brief.html#from=2026-11-25&to=${NOTE.to}$`));
    await page.getByRole("link", {name: "简体中文"}).click();
    await page.waitForURL(`**/zh/brief.html#from=2026-11-25&to=${NOTE.to}`);
    expect(problems).toEqual([]);
    await visit.close();
  }, 120_000);
});
