/** What a formula gave when the workbook was written; a spreadsheet's error by its own name, such as "#N/A". */
export type Cached = number | boolean | string | {readonly error: string};

/** What a cell is for, which decides how it looks: see `STYLES`. */
export type Role =
  | "title"
  | "heading"
  | "group"
  | "text"
  | "note"
  | "input"
  | "fact"
  | "formula"
  | "link"
  | "check"
  | "code";

interface Look {
  readonly role: Role;
  /** A spreadsheet's number format; "General" without it. */
  readonly format?: string;
}

export type WorkbookCell = Look &
  (
    | {readonly type: "number"; readonly value: number}
    | {readonly type: "text"; readonly value: string}
    /** Without the leading "=". */
    | {readonly type: "formula"; readonly formula: string; readonly value: Cached}
  );

/** Numbers that a spreadsheet accepts in some cells, and what it says to others. */
export interface Validation {
  /** "G7:K7". */
  readonly range: string;
  readonly least: number;
  readonly greatest: number;
  readonly whole?: boolean;
  readonly message: string;
}

export interface Worksheet {
  readonly name: string;
  /** By address. */
  readonly cells: ReadonlyMap<string, WorkbookCell>;
  /** Of the first columns, in characters. */
  readonly widths: readonly number[];
  /** Rows and columns that stay in sight. */
  readonly frozen?: {readonly rows: number; readonly columns: number};
  readonly validations?: readonly Validation[];
  /** Ranges in which #N/A means that a line does not speak of a period: it is there, and not shown. */
  readonly quiet?: readonly string[];
  /** Last column that is printed; all without it. */
  readonly printedColumns?: number;
  /** Left out of sight: what the import needs, not the reader. */
  readonly hidden?: boolean;
}

export interface Workbook {
  readonly title: string;
  /** Date of what it says, YYYY-MM-DD; stands in the file as its date too, so that the same case gives the same bytes. */
  readonly asOf: string;
  /** For whom it is, in words, said at the head of every printed page; empty of a working copy. */
  readonly audience: string;
  /** Said at the foot of every printed page. */
  readonly footer: string;
  readonly sheets: readonly Worksheet[];
  /** Ranges by defined name: "growth" is "'model'!$G$7:$K$7". */
  readonly names: ReadonlyMap<string, string>;
}

/** Cells of a worksheet being written. */
export class Cells {
  readonly map = new Map<string, WorkbookCell>();

  text(address: string, value: string, role: Role = "text"): void {
    if (value !== "") this.map.set(address, {type: "text", value, role});
  }

  put(address: string, cell: WorkbookCell): void {
    this.map.set(address, cell);
  }
}
