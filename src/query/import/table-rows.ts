import {delimitedReader, guessDelimiter} from "./containers/delimited.js";
import {isWorkbook} from "./containers/opened.js";

/** Rows of a text as copied from a spreadsheet, or of CSV or TSV. */
export function textRows(text: string): string[][] {
  const rows: string[][] = [];
  const reader = delimitedReader(
    text.includes("\t") ? "\t" : guessDelimiter(text),
    (cells) => void rows.push([...cells])
  );
  reader.push(text);
  reader.end();
  return rows;
}

/** Rows of a file: the first table of a workbook, or a text. Throws an ImportFault for a workbook that cannot be read. */
export async function fileRows(file: Blob): Promise<string[][]> {
  const head = new Uint8Array(await file.slice(0, 65_536).arrayBuffer());
  if (!(head[0] === 0x50 && head[1] === 0x4b && isWorkbook(head)))
    return textRows((await file.text()).replace(/^\ufeff/, ""));
  const {readWorkbook} = await import("./containers/workbook.js");
  const rows: string[][] = [];
  await readWorkbook(file, {
    header: (names) => void rows.push([...names]),
    row: (cells) => void rows.push([...cells]),
    problem: () => undefined,
    progress: () => undefined
  });
  return rows;
}
