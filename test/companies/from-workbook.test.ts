import {describe, expect, it} from "vitest";
import {evaluate, outcome} from "../../src/model/calculate/evaluate.js";
import {compiled} from "../../src/model/compile.js";
import {exportWorkbook} from "../../src/workbook/export.js";
import {address, layoutOf} from "../../src/workbook/layout.js";
import {writeXlsx} from "../../src/workbook/write-xlsx.js";
import {masterCheck} from "../../src/model/explain/master-check.js";
import {hasLibreOffice, recalculated} from "../fixtures/libreoffice.js";
import {ownWorkbooks} from "../fixtures/own-workbook.js";
import {typedInto, type Typed} from "../fixtures/typed-workbook.js";
import {repacked, withoutCached, workbookSpec} from "../fixtures/xlsx.js";

const {text, company, opened, book} = await ownWorkbooks();

function workbookOf(document: string, typed: readonly Typed[] = [], shown = "base"): Uint8Array {
  const {bytes, model} = book(document, {shown});
  return typedInto(bytes, model, typed);
}

const valueOf = (document: string) => outcome(evaluate(compiled(company(document).sheet)), "value");

describe("modelOfWorkbook(bytes, library, data)", () => {
  it("gives back the text of every company and template as it went in, whoever the workbook is of", () => {
    const documents = {...text.documents.companies, ...text.documents.templates};
    for (const [name, document] of Object.entries(documents)) {
      const back = opened(workbookOf(document));
      expect({name, ...back}).toEqual({
        name,
        text: document,
        case: "base",
        edits: {},
        differences: [],
        added: [],
        refusals: [],
        problems: []
      });
    }
  });

  it("writes edited inputs into the text, and lists what they were", () => {
    const document = text.documents.templates["comparables"] ?? "";
    const typed: readonly Typed[] = [
      ["net_margin", undefined, 0.3],
      ["growth", "FY2027", 0.25]
    ];
    const {text: back, differences} = opened(workbookOf(document, typed));
    expect(back).toMatch(/^net_margin +% +input 30% in -50%..60%$/m);
    expect(back).toMatch(/^growth +% +input FY2026 15%, 25% in -50%..100%$/m);
    expect(differences).toEqual([
      {where: "growth FY2027", before: "0.12", after: "0.25"},
      {where: "net_margin", before: "0.18", after: "0.3"}
    ]);
    expect(valueOf(back)).not.toEqual(valueOf(document));
  });

  it("puts a formula changed in the workbook, and a number over a formula or a reported figure, in place of the line’s", () => {
    const document = text.documents.templates["dcf"] ?? "";
    const model = compiled(company(document).sheet);
    const {places} = layoutOf(model);
    const at = (line: string, i = 0) => address(places[(model.firstCell.get(line) ?? 0) + i] ?? {row: 1, column: 1});
    const bytes = repacked(workbookOf(document), (parts) => {
      const sheet = "xl/worksheets/sheet2.xml";
      const put = (cell: string, inner: string) => {
        const was = parts[sheet] ?? "";
        parts[sheet] = was.replace(new RegExp(`(<c r="${cell}"[^>]*?)(?: t="\\w+")?>.*?</c>`), `$1>${inner}</c>`);
        expect(parts[sheet]).not.toBe(was);
      };
      put(at("operating_income", 2), `<f>${at("revenue", 2)}*${at("margin")}*0.5</f><v>1</v>`);
      put(at("operating_income", 3), `<f>${at("revenue", 3)}*${at("margin")}-7</f><v>1</v>`);
      put(at("free_cash_flow", 3), "<v>55</v>");
      put(at("revenue_reported"), "<v>1100</v>");
    });
    const back = opened(bytes);
    // A workbook knows no units: what cannot be in the model is left as it was, with the reason.
    expect(back.refusals.map(({where, reason}) => [where, reason.en])).toEqual([
      ["operating_income FY2028", expect.stringContaining("USD m")]
    ]);
    expect(back.differences.map(({where, after}) => [where, after])).toEqual([
      ["revenue_reported FY2025", "1100"],
      ["operating_income FY2027", "= revenue * margin * 0.5"],
      ["free_cash_flow FY2028", "55"]
    ]);
    const evaluation = evaluate(compiled(company(back.text).sheet));
    const worth = (line: string, period: string) => {
      const found = outcome(evaluation, line, period);
      return found.ok ? found.value : found.error.detail;
    };
    expect(worth("free_cash_flow", "FY2028")).toBe(55);
    expect(worth("revenue", "FY2025")).toBe(1100);
    expect(worth("operating_income", "FY2027")).toBeCloseTo(1100 * 1.15 * 1.14 * 0.2 * 0.5, 9);
  });

  it("keeps what was typed on a case as settings on top of it", () => {
    const document = text.documents.templates["dcf"] ?? "";
    const back = opened(workbookOf(document, [["margin", undefined, 0.3]], "slower"));
    expect([back.text, back.case, back.edits]).toEqual([document, "slower", {margin: 0.3}]);
  });

  it("opens a text edited in its sheet as it says, and tells that cells are not held against it", () => {
    const bytes = repacked(workbookOf(text.documents.templates["dcf"] ?? ""), (parts) => {
      for (const [path, xml] of Object.entries(parts))
        parts[path] = xml.replace("= revenue * margin", "= revenue * margin * 0.9");
    });
    const back = opened(bytes);
    expect(back.text).toContain("= revenue * margin * 0.9");
    expect(back.refusals.map(({reason}) => reason.en)).toEqual([
      expect.stringContaining("opened as its text says; its cells are not held against it")
    ]);
  });

  it("tells what is wrong with a text, and refuses a workbook without one", () => {
    const broken = repacked(workbookOf(text.documents.templates["dcf"] ?? ""), (parts) => {
      for (const [path, xml] of Object.entries(parts)) parts[path] = xml.replace("= revenue * margin", "= revenu *");
    });
    expect(opened(broken).problems.length).toBeGreaterThan(0);
    const {sheet} = company(text.documents.templates["dcf"] ?? "");
    const bare = writeXlsx(exportWorkbook(workbookSpec(compiled(sheet))));
    expect(() => opened(bare)).toThrow("carries no model: it has no sheet “document”");
  });

  it.skipIf(!hasLibreOffice())(
    "gives back every text, and edited cells, after LibreOffice has saved the workbook",
    () => {
      const documents = {...text.documents.companies, ...text.documents.templates};
      const files = recalculated({
        ...Object.fromEntries(Object.entries(documents).map(([name, each]) => [name, withoutCached(workbookOf(each))])),
        typed: withoutCached(workbookOf(text.documents.templates["dcf"] ?? "", [["margin", undefined, 0.3]]))
      });
      for (const [name, document] of Object.entries(documents)) {
        const {text: back, differences, refusals} = opened(files[name] as Uint8Array);
        expect({name, back, differences, refusals}).toEqual({name, back: document, differences: [], refusals: []});
      }
      const typed = opened(files["typed"] as Uint8Array);
      expect(typed.differences).toEqual([{where: "margin", before: "0.2", after: "0.3"}]);
      expect(masterCheck(evaluate(compiled(company(typed.text).sheet))).holds).toBe(true);
    },
    240_000
  );
});
