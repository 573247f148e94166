import {escapeXml} from "./xml.js";
import type {Role, Worksheet} from "./workbook.js";

interface Style {
  /** Name under which a spreadsheet lists it. */
  readonly name: string;
  readonly colour?: string;
  readonly bold?: boolean;
  readonly size?: number;
  readonly face?: string;
  readonly fill?: string;
  readonly border?: "thin" | "dotted" | "bottom";
  readonly alignment?: string;
}

/** The conventions of the trade, each with a second mark besides its colour: a frame, a dotted line, a named style. */
const STYLES: Readonly<Record<Role, Style>> = {
  text: {name: "Normal"},
  title: {name: "Ledger title", bold: true, size: 14},
  heading: {
    name: "Ledger heading",
    bold: true,
    border: "bottom",
    alignment: '<alignment wrapText="1" vertical="top"/>'
  },
  group: {name: "Ledger group", bold: true, fill: "E8ECF1", border: "bottom"},
  note: {name: "Ledger note", colour: "595959"},
  input: {name: "Ledger input", colour: "0000FF", fill: "FFF9DB", border: "thin"},
  fact: {name: "Ledger fact", colour: "0000FF"},
  formula: {name: "Ledger formula", colour: "000000"},
  link: {name: "Ledger link", colour: "00702E", border: "dotted"},
  code: {name: "Ledger text", face: "Courier New"},
  check: {name: "Ledger check", bold: true, alignment: '<alignment horizontal="center"/>'}
};

const ROLES = Object.keys(STYLES) as Role[];

/** The style sheet of a workbook, and the number of a style in it. */
export interface StyleSheet {
  readonly xml: string;
  readonly index: (role: Role, format: string, isQuoted: boolean) => number;
}

/** Looks used in some worksheets. `isQuoted` marks a text that would otherwise turn into a formula once edited. */
export function styleSheet(sheets: readonly Worksheet[]): StyleSheet {
  const formats: string[] = [];
  const looks = new Map<string, string>();
  const number = (format: string): number => {
    if (format === "") return 0;
    if (!formats.includes(format)) formats.push(format);
    // Numbers below 164 are the spreadsheet's own.
    return 164 + formats.indexOf(format);
  };
  const look = (role: Role, format: string, isQuoted: boolean): string => {
    const part = ROLES.indexOf(role);
    const {alignment} = STYLES[role];
    const attributes = `numFmtId="${number(format)}" fontId="${part}" fillId="${fillOf(part)}" borderId="${part}"${isQuoted ? ' quotePrefix="1"' : ""}`;
    const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"';
    return alignment
      ? `<xf ${attributes} xfId="${part}" ${applied} applyAlignment="1">${alignment}</xf>`
      : `<xf ${attributes} xfId="${part}" ${applied}/>`;
  };
  const keys: string[] = [];
  const index: StyleSheet["index"] = (role, format, isQuoted) => {
    const key = `${role} ${isQuoted} ${format}`;
    if (!looks.has(key)) {
      looks.set(key, look(role, format, isQuoted));
      keys.push(key);
    }
    return keys.indexOf(key);
  };
  index("text", "", false);
  for (const {cells} of sheets)
    for (const cell of cells.values()) index(cell.role, cell.format ?? "", cell.type === "text" && isRisky(cell.value));
  return {xml: xmlOf(formats, [...looks.values()]), index};
}

/** Whether a spreadsheet would read a text as a formula if it were typed. */
export function isRisky(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}

function xmlOf(formats: readonly string[], looks: readonly string[]): string {
  const styles = ROLES.map((role) => STYLES[role]);
  const list = (tag: string, items: readonly string[]) => `<${tag} count="${items.length}">${items.join("")}</${tag}>`;
  const named = styles.map((_, i) => `<xf numFmtId="0" fontId="${i}" fillId="${fillOf(i)}" borderId="${i}"/>`);
  const names = styles.map(({name}, i) => `<cellStyle name="${name}" xfId="${i}"${i === 0 ? ' builtinId="0"' : ""}/>`);
  return [
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    formats.length > 0
      ? list(
          "numFmts",
          formats.map((f, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escapeXml(f)}"/>`)
        )
      : "",
    list("fonts", styles.map(font)),
    list("fills", fills(styles)),
    list("borders", styles.map(border)),
    list("cellStyleXfs", named),
    list("cellXfs", looks),
    list("cellStyles", names),
    // What is there and not shown.
    '<dxfs count="1"><dxf><font><color rgb="FFFFFFFF"/></font></dxf></dxfs>',
    "</styleSheet>"
  ].join("");
}

function font({colour, bold, size, face}: Style): string {
  return `<font>${bold ? "<b/>" : ""}<sz val="${size ?? 10}"/>${colour ? `<color rgb="FF${colour}"/>` : ""}<name val="${face ?? "Arial"}"/><family val="2"/></font>`;
}

/** The second of a spreadsheet's fills is always its own. */
function fillOf(style: number): number {
  return style === 0 ? 0 : style + 1;
}

function fills(styles: readonly Style[]): string[] {
  const fill = ({fill}: Style) =>
    fill
      ? `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor indexed="64"/></patternFill></fill>`
      : '<fill><patternFill patternType="none"/></fill>';
  return [fill({name: ""}), '<fill><patternFill patternType="gray125"/></fill>', ...styles.slice(1).map(fill)];
}

function border({border}: Style): string {
  const side = (tag: string, style: string) => `<${tag} style="${style}"><color rgb="FF8C8C8C"/></${tag}>`;
  const lines: Readonly<Record<NonNullable<Style["border"]>, string>> = {
    thin: `${["left", "right", "top", "bottom"].map((tag) => side(tag, "thin")).join("")}<diagonal/>`,
    dotted: `<left/><right/><top/>${side("bottom", "dotted")}<diagonal/>`,
    bottom: `<left/><right/><top/>${side("bottom", "thin")}<diagonal/>`
  };
  return `<border>${border ? lines[border] : "<left/><right/><top/><bottom/><diagonal/>"}</border>`;
}
