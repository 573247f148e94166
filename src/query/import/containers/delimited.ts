import {ImportFault} from "../problem.js";

/** Longest value of a cell, in characters; a longer one means a quotation mark that is never closed. */
const LONGEST = 1_000_000;

type OnRow = (cells: string[], row: number) => void;

/** Reads delimited text piece by piece: RFC 4180, with any line end; quotes may hold delimiters and line ends. */
export interface DelimitedReader {
  /** Rows that are complete go to `onRow`; blank lines count but are passed over. */
  push(text: string): void;
  /** Reads what is left. Throws where a quotation mark is open. */
  end(): void;
}

export function delimitedReader(delimiter: string, onRow: OnRow): DelimitedReader {
  let cells: string[] = [];
  let row = 1;
  let value = "";
  let quotedFrom = 0;
  let state: "start" | "plain" | "quoted" | "quote" = "start";
  let wasReturn = false;
  const endCell = () => {
    cells.push(value);
    value = "";
    state = "start";
  };
  const endRow = () => {
    const isBlank = cells.length === 0 && value === "" && state === "start";
    if (!isBlank) {
      endCell();
      onRow(cells, row);
      cells = [];
    }
    row += 1;
    state = "start";
  };
  const push = (text: string) => {
    let start = 0;
    for (let i = 0; i < text.length; ++i) {
      const sign = text[i] as string;
      if (state === "quoted") {
        if (sign !== '"') continue;
        value += text.slice(start, i);
        start = i + 1;
        state = "quote";
        continue;
      }
      if (state === "quote" && sign === '"') {
        value += '"';
        start = i + 1;
        state = "quoted";
        continue;
      }
      if (state === "start" && sign === '"') {
        state = "quoted";
        quotedFrom = row;
        start = i + 1;
        wasReturn = false;
        continue;
      }
      const isBreak = sign === "\n" || sign === "\r";
      if (sign === delimiter || isBreak) {
        const isSecond = sign === "\n" && wasReturn;
        wasReturn = sign === "\r";
        value += text.slice(start, i);
        start = i + 1;
        if (isSecond) continue;
        if (isBreak) endRow();
        else endCell();
        if (sign === delimiter && cells.length > 10_000) throw new ImportFault({kind: "binary"});
        continue;
      }
      wasReturn = false;
      if (state === "start") state = "plain";
      if (state === "quote") state = "plain";
    }
    value += text.slice(start);
    if (value.length > LONGEST)
      throw new ImportFault({kind: "long-value", row: state === "quoted" ? quotedFrom : row, bound: LONGEST});
  };
  return {
    push,
    end() {
      if (state === "quoted") throw new ImportFault({kind: "open-quote", row: quotedFrom});
      if (cells.length > 0 || value !== "" || state !== "start") endRow();
    }
  };
}

/** The delimiter that most lines are parted by into the most cells: comma, tab, semicolon or bar. */
export function guessDelimiter(text: string): string {
  const [, stated] = /^\s*sep=(.)\s*$/im.exec(text.slice(0, 100)) ?? [];
  if (stated) return stated;
  const lines = text
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "")
    .slice(0, 20)
    .map((line) => line.replace(/"(?:[^"]|"")*"/g, ""));
  const count = (sign: string) => {
    const counts = lines.map((line) => line.split(sign).length).sort((a, b) => a - b);
    return (counts[Math.floor(counts.length / 2)] ?? 1) + (lines[0]?.split(sign).length ?? 1) / 1e4;
  };
  return [",", "\t", ";", "|"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
