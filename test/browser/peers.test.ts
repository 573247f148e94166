import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {figureTable, redrawn} from "./figures.js";
import type {Table} from "./native.js";
import {settled, siteBrowser, type Visit} from "./page.js";

const open = siteBrowser();
let visit: Visit;
let page: Page;

beforeAll(async () => {
  visit = await open("/en/companies");
  ({page} = visit);
  await settled(page);
});
afterAll(async () => {
  expect(visit.problems).toEqual([]);
  await visit.close();
});

/** Rows of a table by the heads of its columns. */
function records({columns, rows}: Table): Record<string, string | number | null>[] {
  return rows.map((row) => Object.fromEntries(columns.map((head, i) => [head, row[i] ?? null])));
}

/** Arithmetic as the page prints it, each number as it stands in its element: what it comes to. */
async function arithmetic(selector: string): Promise<(number | null)[]> {
  const sums = await page.locator(`${selector} tbody tr`).evaluateAll((rows) =>
    rows.map((row) => {
      const sum = row.querySelector(".arithmetic")?.cloneNode(true) as HTMLElement | undefined;
      for (const data of sum?.querySelectorAll("data") ?? []) data.replaceWith(`(${data.getAttribute("value")})`);
      return sum?.textContent ?? null;
    })
  );
  return sums.map((sum) => (sum === null ? null : comesTo(sum)));
}

/** The same from what readers see, rounded as it is printed; money is in millions on both sides of a division. */
async function printedArithmetic(selector: string): Promise<(number | null)[]> {
  const sums = await page.locator(`${selector} tbody tr`).evaluateAll((rows) => rows.map((row) => row.querySelector(".arithmetic")?.textContent ?? null)); // prettier-ignore
  return sums.map((sum) => (sum === null ? null : comesTo(sum.replaceAll(",", ""))));
}

/** Sums, products and quotients from left to right, products first, brackets before all. */
function comesTo(text: string): number {
  const tokens = text.match(/\d+(?:\.\d+)?(?:e[+-]?\d+)?|[()+−×÷-]/g) ?? [];
  let at = 0;
  const takes = (...signs: readonly string[]) => (signs.includes(tokens[at] ?? "") ? tokens[at++] : undefined);
  const factor = (): number => {
    if (takes("−", "-")) return -factor();
    if (!takes("(")) return Number(tokens[at++]);
    const inner = sum();
    if (!takes(")")) throw new Error(`${text}: ${tokens[at] ?? "the end"}; expected a closing bracket`);
    return inner;
  };
  const product = (): number => {
    let whole = factor();
    for (let sign; (sign = takes("×", "÷"));) whole = sign === "×" ? whole * factor() : whole / factor();
    return whole;
  };
  const sum = (): number => {
    let total = product();
    for (let sign; (sign = takes("+", "−", "-"));) total += sign === "+" ? product() : -product();
    return total;
  };
  const result = sum();
  if (at < tokens.length) throw new Error(`${text}: ${tokens[at] ?? ""} is left; expected one sum`);
  return result;
}

describe("multiples beside peers, below the coverage sheet", () => {
  it("says on how many bases each statement of the note holds, as its own figures have it", async () => {
    const answer = await page.locator("p.answer").innerText();
    expect(answer).toContain("Chinese platforms at 14–17× holds on 2 of 6 bases, those of Tencent.");
    expect(answer).toContain("Their American peers at 23–26× holds on 3 of 4 bases");
    expect(answer).toContain("A discount of about 40% holds on 2 of 6 bases, those of Tencent.");
    const multiples = records(await figureTable(page, "#price-earnings"));
    const within = (companies: readonly string[], low: number, high: number) => {
      const own = multiples.filter((m) => companies.includes(String(m["Company"]))).map((m) => Number(m["P/E"]));
      // Half of the last digit either way, as the note prints whole numbers.
      return [own.filter((pe) => pe >= low - 0.5 && pe <= high + 0.5).length, own.length];
    };
    expect(within(["Alibaba", "Tencent"], 14, 17)).toEqual([2, 6]);
    expect(within(["Microsoft", "Alphabet"], 23, 26)).toEqual([3, 4]);
    const discounts = records(await figureTable(page, "#discount")).map((d) => Number(d["Discount"]));
    expect(discounts.filter((d) => d >= 0.35 && d <= 0.45)).toHaveLength(2);
    expect(discounts).toHaveLength(6);
  });

  it("works each P/E out of the figures printed beside it", async () => {
    const rows = records(await figureTable(page, "#price-earnings"));
    const worked = await arithmetic("#price-earnings");
    const printed = await printedArithmetic("#price-earnings");
    expect(rows).toHaveLength(12);
    rows.forEach((row, i) => {
      expect([row["Company"], row["Basis"], worked[i]]).toEqual([row["Company"], row["Basis"], expect.closeTo(Number(row["P/E"]), 6)]); // prettier-ignore
      expect(Math.abs((printed[i] ?? NaN) / Number(row["P/E"]) - 1)).toBeLessThan(1e-3);
    });
  });

  it("takes each discount off the mean of the pair", async () => {
    const rows = records(await figureTable(page, "#discount"));
    for (const row of rows)
      expect(row["Discount"]).toBeCloseTo(1 - Number(row["P/E"]) / Number(row["Mean of Microsoft and Alphabet"]), 8);
    const multiples = records(await figureTable(page, "#price-earnings"));
    const pe = (company: string, basis: RegExp) => Number(multiples.find((m) => m["Company"] === company && basis.test(String(m["Basis"])))?.["P/E"]); // prettier-ignore
    const year = (pe("Microsoft", /fiscal year to June 2026/) + pe("Alphabet", /calendar 2026/)) / 2;
    const ahead = (pe("Microsoft", /next twelve months/) + pe("Alphabet", /next twelve months/)) / 2;
    const pairs = new Set(rows.map((row) => Number(row["Mean of Microsoft and Alphabet"]).toFixed(6)));
    expect(pairs).toEqual(new Set([year.toFixed(6), ahead.toFixed(6)]));
  });

  it("works each measure out of the figures printed beside it, and names what is not on record", async () => {
    const rows = records(await figureTable(page, "#measures"));
    const worked = await arithmetic("#measures");
    const printed = await printedArithmetic("#measures");
    expect(rows.filter((row) => typeof row["Value"] === "number").length).toBeGreaterThan(15);
    rows.forEach((row, i) => {
      const name = [row["Measure"], row["Company"]];
      expect([...name, worked[i] ?? null]).toEqual([...name, row["Value"] === null ? null : expect.closeTo(Number(row["Value"]), 6)]); // prettier-ignore
      if (row["Value"] !== null)
        expect([...name, printed[i]]).toEqual([...name, expect.closeTo(Number(row["Value"]), 3)]);
    });
  });

  it("re-rates from the price itself to the price at the pair’s multiple", async () => {
    const slider = page.locator("input[type=range]");
    const rerated = async (percent: number) => {
      await redrawn(page, "#re-rating", () => slider.fill(String(percent)));
      expect(await page.locator("#re-rating .figure-title").textContent()).toContain(`${percent}% of the gap`);
      const rows = records(await figureTable(page, "#re-rating"));
      expect(rows).toHaveLength(6);
      return rows.map((row) => ["P/E", "Mean of Microsoft and Alphabet", "Price", "Re-rated"].map((head) => Number(row[head])) as [number, number, number, number]); // prettier-ignore
    };
    for (const [, , price, after] of await rerated(0)) expect(after).toBe(price);
    for (const [own, pair, price, after] of await rerated(100)) expect(after).toBeCloseTo((price * pair) / own, 5);
    for (const [own, pair, price, after] of await rerated(25))
      expect(after).toBeCloseTo(0.75 * price + (0.25 * price * pair) / own, 5);
  });
});
