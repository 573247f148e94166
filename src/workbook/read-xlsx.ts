import {dateStyles} from "./date-styles.js";
import {columnLetters, columnNumber} from "./layout.js";
import {isPlace, readByPlace} from "./named-references.js";
import {shifted} from "./reference.js";
import {relationships, sharedStrings} from "../lib/xlsx/parts.js";
import {readXml} from "../lib/xlsx/read-xml.js";
import {refuseWorkbook, WORKBOOK_LIMITS} from "../lib/xlsx/refuse.js";
import {unpack} from "../lib/xlsx/unpack.js";

/** A cell as a file holds it. */
export interface FoundCell {
  readonly row: number;
  readonly column: number;
  readonly type: "number" | "text" | "truth" | "error";
  /** A number's digits, a text, "1" or "0", or an error's name; what a formula gave when the file was saved. */
  readonly value: string;
  /** Without the leading "=". */
  readonly formula?: string;
  /** Whether its number is shown as a date. */
  readonly isDate?: true;
}

/** Cells by address. */
export type FoundSheet = ReadonlyMap<string, FoundCell>;

/** Worksheets by name. */
export type FoundWorkbook = ReadonlyMap<string, FoundSheet>;

/** The cells of an .xlsx file. Runs nothing, follows no link, holds to limits. Throws WorkbookError. */
export function readXlsx(bytes: Uint8Array): FoundWorkbook {
  const parts = unpack(bytes);
  const part = (path: string): string => {
    const xml = parts.get(path);
    return (
      xml ??
      refuseWorkbook(
        `the file is no workbook: it has no ${path}; expected an .xlsx exported from this site`,
        `不是工作簿：缺少 ${path}；请使用从本站导出的 .xlsx 文件`
      )
    );
  };
  const targets = relationships(part("xl/_rels/workbook.xml.rels"));
  const strings = parts.has("xl/sharedStrings.xml") ? sharedStrings(part("xl/sharedStrings.xml")) : [];
  const count = {cells: 0, formulas: 0};
  const dates = dateStyles(parts.get("xl/styles.xml") ?? "");
  const names = namesOf(part("xl/workbook.xml"));
  return new Map(
    sheetsOf(part("xl/workbook.xml")).map(([name, id]) => {
      const path = targets.get(id) ?? "";
      return [name, cellsOf(path, part(path), name, {strings, dates, count, names})];
    })
  );
}

function sheetsOf(xml: string): [name: string, id: string][] {
  const sheets: [string, string][] = [];
  readXml("xl/workbook.xml", xml, {
    open: (name, attributes) => {
      if (name !== "sheet") return;
      const {name: title = "", "r:id": id = ""} = attributes();
      sheets.push([title, id]);
      if (sheets.length > WORKBOOK_LIMITS.sheets)
        refuseWorkbook(
          `the workbook has more than ${WORKBOOK_LIMITS.sheets} worksheets; expected one exported from this site`,
          `工作表超过 ${WORKBOOK_LIMITS.sheets} 张；请使用从本站导出的文件`
        );
    }
  });
  return sheets;
}

/** References to single cells by their names in small letters; a worksheet’s own names, and those of ranges, are left out. */
function namesOf(xml: string): Map<string, string> {
  const names = new Map<string, string>();
  let own: string | null = null;
  let reference = "";
  readXml("xl/workbook.xml", xml, {
    open: (element, attributes) => {
      if (element !== "definedName") return;
      const {name = "", localSheetId} = attributes();
      [own, reference] = [localSheetId === undefined ? name.toLowerCase() : null, ""];
    },
    text: (text) => {
      if (own !== null) reference += text;
    },
    close: (element) => {
      if (element === "definedName" && own !== null && isPlace(reference)) names.set(own, reference);
      if (element === "definedName") own = null;
    }
  });
  return names;
}

interface WholeFile {
  readonly strings: readonly string[];
  /** Numbers of styles that show dates. */
  readonly dates: ReadonlySet<number>;
  readonly count: {cells: number; formulas: number};
  readonly names: ReadonlyMap<string, string>;
}

function cellsOf(path: string, xml: string, sheet: string, {strings, dates, count, names}: WholeFile): FoundSheet {
  const cells = new Map<string, FoundCell>();
  const shared = new Map<string, {readonly formula: string; readonly row: number; readonly column: number}>();
  let cell: {row: number; column: number; type: string; isDate: boolean} | null = null;
  // Rows and cells that do not say where they stand follow the one before.
  let [lastRow, lastColumn] = [0, 0];
  let [value, formula, inside] = ["", "", ""];
  let group: string | null = null;
  readXml(path, xml, {
    open: (name, attributes) => {
      if (name === "row") {
        const {r} = attributes();
        [lastRow, lastColumn] = [r === undefined ? lastRow + 1 : Number(r), 0];
      }
      if (name === "c") {
        const {r, t = "n", s = ""} = attributes();
        const place = r === undefined ? placed(lastRow, lastColumn + 1) : placeOf(r, path);
        cell = {...place, type: t, isDate: dates.has(Number(s || -1))};
        lastColumn = place.column;
        [value, formula, group] = ["", "", null];
        if (++count.cells > WORKBOOK_LIMITS.cells) tooLarge("cells");
      }
      if (name === "f") {
        const {t, si = ""} = attributes();
        group = t === "shared" ? si : null;
      }
      if (["f", "v", "t"].includes(name)) inside = name;
    },
    text: (text) => {
      if (!cell) return;
      if (inside === "f") formula += text;
      else if (inside !== "") value += text;
    },
    close: (name) => {
      if (name === inside) inside = "";
      if (name !== "c" || !cell) return;
      const {row, column, type, isDate} = cell;
      if (group !== null && formula !== "") shared.set(group, {formula, row, column});
      else if (group !== null) {
        const master = shared.get(group);
        if (master) formula = shifted(master.formula, row - master.row, column - master.column);
      }
      formula = readByPlace(formula, sheet, names);
      count.formulas += formula.length;
      if (count.formulas > WORKBOOK_LIMITS.formulas) tooLarge("formulas");
      cells.set(`${columnLetters(column)}${row}`, {
        row,
        column,
        ...found(type, value, strings),
        ...(formula !== "" && {formula}),
        ...(isDate && type === "n" && {isDate: true as const})
      });
      cell = null;
    }
  });
  return cells;
}

function found(type: string, value: string, strings: readonly string[]): Pick<FoundCell, "type" | "value"> {
  if (type === "s") return {type: "text", value: strings[Number(value)] ?? ""};
  if (type === "b") return {type: "truth", value};
  if (type === "e") return {type: "error", value};
  return {type: type === "n" ? "number" : "text", value};
}

function placeOf(address: string, path: string): {row: number; column: number} {
  const [, letters = "", digits = ""] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) ?? [];
  const [row, column] = [Number(digits), columnNumber(letters)];
  if (row === 0 || column === 0)
    return refuseWorkbook(
      `the workbook is damaged: a cell of ${path} is called "${address.slice(0, 20)}"`,
      `工作簿已损坏：${path} 中有单元格名为“${address.slice(0, 20)}”`
    );
  return placed(row, column);
}

function placed(row: number, column: number): {row: number; column: number} {
  if (row > WORKBOOK_LIMITS.rows) tooLarge("rows");
  if (column > WORKBOOK_LIMITS.columns) tooLarge("columns");
  return {row, column};
}

function tooLarge(what: "rows" | "columns" | "cells" | "formulas"): never {
  const limit = WORKBOOK_LIMITS[what];
  const en = {rows: "rows", columns: "columns", cells: "cells", formulas: "characters of formulas"}[what];
  const zh = {rows: "行", columns: "列", cells: "个单元格", formulas: "个公式字符"}[what];
  return refuseWorkbook(
    `the workbook has more than ${limit} ${en}; expected one exported from this site`,
    `工作簿超过 ${limit} ${zh}；请使用从本站导出的文件`
  );
}
