import {describe, expect, it} from "vitest";
import {citationParts, drawnWidth, emptyFigure, nothing, sourceLine} from "../../src/components/figure-frame.js";
import {withMarkRoles} from "../../src/components/mark-roles.js";
import {seriesKey} from "../../src/components/series-key.js";
import {eventList} from "../../src/components/figures/event-list.js";
import {share} from "../../src/words/quantity.js";
import {say} from "../../src/words/say.js";
import {withDocument} from "../fixtures/document.js";
import {numbersOf, tableOf, textIn} from "../fixtures/painted.js";

withDocument();

const SPEC = {
  title: {en: say`Half is ${share(0.5)}`, zh: say`一半为 ${share(0.5)}`},
  measure: {en: say`Share of tokens`, zh: say`词元占比`},
  source: {citation: "Source: made up.", asOf: "2026-02-16", rights: "open"},
  columns: [{key: "a", head: "A", unit: "tokens", value: (row: number) => row}],
  rows: [7]
} as const;

describe("drawnWidth(width)", () => {
  it("is at least 240 pixels", () => {
    expect([0, 239, 240, 241].map(drawnWidth)).toEqual([240, 240, 240, 241]);
  });
});

describe.each([
  ["en", "Half is 50.0%", "Share of tokens", "Source: made up. Data as of 16 Feb 2026.", "Table", /^Nothing passes/],
  ["zh", "一半为 50.0%", "词元占比", "来源：made up。 数据截至2026年2月16日。", "表格", /^没有符合/]
] as const)("emptyFigure(name, %s)", (lang, title, measure, source, toggled, none) => {
  it("is a frame that says what it is told, and is filled by a table", () => {
    const {element, say: tell, fill, chart, table, toggle} = emptyFigure<number>("made-up", lang);
    expect([element.id, chart.getAttribute("role"), table.hidden, toggle.textContent, toggle.ariaPressed]).toEqual([
      "made-up",
      "group",
      true,
      toggled,
      "false"
    ]);
    const note = element.querySelector<HTMLElement>(".figure-note");
    expect(note?.hidden).toBe(true);
    tell(SPEC);
    const said = [".figure-title", ".figure-subtitle", ".figure-source"].map((part) =>
      textIn(element.querySelector(part))
    );
    expect(said).toEqual([title, measure, source]);
    expect(numbersOf(element)).toEqual(["50.0% | 0.5 | share | Source: made up."]);
    expect(chart.getAttribute("aria-label")).toBe(measure);
    expect([note?.hidden, note?.textContent]).toEqual([true, ""]);
    tell({...SPEC, note: {en: say`Noted`, zh: say`附注`}});
    expect([note?.hidden, note?.textContent]).toEqual([false, lang === "en" ? "Noted" : "附注"]);
    const key = document.createElement("b");
    tell({...SPEC, note: key});
    expect(note?.firstChild).toBe(key);
    fill(SPEC);
    expect(tableOf(table)).toEqual([["A"], ["7"]]);
    expect(textIn(table.querySelector("caption"))).toBe(measure);
    expect(numbersOf(table)).toEqual(["7 | 7 | tokens | Source: made up."]);
    fill({...SPEC, table: () => key});
    expect(table.innerHTML).toBe("<b></b>");
    expect(textIn(nothing(lang))).toMatch(none);
  });
});

it("sourceLine and citationParts say what of a citation stays English on a page in Chinese", () => {
  const source = {citation: "Made up.", asOf: "2026-02-16", rights: "open"} as const;
  const line = sourceLine(source, "zh");
  expect(line.map((part) => (typeof part === "string" ? part : (part as Element).outerHTML))).toEqual([
    `<span lang="en">Made up.</span>`,
    " 数据截至",
    `<time datetime="2026-02-16">2026年2月16日</time>`,
    "。"
  ]);
  expect(citationParts("Made up.", "en")).toEqual(["Made up."]);
  expect(citationParts("Source: made up.", "zh")).toEqual(["来源：made up。"]);
});

it("withMarkRoles(drawing) gives a role to groups that Plot has named, and leaves all else alone", () => {
  const drawing = document.createElement("div");
  drawing.innerHTML = `<svg><g aria-label="bar"></g><g aria-label="tip" role="img"></g><g></g></svg>`;
  expect(withMarkRoles(drawing)).toBe(drawing);
  expect([...drawing.querySelectorAll("g")].map((group) => group.getAttribute("role"))).toEqual(["group", "img", null]);
  const text = document.createTextNode("none");
  expect(withMarkRoles(text)).toBe(text);
});

describe("seriesKey(series, options)", () => {
  const series = [
    {key: "a", label: "A", color: "red"},
    {key: "", label: "All others", color: "blue"}
  ];
  const parts = (asButtons?: boolean) =>
    [...seriesKey(series, asButtons === undefined ? {} : {asButtons}).children].map((item) => [
      item.tagName,
      item.getAttribute("type"),
      item.getAttribute("data-key"),
      item.textContent,
      item.querySelector<HTMLElement>("i.swatch")?.style.background
    ]);

  it("names colours, as buttons of what has a key where it is asked to", () => {
    const plain = [
      ["SPAN", null, null, "A", "red"],
      ["SPAN", null, null, "All others", "blue"]
    ];
    expect(parts()).toEqual(plain);
    expect(parts(true)).toEqual([["BUTTON", "button", "a", "A", "red"], plain[1]]);
    expect(seriesKey(series).className).toBe("origin-key");
  });
});

it("eventList(annotations, lang) numbers rules from one, each with its day", () => {
  const list = eventList(
    [
      {date: "2026-02-16", label: "A is out"},
      {date: "2026-02-17", label: "B is out"}
    ],
    "en"
  );
  expect([...list.children].map((item) => textIn(item))).toEqual(["1 16 Feb 2026 A is out", "2 17 Feb 2026 B is out"]);
  expect(list.querySelector("time")?.dateTime).toBe("2026-02-16");
});
