import {relationships, sharedStrings} from "../../../lib/xlsx/parts.js";
import {readXml} from "../../../lib/xlsx/read-xml.js";
import {WorkbookError, type WorkbookLimits} from "../../../lib/xlsx/refuse.js";
import {unpack} from "../../../lib/xlsx/unpack.js";
import {ImportFault} from "../problem.js";
import type {RowSink} from "../read.js";

/** What is read of a workbook of usage: as much as a spreadsheet holds, in what a browser can unpack. */
const LIMITS: WorkbookLimits = {
  fileBytes: 100_000_000,
  unpackedBytes: 400_000_000,
  parts: 2_000,
  sheets: 200,
  depth: 32,
  rows: 1_048_576,
  columns: 5_000,
  cells: 10_000_000,
  formulas: 0
};

/** Reads the first table of an .xlsx workbook: of the first sheet with a header of two columns and a row below it. Throws an ImportFault. */
export async function readWorkbook(file: Blob, sink: RowSink): Promise<void> {
  const table = firstTable(new Uint8Array(await file.arrayBuffer()));
  const [header, ...rows] = table;
  if (!header) throw new ImportFault({kind: "no-rows"});
  await sink.progress(0.5);
  const width = header.cells.findLastIndex((cell) => cell.trim() !== "") + 1;
  sink.header(header.cells.slice(0, width).map((name) => name.trim()));
  for (const {cells, row} of rows) {
    if (cells.every((cell) => cell === "")) continue;
    sink.row(
      Array.from({length: width}, (_, i) => cells[i] ?? ""),
      row
    );
  }
  await sink.progress(1);
}

interface SheetRow {
  readonly cells: string[];
  readonly row: number;
}

function firstTable(bytes: Uint8Array): readonly SheetRow[] {
  try {
    const parts = unpack(bytes, LIMITS);
    const part = (path: string) => parts.get(path) ?? "";
    const targets = relationships(part("xl/_rels/workbook.xml.rels"));
    const strings = sharedStrings(part("xl/sharedStrings.xml"));
    for (const id of sheetIds(part("xl/workbook.xml"))) {
      const path = targets.get(id) ?? "";
      if (!parts.has(path)) continue;
      const rows = rowsOf(path, part(path), strings);
      const start = rows.findIndex(({cells}) => cells.filter((cell) => cell.trim() !== "").length > 1);
      if (start >= 0 && rows.length > start + 1) return rows.slice(start);
    }
    return [];
  } catch (error) {
    if (error instanceof WorkbookError) throw new ImportFault({kind: "workbook", reason: stopped(error.text)});
    throw error;
  }
}

function stopped({en, zh}: WorkbookError["text"]): WorkbookError["text"] {
  return {en: `${en[0]?.toUpperCase() ?? ""}${en.slice(1)}.`, zh: `${zh}。`};
}

function sheetIds(xml: string): string[] {
  const ids: string[] = [];
  readXml("xl/workbook.xml", xml, {
    open: (name, attributes) => {
      if (name === "sheet") ids.push(attributes()["r:id"] ?? "");
    }
  });
  return ids;
}

function rowsOf(path: string, xml: string, strings: readonly string[]): SheetRow[] {
  const rows: SheetRow[] = [];
  let [type, value, column, inside, count] = ["n", "", 0, "", 0];
  readXml(path, xml, {
    open: (name, attributes) => {
      if (name === "row") {
        const row = Number(attributes()["r"] ?? rows.length + 1);
        rows.push({cells: [], row});
        column = 0;
        if (rows.length > LIMITS.rows) throw new ImportFault({kind: "too-many-rows", bound: LIMITS.rows});
      } else if (name === "c") {
        const {r, t = "n"} = attributes();
        type = t;
        value = "";
        column = r === undefined ? column + 1 : columnOf(r);
        if (++count > LIMITS.cells) throw new ImportFault({kind: "too-many-cells", bound: LIMITS.cells});
      } else if (name === "v" || name === "t") inside = name;
    },
    text: (text) => {
      if (inside !== "") value += text;
    },
    close: (name) => {
      if (name === inside) inside = "";
      const row = rows.at(-1);
      if (name !== "c" || !row || column < 1 || column > LIMITS.columns) return;
      while (row.cells.length < column - 1) row.cells.push("");
      row.cells[column - 1] = type === "s" ? (strings[Number(value)] ?? "") : type === "e" ? "" : value;
    }
  });
  return rows;
}

function columnOf(address: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(address)?.[0] ?? "") column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
