/** A number as it is printed, for one that no value of the language holds, such as a wide decimal. */
export interface PrintedNumber {
  readonly digits: string;
}

/** A value of a CSV cell. */
export type CsvValue = string | number | bigint | boolean | PrintedNumber | null;

/**
 * RFC 4180 text with a header line. A text that a spreadsheet would run as a formula gets a leading apostrophe;
 * numbers stay numbers, negative ones included.
 */
export function toCsv(columns: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return csvLines([columns, ...rows]);
}

/** Lines without a header, for a file that is written piece by piece. */
export function csvLines(rows: readonly (readonly CsvValue[])[]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "object") return value.digits;
  const text = typeof value === "string" && isRun(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? quotedCell(text) : text;
}

/** A text in the quotation marks of CSV. */
export function quotedCell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/**
 * Whether a spreadsheet may run a text: one that begins with a sign of formulas, fullwidth ones and those behind blanks
 * or invisible signs included, or with a tab or line end, which some drop.
 */
function isRun(text: string): boolean {
  if (/^[\t\r\n]/.test(text)) return true;
  const [first = ""] = text.replace(/^[\s\p{Cc}\p{Cf}]+/u, "");
  return /[=+\-@]/.test(first.normalize("NFKC"));
}
