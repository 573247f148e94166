import {describe, expect, it} from "vitest";
import {loadFilings} from "../../loaders/data/filings.js";
import type {CompanyFact} from "../../src/companies/facts.js";
import {documentsBehind, openedDocument, type Filing} from "../../src/companies/filing.js";
import {documentWords} from "../../src/components/workspace/document-list.js";
import {printWords, slotProblems} from "../../src/words/say.js";
import {studiedData} from "./data.js";

const fact = (document: string, rest: Partial<CompanyFact> = {}): CompanyFact => ({
  entity: "0001.HK",
  metric: "revenue",
  basis: "ifrs",
  period_start: "2026-01-01",
  period_end: "2026-06-30",
  months: 6,
  company_label: null,
  value: 1,
  unit: "CNY",
  status: "reported",
  document,
  source_date: "2026-08-31",
  note: null,
  source: "company-filings",
  ...rest
});
const FILING: Filing = {
  entity: "0001.HK",
  document: "inputs.csv",
  metric: null,
  period_end: "2026-06-30",
  url: "https://example.org/interim.pdf",
  page: null,
  place: null
};
const CASH: Filing = {...FILING, metric: "cash", url: "https://example.org/report.pdf", page: "60-61"};

describe("openedDocument(fact, filings)", () => {
  it("is the filing of the text and period, that of the metric before one for all", () => {
    expect(openedDocument(fact("inputs.csv"), [FILING, CASH])?.url).toBe("https://example.org/interim.pdf");
    expect(openedDocument(fact("inputs.csv", {metric: "cash"}), [FILING, CASH])).toMatchObject({page: "60-61"});
    expect(openedDocument(fact("inputs.csv", {period_end: "2025-12-31"}), [FILING, CASH])).toBeNull();
    expect(openedDocument(fact("inputs.csv", {entity: "0002.HK"}), [FILING, CASH])).toBeNull();
  });

  it.each([
    [
      "Form 20-F, R4.htm (sec.gov/Archives/edgar/data/1/000/R4.htm)",
      "https://sec.gov/Archives/edgar/data/1/000/R4.htm"
    ],
    ["release; filing https://www.sec.gov/a/b.htm", "https://www.sec.gov/a/b.htm"],
    ["release 302717280 (static.www.tencent.com/uploads/2026/05/13/...)", null],
    ["study data/inputs.csv (cites HKEX 2026082600680)", null],
    ["recalled: Form 10-K", null]
  ])("of %j alone is %j", (document, url) => {
    expect(openedDocument(fact(document), [])?.url ?? null).toBe(url);
  });
});

describe("openedDocument(fact, []) of a viewer’s statement", () => {
  it("is at that statement", () => {
    expect(openedDocument(fact("Form 20-F (archive.example.com/20260520/R66.htm)"), [])?.place).toBe("R66");
  });
});

describe("documentsBehind(facts, filings)", () => {
  it("counts each figure once, those without an address last, and says how many there are", () => {
    const facts = [fact("recalled"), fact("inputs.csv", {metric: "cash"}), fact("inputs.csv"), fact("inputs.csv")];
    const behind = documentsBehind([...facts, fact("recalled", {metric: "tax"})].slice(1).concat(fact("recalled", {metric: "capex"})), [FILING, CASH]); // prettier-ignore
    expect(behind.map(({figures, opens}) => [figures, opens?.page ?? null])).toEqual([[1, "60-61"], [1, null], [2, null]]); // prettier-ignore
    const words = documentWords(behind);
    expect(printWords(words, "en")).toBe(
      "Of 4 figures that the model reads, 2 open a document, 1 of them at a page or table on record; of 2 no address is on record."
    );
    expect(slotProblems(words)).toEqual([]);
  });
});

describe("registry/filing.csv", () => {
  it("names texts, metrics and periods that figures of the books have, by address", async () => {
    const {facts, events} = await studiedData();
    const isOfEvent = ({entity, document, period_end: day}: Filing) =>
      events.some((event) => event.entity === entity && event.document === document && event.date === day);
    for (const filing of loadFilings()) {
      const isRead = facts.some((f) => openedDocument(f, [filing])?.url === filing.url) || isOfEvent(filing);
      expect([filing, isRead]).toEqual([filing, true]);
    }
  });
});
