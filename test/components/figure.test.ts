import {describe, expect, it} from "vitest";
import {figure, figureCsv, figureFile, sourceOf, sqlLink, updatableFigure} from "../../src/components/figure.js";
import type {FigureSpec} from "../../src/components/figure-spec.js";
import {say} from "../../src/words/say.js";
import {withDocument} from "../fixtures/document.js";
import {tableOf, textIn} from "../fixtures/painted.js";

withDocument("http://site/en/labs");

const SPEC: FigureSpec<number> = {
  name: "made-up",
  lang: "en",
  title: {en: say`Seven`, zh: say`七`},
  measure: {en: say`Tokens`, zh: say`词元`},
  draw: (width) => Object.assign(document.createElement("i"), {textContent: `drawn at ${width}`}),
  columns: [{key: "a", head: "A", value: (row) => row}],
  rows: [7],
  source: {citation: "Source: made up.", asOf: "2026-02-16", rights: "open"}
};

const actionsOf = (element: HTMLElement) =>
  [...element.querySelectorAll(".figure-actions > *")].map((action) => action.textContent.trim());
const partsOf = (element: HTMLElement) =>
  [".figure-chart", ".figure-table"].map((part) => {
    const found = element.querySelector<HTMLElement>(part);
    return found?.hidden ? null : textIn(found);
  });

describe("figure(spec)", () => {
  it("draws, and turns to its table and back", () => {
    const element = figure(SPEC);
    expect(partsOf(element)).toEqual(["drawn at 640", null]);
    expect(element.querySelector(".figure-chart")?.getAttribute("role")).toBe("img");
    const [toggle] = element.querySelectorAll("button");
    toggle?.click();
    expect([partsOf(element), toggle?.ariaPressed]).toEqual([[null, "Tokens A 7"], "true"]);
    toggle?.click();
    expect([partsOf(element), toggle?.ariaPressed]).toEqual([["drawn at 640", null], "false"]);
  });

  it("is a group to readers of it where its drawing holds links", () => {
    const draw = () => {
      const drawing = document.createElement("div");
      drawing.innerHTML = "<a href='#'>x</a>";
      return drawing;
    };
    expect(
      figure({...SPEC, draw})
        .querySelector(".figure-chart")
        ?.getAttribute("role")
    ).toBe("group");
  });

  it.each([
    [
      "en",
      ["Table", "Copy picture", "Download CSV"],
      "Cited figures: not for download",
      "Query in SQL",
      "Open as notebook"
    ],
    ["zh", ["表格", "复制图片", "下载 CSV"], "引用数据，不提供下载", "用 SQL 查询", "在笔记本中打开"]
  ] as const)("offers in %s what may be taken of it", (lang, offered, cited, sql, notebook) => {
    expect(actionsOf(figure({...SPEC, lang}))).toEqual(offered);
    expect(actionsOf(figure({...SPEC, lang, source: {...SPEC.source, rights: "cite"}})).at(-1)).toBe(cited);
    expect(actionsOf(figure({...SPEC, lang, draw: null}))).toEqual([offered[2]]);
    expect(actionsOf(figure({...SPEC, lang, rows: []}))).toEqual([offered[2]]);
    expect(actionsOf(figure({...SPEC, lang, sql: "SELECT 1"}))).toEqual([...offered, sql, notebook]);
  });

  it("is a table where nothing is drawn, and says so where there are no rows", () => {
    expect(partsOf(figure({...SPEC, draw: null}))).toEqual(
      ["", "Tokens A 7"].map((text, i) => (i === 0 ? null : text))
    );
    const empty = figure({...SPEC, rows: []});
    expect(partsOf(empty)[0]).toMatch(/^Nothing passes/);
    expect(partsOf(empty)[1]).toBeNull();
    expect(partsOf(figure({...SPEC, draw: null, rows: []}))[0]).toMatch(/^Nothing passes/);
  });

  it("leaves a chart the room of what stood in its place until its width is told", () => {
    const page = document.createElement("div");
    page.innerHTML = `<figure id="made-up"><div class="figure-chart"></div><div class="figure-chart"></div></figure>`;
    [200, 300].forEach((height, i) =>
      Object.defineProperty(page.querySelectorAll(".figure-chart")[i] ?? {}, "offsetHeight", {value: height})
    );
    document.body.append(page);
    const heightOf = (spec: FigureSpec<number>) =>
      figure(spec).querySelector<HTMLElement>(".figure-chart")?.style.minHeight;
    expect([heightOf(SPEC), heightOf({...SPEC, draw: null}), heightOf({...SPEC, name: "other"})]).toEqual([
      "300px",
      "",
      ""
    ]);
    page.remove();
  });

  it("hands a notebook its title, its place and its query when the link is followed", () => {
    const element = figure({...SPEC, sql: "SELECT 1"});
    const link = element.querySelector<HTMLAnchorElement>("a.to-notebook");
    link?.dispatchEvent(new (document.defaultView?.Event ?? Event)("focus"));
    const stated = new URLSearchParams(new URL(link?.href ?? "").hash.slice(1));
    expect([...stated]).toEqual([
      ["q", "SELECT 1"],
      ["title", "Seven"],
      ["from", "http://site/en/labs.html#made-up"]
    ]);
  });
});

describe("updatableFigure(spec)", () => {
  it("says, draws and lists the numbers of another specification in place", () => {
    const {element, update} = updatableFigure(SPEC);
    const draw = (width: number) => document.createTextNode(`anew at ${width}`);
    update({...SPEC, title: {en: say`Eight`, zh: say`八`}, rows: [8], draw});
    expect(textIn(element.querySelector(".figure-title"))).toBe("Eight");
    expect(partsOf(element)).toEqual(["anew at 640", null]);
    element.querySelector("button")?.click();
    expect(tableOf(element)).toEqual([["A"], ["8"]]);
    update({...SPEC, rows: [9]});
    expect(tableOf(element)).toEqual([["A"], ["9"]]);
    element.querySelector("button")?.click();
    update({...SPEC, rows: [10]});
    element.querySelector("button")?.click();
    expect(tableOf(element)).toEqual([["A"], ["10"]]);
  });
});

describe("what leaves a figure", () => {
  it("is called by its figure, its subject and its day", () => {
    expect(figureFile("a", {...SPEC.source, subject: "BABA"})).toBe("a-BABA-2026-02-16");
    expect(figureFile("a", SPEC.source)).toBe("a-2026-02-16");
  });

  it("has exact values under keys, and what each row says of itself", () => {
    expect(
      figureCsv(SPEC, [["source", "made up"]])
        .split("\r\n")
        .join("\n")
        .trim()
    ).toBe("a,source\n7,made up");
  });

  it("leads to the SQL page with its query", () => {
    expect(sqlLink("SELECT 1 + 1", "zh").getAttribute("href")).toBe("../zh/sql.html#q=SELECT+1+%2B+1");
    expect(sourceOf({citation: "c", asOf: "2026-02-16"})).toEqual({citation: "c", asOf: "2026-02-16", rights: "open"});
  });
});
