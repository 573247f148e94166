import {strToU8, zipSync, type Zippable} from "npm:fflate";
import {columnLetters, columnNumber} from "./layout.js";
import {namedPlaces, readByName} from "./named-references.js";
import {MOST_CHARACTERS} from "./reference.js";
import {isRisky, styleSheet, type StyleSheet} from "./styles.js";
import {escapedText, escapeXml, XML_HEAD} from "./xml.js";
import type {Cached, Validation, Workbook, WorkbookCell, Worksheet} from "./workbook.js";

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** What a browser saves the bytes as. */
export const XLSX_TYPE = `${TYPE}.sheet`;

/**
 * The bytes of an .xlsx file. Formulas carry what they gave, for viewers that work nothing out, and ask a spreadsheet
 * to work them out on opening. Texts are texts, whatever they begin with. The same workbook gives the same bytes.
 */
export function writeXlsx(workbook: Workbook): Uint8Array {
  const {sheets, asOf} = workbook;
  const styles = styleSheet(sheets);
  const places = namedPlaces(workbook.names);
  const parts: Record<string, string> = {
    "[Content_Types].xml": contentTypes(sheets),
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    "docProps/core.xml": coreXml(workbook),
    "xl/workbook.xml": workbookXml(workbook),
    "xl/_rels/workbook.xml.rels": relationships([
      ...sheets.map((_, i) => ["worksheet", sheetPart(i)] as const),
      ["styles", "styles.xml"]
    ]),
    "xl/styles.xml": styles.xml,
    ...Object.fromEntries(
      sheets.map((sheet, i) => [`xl/${sheetPart(i)}`, worksheetXml(sheet, workbook, styles, places)])
    )
  };
  const [year = 1980, month = 1, day = 1] = asOf.split("-").map(Number);
  const options = {mtime: new Date(year, month - 1, day), level: 6} as const;
  const files: Zippable = {};
  for (const [path, xml] of Object.entries(parts)) files[path] = [strToU8(XML_HEAD + xml), options];
  return zipSync(files);
}

function sheetPart(index: number): string {
  return `worksheets/sheet${index + 1}.xml`;
}

function coreXml({title, asOf, audience}: Workbook): string {
  const day = (tag: string) =>
    `<dcterms:${tag} xsi:type="dcterms:W3CDTF">${escapeXml(asOf)}T00:00:00Z</dcterms:${tag}>`;
  return `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title>${audience === "" ? "" : `<dc:description>${escapeXml(audience)}</dc:description>`}${day("created")}${day("modified")}</cp:coreProperties>`;
}

function contentTypes(sheets: readonly Worksheet[]): string {
  const overrides = [
    ["/xl/workbook.xml", `${TYPE}.sheet.main+xml`],
    ["/xl/styles.xml", `${TYPE}.styles+xml`],
    ["/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"],
    ...sheets.map((_, i) => [`/xl/${sheetPart(i)}`, `${TYPE}.worksheet+xml`])
  ];
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.map(([part = "", type = ""]) => `<Override PartName="${part}" ContentType="${type}"/>`).join("")}</Types>`;
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

function workbookXml({sheets, names}: Workbook): string {
  const listed = sheets.map(
    ({name, hidden}, i) =>
      `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${i + 1}"/>`
  );
  const titles = sheets.flatMap(({name, frozen}, i) =>
    frozen && frozen.rows > 0
      ? [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${escapeXml(name)}'!$A:$A,'${escapeXml(name)}'!$1:$${frozen.rows}</definedName>`
        ]
      : []
  );
  const areas = sheets.flatMap(({name, cells, printedColumns}, i) => {
    const rows = [...cells.keys()].map((address) => Number(address.replace(/^[A-Z]+/, "")));
    return printedColumns === undefined
      ? []
      : [
          `<definedName name="_xlnm.Print_Area" localSheetId="${i}">'${escapeXml(name)}'!$A$1:$${columnLetters(printedColumns)}$${Math.max(1, ...rows)}</definedName>`
        ];
  });
  const defined = [...names].map(
    ([name, range]) => `<definedName name="${escapeXml(name)}">${escapeXml(range)}</definedName>`
  );
  return `<workbook ${MAIN} xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${listed.join("")}</sheets><definedNames>${[...areas, ...titles, ...defined].join("")}</definedNames><calcPr fullCalcOnLoad="1"/></workbook>`;
}

function worksheetXml(
  {name, cells, widths, frozen, validations, quiet}: Worksheet,
  {audience, footer}: Workbook,
  styles: StyleSheet,
  places: ReadonlyMap<string, string>
): string {
  const rows = new Map<number, [column: number, xml: string][]>();
  for (const [address, cell] of cells) {
    const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
    const row = Number(digits);
    rows.set(row, [
      ...(rows.get(row) ?? []),
      [columnNumber(letters), cellXml(address, named(cell, name, places), styles)]
    ]);
  }
  const data = [...rows]
    .sort(([a], [b]) => a - b)
    .map(
      ([row, list]) =>
        `<row r="${row}">${list
          .sort(([a], [b]) => a - b)
          .map(([, xml]) => xml)
          .join("")}</row>`
    );
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  const view = frozen
    ? `<sheetView workbookViewId="0"><pane xSplit="${frozen.columns}" ySplit="${frozen.rows}" topLeftCell="${columnLetters(frozen.columns + 1)}${frozen.rows + 1}" activePane="bottomRight" state="frozen"/></sheetView>`
    : '<sheetView workbookViewId="0"/>';
  return [
    `<worksheet ${MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>${view}</sheetViews>`,
    `<cols>${columns.join("")}</cols><sheetData>${data.join("")}</sheetData>`,
    quiet && quiet.length > 0 ? quietXml(quiet) : "",
    validations && validations.length > 0
      ? `<dataValidations count="${validations.length}">${validations.map(validationXml).join("")}</dataValidations>`
      : "",
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    `<headerFooter>${audience === "" ? "" : `<oddHeader>${escapeXml(`&R${lineText(audience)}`)}</oddHeader>`}<oddFooter>${escapeXml(`&L${lineText(footer)}&R&P / &N`)}</oddFooter></headerFooter>`,
    "</worksheet>"
  ].join("");
}

/** A text in a line at the head or foot of sheets, where an ampersand begins a code: one of the text is doubled. */
function lineText(text: string): string {
  return text.replaceAll("&", "&&").slice(0, 200);
}

/** Rules that give #N/A the colour of the paper; the first style of differences is that one. */
function quietXml(ranges: readonly string[]): string {
  return ranges
    .map((range, i) => {
      const first = range.split(":")[0] ?? range;
      return `<conditionalFormatting sqref="${range}"><cfRule type="expression" dxfId="0" priority="${i + 1}"><formula>ISNA(${first})</formula></cfRule></conditionalFormatting>`;
    })
    .join("");
}

/** A cell whose formula reads by name what has one, where that is not too long for a spreadsheet. */
function named(cell: WorkbookCell, sheet: string, places: ReadonlyMap<string, string>): WorkbookCell {
  if (cell.type !== "formula") return cell;
  const formula = readByName(cell.formula, sheet, places);
  return formula.length > MOST_CHARACTERS ? cell : {...cell, formula};
}

function cellXml(address: string, cell: WorkbookCell, styles: StyleSheet): string {
  const isQuoted = cell.type === "text" && isRisky(cell.value);
  const head = `r="${address}" s="${styles.index(cell.role, cell.format ?? "", isQuoted)}"`;
  if (cell.type === "number") return `<c ${head}><v>${cell.value}</v></c>`;
  if (cell.type === "text")
    return `<c ${head} t="inlineStr"><is><t xml:space="preserve">${escapedText(cell.value)}</t></is></c>`;
  const [type, value] = cachedXml(cell.value);
  return `<c ${head}${type}><f>${escapeXml(cell.formula)}</f><v>${value}</v></c>`;
}

function cachedXml(value: Cached): [type: string, text: string] {
  if (typeof value === "number") return ["", String(value)];
  if (typeof value === "boolean") return [' t="b"', value ? "1" : "0"];
  return typeof value === "string" ? [' t="str"', escapedText(value)] : [' t="e"', escapeXml(value.error)];
}

function validationXml({range, least, greatest, whole, message}: Validation): string {
  const type = whole ? "whole" : "decimal";
  return `<dataValidation type="${type}" operator="between" allowBlank="0" showInputMessage="1" showErrorMessage="1" error="${escapeXml(message.slice(0, 220))}" prompt="${escapeXml(message.slice(0, 220))}" sqref="${range}"><formula1>${least}</formula1><formula2>${greatest}</formula2></dataValidation>`;
}
