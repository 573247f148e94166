import {describe, expect, it} from "vitest";
import {hostSpreadChart, hostSpreadState, type HostSpread} from "../../src/charts/host-spread.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";

const SPREADS: readonly HostSpread[] = [
  {key: "a", label: "A", origin: "china", link: "./models/a.html", maker: 4, lowest: 1, median: 2, highest: 8},
  {key: "b", label: "B", origin: "us", link: "./models/b.html", maker: null, lowest: 3, median: 3, highest: 3}
];

describe("hostSpreadState(spreads, lang)", () => {
  it("says the maker’s price and the others’, and spans every price", () => {
    const {rows, domain} = hostSpreadState(SPREADS, "en");
    expect(rows.map(({row, text}) => [row, text])).toEqual([
      [0, "maker US$4; US$1 – US$8"],
      [1, "US$3"]
    ]);
    expect(hostSpreadState(SPREADS, "zh", String).rows[0]?.text).toBe("厂商 4；1 – 8");
    expect(domain).toEqual([1 / 1.15, 8 * 1.15]);
    const [a] = SPREADS;
    if (a) expect(hostSpreadState([{...a, maker: 0.5}, {...a, maker: 20}], "en").domain).toEqual([0.5 / 1.15, 20 * 1.15]); // prettier-ignore
    expect(hostSpreadState([], "en").domain).toEqual([1 / 1.15, 10 * 1.15]);
  });
});

describe("hostSpreadChart(spreads, options)", () => {
  const draw = (spread: Partial<HostSpread>, width: number) =>
    hostSpreadChart(SPREADS.slice(0, 1).map((each) => ({...each, ...spread})), {lang: "en", width, document: blankDocument()}); // prettier-ignore

  it("cuts a name where its prices begin", () => {
    const cut = (width: number) => draw({label: "i".repeat(200)}, width).querySelector("a text")?.firstChild?.textContent?.length; // prettier-ignore
    expect([500, 501, 502, 503, 504, 505].map(cut)).toEqual([96, 96, 97, 97, 97, 98]);
  });

  it("writes prices to three digits, on a phone without the currency", () => {
    const text = (width: number) => [...draw({maker: null, lowest: 1.23456, highest: 2}, width).querySelectorAll("text")].map((each) => each.textContent).find((each) => each.includes("–")); // prettier-ignore
    expect([text(479), text(480)]).toEqual(["1.23 – 2", "US$1.23 – US$2"]);
  });

  it("draws a range a model, a dot where the maker lists it, and names that lead on", () => {
    const drawing = hostSpreadChart(SPREADS, {lang: "zh", width: 360, document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expect(drawing.querySelectorAll("circle")).toHaveLength(1);
    expect([...drawing.querySelectorAll("a")].map((a) => a.getAttribute("href"))).toEqual([
      "./models/a.html",
      "./models/b.html"
    ]);
    expectGolden("host-spread-zh", drawing);
    expectGolden("host-spread-en", hostSpreadChart(SPREADS, {lang: "en", document: blankDocument()}));
    expect(badAttributes(hostSpreadChart([], {lang: "en", document: blankDocument()}))).toEqual([]);
  });
});
