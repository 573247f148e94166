/** A rectangle of cells by row and column, both ends included. */
export interface Block {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

/** The rectangle between two corners. */
export function blockBetween(a: CellPosition, b: CellPosition): Block {
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column)
  };
}

/** Rows of tab-separated text, as spreadsheets put it on the clipboard: quoted cells, a last line break of its own. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r\n|\r|\n|$)/gy;
  for (let match; (match = cell.exec(text));) {
    const [all, value = "", end] = match;
    rows.at(-1)?.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === "" || all === "") break;
    if (end !== "\t") rows.push([]);
  }
  const last = rows.at(-1);
  if (rows.length > 1 && last?.join("") === "") rows.pop();
  return rows;
}

/** Tab-separated text of rows; cells with tabs, quotes or line breaks are quoted. */
export function toTsv(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) => row.map((c) => (/[\t\r\n"]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)).join("\t"))
    .join("\n");
}
