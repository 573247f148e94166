import {describe, expect, it} from "vitest";
import {dataTable, type TableColumn} from "../../src/components/data-table.js";
import {say} from "../../src/words/say.js";
import {share} from "../../src/words/quantity.js";
import {withDocument} from "../fixtures/document.js";
import {numbersOf, tableOf} from "../fixtures/painted.js";

withDocument();

interface Row {
  readonly name: string;
  readonly tokens: number | null;
  readonly day: string | null;
}

const ROWS: readonly Row[] = [
  {name: "A", tokens: 1500, day: "2026-02-16"},
  {name: "B", tokens: null, day: null}
];

const table = (columns: readonly TableColumn<Row>[], options: Partial<Parameters<typeof dataTable>[2]> = {}) =>
  dataTable(columns, ROWS, {lang: "en", source: "made up", ...options});
const cells = (column: TableColumn<Row>, options: Partial<Parameters<typeof dataTable>[2]> = {}) => [
  ...table([column], options).querySelectorAll("td")
];
const tokens: TableColumn<Row> = {key: "tokens", head: "Tokens", unit: "tokens", value: (row) => row.tokens};

describe("dataTable(columns, rows, options)", () => {
  it("has a head a column and a row a row, numbers to the right and what is absent said in each language", () => {
    const name: TableColumn<Row> = {key: "name", head: "Name", value: (row) => row.name};
    expect(tableOf(table([name, tokens]))).toEqual([
      ["Name", "Tokens"],
      ["A", "1500"],
      ["B", "n/a"]
    ]);
    const heads = [...table([name, tokens]).querySelectorAll("th")];
    expect(heads.map((head) => [head.scope, head.className])).toEqual([
      ["col", ""],
      ["col", "number"]
    ]);
    expect(cells(tokens).map((cell) => cell.className)).toEqual(["number", "missing"]);
    expect(cells(name).map((cell) => [cell.className, cell.lang])).toEqual([
      ["", ""],
      ["", ""]
    ]);
    expect(cells(tokens, {lang: "zh"})[1]?.textContent).toBe("无");
  });

  it("carries the exact value of a number with its unit and source, whatever it reads", () => {
    expect(numbersOf(table([{...tokens, text: (row) => `${Number(row.tokens) / 1000}k`}]))).toEqual([
      "1.5k | 1500 | tokens | made up"
    ]);
    const rank: TableColumn<Row> = {key: "rank", head: "Rank", value: (row) => row.tokens};
    expect(numbersOf(dataTable([rank], ROWS, {lang: "en"}))).toEqual(["1500 | 1500 | 1 | "]);
  });

  it("says of an absent value what its column says, and shows nothing else in its place", () => {
    const [, absent] = cells({...tokens, text: () => "not stated", show: () => document.createElement("b")});
    expect([absent?.innerHTML, absent?.className]).toEqual(["not stated", "missing"]);
  });

  it("shows what a column shows, and links, days and texts as what they are", () => {
    const shown = {...tokens, show: () => Object.assign(document.createElement("b"), {textContent: "two"})};
    expect(cells(shown)[0]?.innerHTML).toBe("<b>two</b>");
    const linked = {key: "name", head: "", value: ({name}: Row) => name, text: ({name}: Row) => `Lab ${name}`};
    const to = (row: Row) => (row.name === "A" ? "/labs/a" : null);
    expect(cells({...linked, link: to}).map((cell) => cell.innerHTML)).toEqual([
      `<a href="/labs/a">Lab A</a>`,
      "Lab B"
    ]);
    const day: TableColumn<Row> = {key: "day", head: "", value: (row) => row.day, text: () => "16 Feb"};
    expect(cells(day)[0]?.innerHTML).toBe(`<time datetime="2026-02-16">16 Feb</time>`);
  });

  it("says that texts are English where the page is not", () => {
    const title: TableColumn<Row> = {key: "name", head: "", value: (row) => row.name, isForeign: true};
    expect(cells(title, {lang: "zh"}).map((cell) => cell.lang)).toEqual(["en", "en"]);
  });

  it("has its caption painted, with its quantities, and is named by it unless it is named otherwise", () => {
    const caption = {en: say`Of which ${share(0.5)}`, zh: say`其中 ${share(0.5)}`};
    const captioned = table([tokens], {caption});
    expect(captioned.querySelector("caption")?.textContent.trim()).toBe("Of which 50.0%");
    expect(numbersOf(captioned)[0]).toBe("50.0% | 0.5 | share | made up");
    expect(captioned.getAttribute("aria-label")).toBe("Of which 50.0%");
    expect(table([tokens], {caption, lang: "zh"}).getAttribute("aria-label")).toBe("其中 50.0%");
    expect(table([tokens], {caption, label: "Peers"}).getAttribute("aria-label")).toBe("Peers");
    expect(table([tokens]).getAttribute("aria-label")).toBe("");
    expect(table([tokens]).querySelector("caption")).toBeNull();
    expect([captioned.getAttribute("role"), captioned.tabIndex]).toEqual(["region", 0]);
  });
});
