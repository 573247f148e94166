import {fieldLines, fieldText, wordOf} from "./fields.js";
import {problemIn, type CellProblem} from "./problem.js";

/** Rows of the reader’s own: in the cell itself, or in a file that the browser keeps by its checksum. */
export interface DataSpec {
  /** Name of the file; empty for rows in the cell. */
  readonly file: string;
  /** SHA-256 of the file in hexadecimal digits. */
  readonly sha256: string;
  /** Rows as text, header first; empty where there is a file. */
  readonly rows: string;
  /** Whose the rows are, in words. */
  readonly source: string;
  /** As a table, or as a usage log: columns recognised, models by the registry, one row a day and combination. */
  readonly read: (typeof DATA_READINGS)[number];
}

export const DATA_READINGS = ["rows", "usage"] as const;

export const DATA_FIELDS = ["file", "sha256", "source", "read"] as const;

/** Reads the text of a data cell; what is wrong comes with it. */
export function parseData(body: string): {readonly data: DataSpec; readonly problems: readonly CellProblem[]} {
  const lines = isField(body) ? fieldLines(body, DATA_FIELDS, {hasRest: true}) : {...NO_FIELDS, rest: body};
  const problems = lines.problems.map((problem) => (isOfFormat(body, problem) ? noFormat(problem) : problem));
  const field = (key: (typeof DATA_FIELDS)[number]) => lines.fields.get(key);
  const file = fieldText(field("file"));
  const read = wordOf(field("read"), DATA_READINGS, problems) ?? "rows";
  const sha256 = fieldText(field("sha256")).toLowerCase();
  if (file === "" && lines.rest.trim() === "")
    problems.push(
      problemIn(
        1,
        1,
        "no rows; expected rows with a header, after a blank line where fields stand above them, or a file",
        "没有数据行；应为带表头的数据行（上方有字段时以空行隔开），或选择文件"
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
  return {data: {file, sha256, rows: lines.rest, source: fieldText(field("source")), read}, problems};
}

/** The text of a cell of own rows with another file; whose the rows are, and how they are read, stays. */
export function withFile(body: string, file: string): string {
  const kept = isField(body) ? body.split("\n").filter((line) => /^\s*(?:source|read)\s*:/.test(line)) : [];
  return file + kept.map((line) => `${line}\n`).join("");
}

const NO_FIELDS: Pick<ReturnType<typeof fieldLines>, "fields" | "problems"> = {fields: new Map(), problems: []};

/** Whether a text begins with fields; else it is rows from its first line. */
function isField(body: string): boolean {
  const first = body.split("\n").find((line) => line.trim() !== "" && !line.startsWith("#")) ?? "";
  return /^\s*[\w-]+\s*:/.test(first);
}

function isOfFormat(body: string, {line}: CellProblem): boolean {
  return /^\s*format\s*:/.test(body.split("\n")[line - 1] ?? "");
}

function noFormat({line, column}: CellProblem): CellProblem {
  return problemIn(
    line,
    column,
    "format: rows are read by what they are, CSV, TSV, JSON, Excel or Parquet; take the line out",
    "format：格式按内容识别（CSV、TSV、JSON、Excel、Parquet）；请删去此行"
  );
}
