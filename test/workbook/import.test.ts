import {strToU8, zipSync} from "fflate";
import {describe, expect, it} from "vitest";
import {cellAt, compiled} from "../../src/model/compile.js";
import {evaluate, type Evaluation} from "../../src/model/calculate/evaluate.js";
import {exportWorkbook} from "../../src/workbook/export.js";
import {importWorkbook, type ImportedWorkbook} from "../../src/workbook/import.js";
import {address, layoutOf} from "../../src/workbook/layout.js";
import {WORKBOOK_LIMITS} from "../../src/lib/xlsx/refuse.js";
import {unpack} from "../../src/lib/xlsx/unpack.js";
import type {WorkbookCase} from "../../src/workbook/spec.js";
import {writeXlsx} from "../../src/workbook/write-xlsx.js";
import {cellKey, setCells, withEdits} from "../../src/workspace/edits.js";
import {apiCompany} from "../fixtures/api-company.js";
import {partOf} from "../fixtures/typed-workbook.js";
import {repacked, workbookSpec} from "../fixtures/xlsx.js";

const model = compiled(apiCompany);
const base = evaluate(model);
const entity = model.sheet.name;
const CASES: readonly WorkbookCase[] = [
  {key: "price_war", title: {en: "Price war", zh: "价格战"}, overrides: {list_price: {scale: 0.5}}, reasons: {}}
];

const written = (shown = "base", cases = CASES) => writeXlsx(exportWorkbook(workbookSpec(model, {cases, shown})));
const read = (bytes: Uint8Array, current: Evaluation = base) => importWorkbook(bytes, entity, current);

const SHEET = [...layoutOf(model).sheets.values()][0] ?? "";
const at = (line: string, period?: string) => address(layoutOf(model).places[cellAt(model, line, period)] as never);

/** The workbook with the content of one cell of a worksheet replaced; null takes the cell away. */
function withCell(bytes: Uint8Array, place: string, content: string | null, sheet = SHEET): Uint8Array {
  return repacked(bytes, (parts) => {
    const path = partOf(parts, sheet);
    const before = parts[path] ?? "";
    const cell = new RegExp(`<c r="${place}"[^>]*?(?:/>|>.*?</c>)`, "s");
    if (!cell.test(before)) throw new Error(`cell: ${place} of ${sheet}; expected one of the file's`);
    parts[path] = before.replace(cell, content === null ? "" : `<c r="${place}"${content}</c>`);
  });
}

const number = (value: number) => `><v>${value}</v>`;
const refusalOf = ({refusals}: ImportedWorkbook, where: string) =>
  refusals.find((r) => r.where === where)?.reason.en ?? `none for ${where}: ${JSON.stringify(refusals)}`;

describe("a workbook with too many worksheets", () => {
  const withSheets = (count: number) =>
    repacked(written(), (parts) => {
      const path = "xl/workbook.xml";
      const [first = ""] = /<sheet [^>]*>/.exec(parts[path] ?? "") ?? [];
      const has = (parts[path] ?? "").split("<sheet ").length - 1;
      parts[path] = (parts[path] ?? "").replace("</sheets>", `${first.repeat(count - has)}</sheets>`);
    });

  it("is refused from the sixty-first on", () => {
    expect(() => read(withSheets(61))).toThrow("the workbook has more than 60 worksheets");
    expect(() => read(withSheets(60))).not.toThrow("worksheets");
  });
});

describe("a workbook read back", () => {
  it("brings nothing when nothing was changed, in any case it is switched to", () => {
    for (const shown of ["base", "price_war"]) {
      const imported = read(written(shown), evaluate(model, CASES.find(({key}) => key === shown)?.overrides ?? {}));
      expect(imported).toEqual({changes: [], refusals: [], caseKey: shown, asOf: "2026-09-18"});
    }
  });

  it("brings changed inputs alone, beside what is on screen, and gives the same sheet once accepted", () => {
    const place = at("token_growth", "FY2027");
    const {changes, refusals} = read(withCell(written(), place, number(0.42)));
    expect(refusals).toEqual([]);
    expect(changes).toEqual([
      {cell: cellAt(model, "token_growth", "FY2027"), line: "token_growth", period: "FY2027", before: base.values[cellAt(model, "token_growth", "FY2027")], after: 0.42} // prettier-ignore
    ]);
    const set = changes.map(({cell, after}) => [cellKey(model, cell), after] as const);
    const accepted = evaluate(model, withEdits(model, {}, setCells(model, {}, {}, set)));
    expect(accepted.values).toEqual(evaluate(model, {token_growth: {at: {FY2027: 0.42}}}).values);
    const again = read(withCell(written(), place, number(0.42)), accepted);
    expect(again.changes).toEqual([]);
  });

  it("brings every input in which a reader’s own scenario differs from the screen", () => {
    const overrides = {list_price: {scale: 0.5}, token_growth: {at: {FY2027: 0.42}}};
    const yours = {key: "yours", title: {en: "Yours", zh: "您的情景"}, overrides, reasons: {}, isReaders: true};
    const bytes = written("yours", [...CASES, yours]);
    const mine = evaluate(model, overrides);
    const {changes, refusals, caseKey} = read(bytes);
    expect({refusals, caseKey}).toEqual({refusals: [], caseKey: "yours"});
    expect(new Set(changes.map(({line}) => line))).toEqual(new Set(["list_price", "token_growth"]));
    for (const {cell, before, after} of changes) {
      expect(before).toBe(base.values[cell]);
      expect(after).toBeCloseTo(mine.values[cell] as number, 12);
    }
    expect(read(bytes, mine).changes).toEqual([]);
  });

  it("takes a change made in the sheet of cases for the case in use, and refuses one in another", () => {
    const sheet = exportWorkbook(workbookSpec(model, {cases: CASES, shown: "price_war"})).sheets.find((s) => s.name === "cases"); // prettier-ignore
    const row = [...(sheet?.cells ?? [])].find(([, cell]) => cell.type === "text" && cell.value === "list_price")?.[0].slice(1) ?? ""; // prettier-ignore
    const current = evaluate(model, CASES[0]?.overrides ?? {});
    const own = read(withCell(written("price_war"), `G${row}`, number(1.5), "cases"), current);
    expect(own.refusals).toEqual([]);
    expect(own.changes.map(({line, after}) => [line, after])).toEqual([["list_price", 1.5]]);
    const other = read(withCell(written("price_war"), `F${row}`, number(1.5), "cases"), current);
    expect(other.changes).toEqual([]);
    expect(other.refusals[0]?.reason.en).toContain("which is not in use");
  });

  it.each<[string, string, string, string | null, string]>([
    ["a formula changed", "revenue", "FY2027", "><f>1+1</f><v>2</v>", "formula changed: =1+1"],
    ["a formula replaced by a number", "revenue", "FY2027", number(5), "formula replaced by 5"],
    ["a formula without its value", "token_growth", "FY2027", "><f>1/3</f>", "a formula in an input: =1/3"],
    ["text in a number cell", "token_growth", "FY2027", ` t="inlineStr"><is><t>lots</t></is>`, "text: lots"],
    ["an error", "token_growth", "FY2027", ` t="e"><v>#REF!</v>`, "error: #REF!"],
    ["an emptied input", "token_growth", "FY2027", null, "emptied; expected a number"],
    ["a number beyond any", "token_growth", "FY2027", "><v>1e999</v>", "expected a number"]
  ])("refuses %s, with the reason", (_, line, period, content, reason) => {
    const imported = read(withCell(written(), at(line, period), content));
    expect(imported.changes).toEqual([]);
    expect(refusalOf(imported, `${line} ${period}`)).toContain(reason);
  });

  it("refuses an input out of its range and a reported number", () => {
    const ranged = model.lines.find(({spec, isSeries}) => spec.type === "input" && spec.range && !isSeries);
    const given = model.lines.find(({spec, isSeries}) => spec.type === "fact" && !isSeries);
    if (!ranged || !given) throw new Error("expected an input with a range and a fact");
    const out = read(withCell(written(), at(ranged.name), number(1e9)));
    expect(refusalOf(out, ranged.name)).toContain("out of range: 1000000000; expected");
    const reported = read(withCell(written(), at(given.name), number(123.25)));
    expect(refusalOf(reported, given.name)).toContain("a reported number, now 123.25; only inputs are taken");
  });

  it("is refused whole when it is of another company, version or state of the model, or no workbook of ours", () => {
    expect(() => importWorkbook(written(), "GDS", base)).toThrow(`the workbook is of ${entity}; expected one of GDS`);
    expect(() => read(withCell(written(), "B1", number(99), "exported"))).toThrow("the workbook has version 99");
    expect(() => read(withCell(written(), "B4", ` t="inlineStr"><is><t>other</t></is>`, "exported"))).toThrow(
      "the model has changed since the workbook was exported"
    );
    const plain = repacked(written(), (parts) => {
      parts["xl/workbook.xml"] = (parts["xl/workbook.xml"] ?? "").replace('name="exported"', 'name="Sheet9"');
    });
    expect(() => read(plain)).toThrow("was not exported from this site");
  });
});

describe("a hostile workbook", () => {
  const withPart = (path: string, xml: string) => repacked(written(), (parts) => void (parts[path] = xml));
  const inSheet = (change: (xml: string) => string) =>
    repacked(written(), (parts) => {
      const path = partOf(parts, SHEET);
      parts[path] = change(parts[path] ?? "");
    });

  it.each<[string, () => Uint8Array, string]>([
    ["macros", () => withPart("xl/vbaProject.bin", "x"), "macros or controls"],
    ["links to other files", () => withPart("xl/externalLinks/externalLink1.xml", "<a/>"), "links to other files"],
    ["connections", () => withPart("xl/connections.xml", "<a/>"), "connections to data elsewhere"],
    ["embedded files", () => withPart("xl/embeddings/oleObject1.bin", "x"), "embedded files"],
    ["deep nesting", () => inSheet((xml) => xml.replace("<sheetData>", `<sheetData>${"<a>".repeat(5000)}${"</a>".repeat(5000)}`)), "nested more than"], // prettier-ignore
    ["entities of its own", () => inSheet((xml) => xml.replace(/^(<\?xml[^>]*>)?/, `$1<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>`)), "declares a document type"], // prettier-ignore
    ["a million rows", () => inSheet((xml) => xml.replace("</sheetData>", `<row r="1000000"><c r="A1000000"><v>1</v></c></row></sheetData>`)), "more than 20000 rows"], // prettier-ignore
    ["many columns", () => inSheet((xml) => xml.replace("</sheetData>", `<row r="900"><c r="XFD900"><v>1</v></c></row></sheetData>`)), "more than 4000 columns"], // prettier-ignore
    ["half a million cells", () => inSheet((xml) => xml.replace("</sheetData>", `<row r="900">${`<c r="A900"><v>1</v></c>`.repeat(500_000)}</row></sheetData>`)), "more than 400000 cells"], // prettier-ignore
    ["broken XML", () => inSheet((xml) => xml.slice(0, xml.length / 2)), "is no sound XML"],
    ["too many parts", () => repacked(written(), (parts) => { for (let i = 0; i < 500; i++) parts[`xl/media/${i}.xml`] = ""; }), "more than 400 parts"] // prettier-ignore
  ])("with %s is refused", (_, make, reason) => {
    expect(() => read(make())).toThrow(reason);
  });

  it("that unpacks to more than it may is refused before it has", () => {
    const zeros = new Uint8Array(WORKBOOK_LIMITS.unpackedBytes + 1);
    const bomb = zipSync({"xl/workbook.xml": zeros});
    expect(bomb.length).toBeLessThan(200_000);
    expect(() => read(bomb)).toThrow("unpacks to more than 48 MB");
  });

  it("that claims to be small is refused all the same", () => {
    const bomb = zipSync({"xl/workbook.xml": new Uint8Array(WORKBOOK_LIMITS.unpackedBytes + 1)});
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    view.setUint32(22, 10, true);
    expect(() => read(bomb)).toThrow(/unpacks to more than|damaged/);
  });

  it.each<[string, Uint8Array, string]>([
    ["an empty file", new Uint8Array(), "no .xlsx workbook"],
    ["a text", strToU8("Line,Value\n1,2"), "no .xlsx workbook"],
    ["a protected or old workbook", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), "protected by a password"],
    ["a zip of something else", zipSync({"readme.txt": strToU8("hello")}), "it has no xl/"],
    ["a file too large", new Uint8Array(WORKBOOK_LIMITS.fileBytes + 1), "expected at most 8 MB"]
  ])("%s is refused", (_, bytes, reason) => {
    expect(() => read(bytes)).toThrow(reason);
  });

  it("too large is told with its size and the limit, in both languages", () => {
    const limits = {...WORKBOOK_LIMITS, fileBytes: 2e6};
    const said = {en: "the file has 3 MB; expected at most 2 MB", zh: "文件为 3 MB，上限为 2 MB"};
    expect(() => unpack(new Uint8Array(2_000_001), limits)).toThrow(expect.objectContaining({text: said}));
  });

  it("cut off anywhere is refused, and nothing else is thrown", () => {
    const whole = written();
    for (let length = 0; length < whole.length; length += Math.ceil(whole.length / 60))
      expect(() => read(whole.subarray(0, length)), String(length)).toThrow(/workbook|damaged/);
  });

  it("with parts outside its folder is read without them", () => {
    const outside = repacked(written(), (parts) => void (parts["../../etc/passwd"] = "root"));
    expect(read(outside).changes).toEqual([]);
  });

  it("with text that looks like markup stays text", () => {
    const imported = read(
      withCell(
        written(),
        at("token_growth", "FY2027"),
        ` t="inlineStr"><is><t>&lt;img src=x onerror=alert(1)&gt;</t></is>`
      )
    );
    expect(imported.refusals[0]?.reason.en).toContain("text: <img src=x onerror=alert(1)>");
  });
});

describe("a workbook written before ranges of facts were references", () => {
  const dated = compiled({
    name: "dated",
    calendar: {step: "year", first: "FY2026", last: "FY2028"},
    lines: [
      {type: "input", name: "rate", unit: "1", values: 0.1, reason: "guess"},
      {
        type: "input",
        name: "flows",
        unit: "USD m",
        kind: "flow",
        values: {FY2026: 1, FY2027: 2, FY2028: 3},
        reason: "guess"
      },
      {type: "formula", name: "worth", unit: "USD m", formula: "xnpv(rate, flows, period_end)"}
    ]
  });
  const place = (line: string) => address(layoutOf(dated).places[cellAt(dated, line)] as never);
  const bytes = writeXlsx(exportWorkbook(workbookSpec(dated)));
  const withDays = (change: (formula: string) => string) =>
    repacked(bytes, (parts) => {
      const path = partOf(parts, "model");
      const was = parts[path] ?? "";
      parts[path] = was.replace(/<f>XNPV[^<]*<\/f>/, (formula) => change(formula));
      expect(parts[path]).not.toBe(was);
    });

  it("reads back as unchanged though its days are typed into the formula", () => {
    const old = withDays((formula) => formula.replace(/,\$?[A-Z]+\$2:\$?[A-Z]+\$2/, ",{46387,46752,47118}"));
    expect(importWorkbook(old, "dated", evaluate(dated))).toMatchObject({changes: [], refusals: []});
  });

  it("gives a changed formula that reads them back by their name", () => {
    const changed = withDays((formula) => formula.replace("</f>", "*2</f>"));
    const {refusals} = importWorkbook(changed, "dated", evaluate(dated));
    expect(refusals).toMatchObject([{where: "worth", instead: "xnpv(rate, flows, period_end) * 2"}]);
    expect(place("worth")).toMatch(/^F\d+$/);
  });
});
