import {strFromU8, unzipSync} from "fflate";
import {beforeAll, describe, expect, it} from "vitest";
import {fact, flow, ratio, value} from "../../src/model/sheet/line.js";
import type {SheetSpec} from "../../src/model/sheet/sheet.js";
import {compiled} from "../../src/model/compile.js";
import {exportWorkbook} from "../../src/workbook/export.js";
import type {Worksheet} from "../../src/workbook/workbook.js";
import {columnLetters} from "../../src/workbook/layout.js";
import {namedPlaces} from "../../src/workbook/named-references.js";
import {writeXlsx} from "../../src/workbook/write-xlsx.js";
import type {CompanyModel} from "../../src/companies/company.js";
import {publishedCompanies} from "../fixtures/results.js";
import {smallSheet} from "../model/small-sheet.js";
import {cellsOf, workbookSpec} from "../fixtures/xlsx.js";

let companies: readonly CompanyModel[];
beforeAll(async () => ({companies} = await publishedCompanies()));

const workbookOf = ({entity, title, sheet, words, groups, headline, cases}: CompanyModel) =>
  workbookSpec(compiled(sheet), {entity, title, words, groups, cases, headline: Object.values(headline)});
const sheetOf = (company: CompanyModel, name = "model"): Worksheet => {
  const found = exportWorkbook(workbookOf(company)).sheets.find((sheet) => sheet.name === name);
  if (!found) throw new Error(`no worksheet ${name}`);
  return found;
};

const cellsFrom = (sheet: SheetSpec) => ({cells: cellsOf(exportWorkbook(workbookSpec(compiled(sheet))), "model")});

const number = (letters: string) => Array.from(letters).reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);

/** A formula with the columns that move along told as steps from its own, as a spreadsheet compares neighbours. */
function relative(formula: string, own: string): string {
  return formula.replaceAll(
    /(?<![\w$'.])(\$?)([A-Z]{1,3})(\$?\d+)/g,
    (_, fixed: string, letters: string, row: string) =>
      fixed ? `$${letters}${row}` : `[${number(letters) - number(own)}]${row}`
  );
}

/** Formulas of a file, of all its worksheets or of one by its number from 1. */
function formulasIn(bytes: Uint8Array, only?: number): string[] {
  return Object.entries(unzipSync(bytes))
    .filter(
      ([path]) => path.startsWith("xl/worksheets/sheet") && (only === undefined || path.includes(`sheet${only + 1}.`))
    )
    .flatMap(([, xml]) => [...strFromU8(xml).matchAll(/<f>(.*?)<\/f>/g)].map(([, formula = ""]) => formula));
}

describe("a workbook", () => {
  it("fixes one named period and a whole series along a row, and reads the days of periods from its own rows", () => {
    const sheet = smallSheet([
      fact("flows", "USD m", [-10, 4, 9], "s", {kind: "flow"}),
      ratio("beside_first", "1", 'flows / at(flows, "FY2026")'),
      ratio("part", "1", "flows / sum(flows)"),
      flow("grown", "USD m", "flows - prev(flows, first(flows))"),
      value("worth", "USD m", "xnpv(0.1, flows, period_end)")
    ]);
    const {cells} = cellsFrom(sheet);
    const row = (name: string) =>
      [...cells].find(([, cell]) => cell.type === "text" && cell.value === name)?.[0].slice(1);
    const formulas = (name: string) =>
      [...cells].flatMap(([address, cell]) =>
        cell.type === "formula" && address.slice(1) === row(name) ? [cell.formula] : []
      );
    const at = row("flows") ?? "";
    expect(formulas("beside_first").slice(0, 2)).toEqual([`G${at}/$H$${at}`, `H${at}/$H$${at}`]);
    expect(formulas("part")[1]).toBe(`H${at}/SUM($G$${at}:$I$${at})`);
    expect(formulas("grown").slice(1)).toEqual([`H${at}-G${at}`, `I${at}-H${at}`]);
    expect(formulas("worth")).toEqual([`XNPV(0.1,G${at}:I${at},G$2:I$2)`]);
  });
});

describe("the workbook of a company", () => {
  it("holds one formula along a row, but where a series begins or is written otherwise for a period", () => {
    const found: unknown[] = [];
    for (const company of companies) {
      const {cells} = sheetOf(company);
      const rows = new Map<string, string[]>();
      for (const [address, cell] of cells) {
        const [, letters = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
        const isStated = cell.type !== "formula" || cell.formula === "NA()" || cell.formula.startsWith("cases!");
        if (!isStated && number(letters) > 6)
          rows.set(row, [...(rows.get(row) ?? []), relative(cell.formula, letters)]);
      }
      const several = [...rows].filter(([, formulas]) => new Set(formulas.slice(1)).size > 1);
      const lines = several
        .map(([row]) => cells.get(`B${row}`))
        .map((cell) => (cell?.type === "text" ? cell.value : ""));
      found.push([company.entity, lines]);
    }
    expect(found).toEqual(companies.map(({entity}) => [entity, []]));
  });

  it("reads single values by fixed references, and days and estimates from rows below its headings", () => {
    for (const company of companies) {
      const {cells, frozen} = sheetOf(company);
      const formulas = [...cells].flatMap(([address, cell]) =>
        cell.type === "formula" ? [[address, cell.formula]] : []
      );
      const loose = formulas.filter(([, formula]) => /(?<![\w$'!:.])F\d+\b/.test(formula ?? ""));
      expect(loose).toEqual([]);
      const names = Array.from({length: (frozen?.rows ?? 0) - 1}, (_, i) => cells.get(`B${i + 2}`));
      for (const name of names)
        expect(["period_index", "period_end", "period_days", "is_estimate"]).toContain(
          name?.type === "text" && name.value
        );
    }
  });

  it("heads each group of lines, and says on its cover what it comes to, live", () => {
    for (const company of companies) {
      const {cells} = sheetOf(company);
      const heads = [...cells].flatMap(([address, cell]) =>
        cell.role === "group" && cell.type === "text" && address.startsWith("A") ? [cell.value] : []
      );
      expect(heads).toEqual(company.groups.filter(({lines}) => isWhole(company, lines)).map(({title}) => title.en));
      const book = exportWorkbook(workbookOf(company));
      const formulas = [...cellsOf(book, "cover").values()].flatMap((cell) =>
        cell.type === "formula" ? [cell.formula] : []
      );
      const live = formulas.filter((formula) => /^'model'!\$F\$\d+$/.test(book.names.get(formula) ?? ""));
      expect(live).toHaveLength(5);
      const cover = cellsOf(book, "cover");
      const titled = [...cover].filter(
        ([address, cell]) =>
          cell.type === "formula" &&
          live.includes(cell.formula) &&
          cover.get(address.replace("B", "A"))?.type === "text" &&
          cover.get(address.replace("B", "A"))?.role !== "heading"
      );
      expect(titled).toHaveLength(live.length);
      // A name that nothing reads is none.
      const written = formulasIn(writeXlsx(book));
      const words = new Set(written.flatMap((formula) => formula.match(/[A-Za-z_][\w.]*/g) ?? []));
      expect([...book.names.keys()].filter((name) => !words.has(name))).toEqual([]);
      // A single value is read by its name wherever a formula reads it.
      const values = namedPlaces(book.names);
      const single = [...values.keys()].map((key) =>
        key.replace(
          /^model!(\d+),(\d+)$/,
          (_, column: string, row: string) => `$${columnLetters(Number(column))}$${row}`
        )
      );
      expect(single.length).toBeGreaterThan(10);
      expect(
        formulasIn(writeXlsx(book), 1).filter((formula) =>
          single.some((place) => new RegExp(`(?<![\\w!'$])${place.replaceAll("$", "\\$")}(?![\\d:])`).test(formula))
        )
      ).toEqual([]);
    }
  });

  it("does not show #N/A where a line does not speak of a period to come, and shows it where a figure is missing", () => {
    const [company] = companies;
    if (!company) throw new Error("no company");
    const {cells, quiet = []} = sheetOf(company);
    expect(quiet.length).toBeGreaterThan(5);
    for (const range of quiet) {
      const [from = ""] = range.split(":");
      expect(cells.get(from)).toMatchObject({value: {error: "#N/A"}});
      expect(number(from.replace(/\d+/, ""))).toBeGreaterThan(6);
    }
    const parts = unzipSync(writeXlsx(exportWorkbook(workbookOf(company))));
    const xml = Object.values(parts)
      .map((part) => strFromU8(part))
      .join("");
    expect(xml.match(/<cfRule type="expression" dxfId="0"/g)).toHaveLength(quiet.length);
    expect(xml).toMatch(/_xlnm\.Print_Area" localSheetId="1">'model'!\$A\$1:\$[A-Z]+\$\d+</);
  });
});

/** Whether the first line of a group stands on the worksheet of the sheet itself. */
function isWhole({sheet}: CompanyModel, lines: readonly string[]): boolean {
  return compiled(sheet).lines.some(({name, scope}) => name === lines[0] && scope.prefix === "");
}
