import {fieldLines, oneOf, textOf} from "./fields.js";
import {problemIn, type CellProblem} from "./problem.js";

export const DATA_FORMATS = ["csv", "tsv", "json", "xlsx", "parquet"] as const;

/** Rows of the reader’s own: in the cell itself, or in a file that the browser keeps by its checksum. */
export interface DataSpec {
  /** Name of the file; empty for rows in the cell. */
  readonly file: string;
  /** SHA-256 of the file in hexadecimal digits. */
  readonly sha256: string;
  readonly format: (typeof DATA_FORMATS)[number];
  /** Rows as text, header first; empty where there is a file. */
  readonly rows: string;
  /** Whose the rows are, in words. */
  readonly source: string;
}

export const DATA_FIELDS = ["file", "sha256", "format", "source"] as const;

/** Reads the text of a data cell; what is wrong comes with it. */
export function parseData(body: string): {readonly data: DataSpec; readonly problems: readonly CellProblem[]} {
  const lines = fieldLines(body, DATA_FIELDS, {hasRest: true});
  const problems = [...lines.problems];
  const field = (key: (typeof DATA_FIELDS)[number]) => lines.fields.get(key);
  const file = textOf(field("file"));
  const [, ending = ""] = /\.(\w+)$/.exec(file) ?? [];
  const sha256 = textOf(field("sha256")).toLowerCase();
  const format =
    oneOf(field("format"), DATA_FORMATS, problems) ??
    DATA_FORMATS.find((each) => each === ending.toLowerCase()) ??
    "csv";
  if (file === "" && lines.rest.trim() === "")
    problems.push(
      problemIn(
        1,
        1,
        "no rows; expected “format: csv”, a blank line and rows with a header, or a file",
        "没有数据行；应为“format: csv”、空行及带表头的数据行，或选择文件"
      )
    );
  if (/[/\\]|^\./.test(file))
    problems.push(
      problemIn(
        field("file")?.line ?? 1,
        field("file")?.column ?? 1,
        `file: ${file}; expected the name of a file, without folders`,
        `file：${file}；应为文件名，不含文件夹`
      )
    );
  if (file !== "" && !/^[0-9a-f]{64}$/.test(sha256))
    problems.push(
      problemIn(
        field("sha256")?.line ?? 1,
        field("sha256")?.column ?? 1,
        "sha256: expected the 64 hexadecimal digits that choosing the file writes",
        "sha256：应为选择文件时写入的 64 位十六进制数"
      )
    );
  return {data: {file, sha256, format, rows: lines.rest, source: textOf(field("source"))}, problems};
}
