/** A value of a CSV cell. */
export type CsvValue = string | number | bigint | boolean | null;

/**
 * RFC 4180 text with a header line. A text that a spreadsheet would run as a formula gets a leading apostrophe;
 * numbers stay numbers, negative ones included.
 */
export function toCsv(columns: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return [columns, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function cell(value: CsvValue): string {
  if (value === null) return "";
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
