import {describe, expect, it} from "vitest";
import type {CompanyFact} from "../../../src/companies/facts.js";
import type {Filing} from "../../../src/companies/filing.js";
import {documentList, pageWords} from "../../../src/components/workspace/document-list.js";
import {apiCompanyModel} from "../../fixtures/api-company-model.js";
import {withDocument} from "../../fixtures/document.js";
import {numbersOf, textIn} from "../../fixtures/painted.js";

withDocument();

const [known] = apiCompanyModel.facts;
if (!known) throw new Error("no fact; expected the made-up company to have one");
const fact = (metric: string, document: string): CompanyFact => ({...known.fact, metric, document});
const filing = (document: string, page: string | null, place: string | null = null): Filing => ({
  entity: known.fact.entity,
  document,
  metric: null,
  period_end: known.fact.period_end,
  url: `https://hkex.example/docs/${document}.pdf`,
  page,
  place
});

describe("pageWords(opens, lang)", () => {
  const opens = (page: string | null, place: string | null = null) => ({url: "", page, place});
  const said = (page: string | null, place: string | null, lang: "en" | "zh") => {
    const words = pageWords(opens(page, place), lang);
    return typeof words === "string" ? words : words.outerHTML;
  };
  it.each([
    ["3", null, "page 3", "第 3 页"],
    ["60-61", null, "pages 60–61", "第 60–61 页"],
    [null, "R4", `<span lang="en">R4</span>`, `<span lang="en">R4</span>`],
    ["3", "R4", "page 3", "第 3 页"],
    [null, null, "", ""]
  ])("of page %s and table %s", (page, place, en, zh) => {
    expect([said(page, place, "en"), said(page, place, "zh")]).toEqual([en, zh]);
    expect(pageWords(null, "en")).toBe("");
  });
});

describe("documentList(facts, filings, lang)", () => {
  const facts = [fact("revenue", "annual"), fact("profit", "annual"), fact("cash", "interim"), fact("debt", "letter")];
  const filings = [filing("annual", "3"), filing("interim", null)];

  it("counts figures, those that open a document, and those at a page of it", () => {
    const list = documentList(facts, filings, "en");
    expect(textIn(list.querySelector("p"))).toBe(
      "Of 4 figures that the model reads, 3 open a document, 2 of them at a page or table on record; of 1 no address is on record."
    );
    expect(textIn(documentList(facts, filings, "zh").querySelector("p"))).toBe(
      "模型读取的 4 个数字中，3 个可打开文件，其中 2 个记有页码或表格；1 个无地址记录。"
    );
    const placed = documentList([fact("revenue", "annual")], [filing("annual", null, "R4")], "en");
    expect(textIn(placed.querySelector("p"))).toContain("1 of them at a page or table");
  });

  it("lists documents by how many figures were read from each, opened where they are published", () => {
    const list = documentList(facts, filings, "en");
    expect(textIn(list.querySelector("h4"))).toBe("Documents behind its figures");
    expect([...list.querySelectorAll("li")].map(textIn)).toEqual([
      "2 figures: hkex.example annual.pdf, page 3; read from annual",
      "1 figure: hkex.example interim.pdf; read from interim",
      "1 figure: letter, no address on record"
    ]);
    const [link] = list.querySelectorAll("a");
    expect([link?.href, link?.target, link?.rel, link?.lang]).toEqual([
      "https://hkex.example/docs/annual.pdf",
      "_blank",
      "noopener",
      "en"
    ]);
    expect(numbersOf(list).slice(4)).toEqual([
      "2 figures | 2 | figures | Alpha Ledger: documents of figures on record.",
      "1 figure | 1 | figures | Alpha Ledger: documents of figures on record.",
      "1 figure | 1 | figures | Alpha Ledger: documents of figures on record."
    ]);
    expect([...documentList(facts, filings, "zh").querySelectorAll("li")].map(textIn)).toEqual([
      "2 个数字：hkex.example annual.pdf，第 3 页；读自 annual",
      "1 个数字：hkex.example interim.pdf；读自 interim",
      "1 个数字：letter，无地址记录"
    ]);
  });
});
