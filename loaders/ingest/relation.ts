import type {DuckDBConnection} from "@duckdb/node-api";
import {cellText} from "../../src/query/import/containers/cell-text.js";
import {guessDelimiter} from "../../src/query/import/containers/delimited.js";
import {rowPath} from "../../src/query/import/containers/row-path.js";
import {quotedName, quotedText} from "../../src/query/quoted.js";
import {BROKEN, cellColumn, readPlaces} from "./clean-sql.js";
import type {LoadTerms, TableFile} from "./read-file.js";

/** A file as DuckDB reads it: its cells as texts by name, and the number of its first row. */
export interface FileRelation {
  readonly sql: string;
  readonly firstRow: number;
}

const HEAD_BYTES = 1 << 20;
/** Lines by which the import settles where rows are. */
const SAMPLE = 200;

/** How DuckDB reads a file. Null for one in another container, or whose rows are not plainly its lines. */
export async function relationOf(
  {path, blob}: TableFile,
  terms: LoadTerms,
  reader: DuckDBConnection
): Promise<FileRelation | null> {
  if (path === null) return null;
  const {format} = terms.survey;
  if (format === "parquet") return parquet(path, terms, reader);
  const head = await blob.slice(0, HEAD_BYTES).text();
  if (format === "delimited") return delimited(path, head, terms);
  return format === "json" ? jsonLines(path, head, terms) : null;
}

function delimited(path: string, head: string, terms: LoadTerms): FileRelation | null {
  const {names} = terms.survey;
  const text = head.replace(/^\ufeff/, "");
  // The same beginning that the import looks at.
  const delimiter = guessDelimiter(text.slice(0, 65_536));
  const [first = ""] = text.split(/\r\n|\n|\r/, 1);
  const header = first.split(delimiter).map((name) =>
    name
      .trim()
      .replace(/^"(.*)"$/, "$1")
      .trim()
  );
  // A title above the header, or columns that stand within cells.
  if (header.join("\n") !== names.join("\n") || delimiter.length !== 1 || /^sep=/i.test(first)) return null;
  const columns = names.map((_, place) => `'${cellColumn(place)}': 'VARCHAR'`).join(", ");
  return {
    sql: `SELECT ${readPlaces(terms).map(cellColumn).join(", ")}, ${NONE_BROKEN} FROM read_csv(${quotedText(path)}, header = true, columns = {${columns}}, delim = ${quotedText(delimiter)}, quote = '"', escape = '"', auto_detect = false, strict_mode = true)`,
    firstRow: 2
  };
}

const NONE_BROKEN = `CAST(NULL AS VARCHAR) AS ${BROKEN}`;

function jsonLines(path: string, head: string, terms: LoadTerms): FileRelation | null {
  const objects = sampleOf(head);
  if (!objects || rowPath(objects).length > 0) return null;
  const paths = readPlaces(terms).map((place) => [place, pathOf(objects, terms.survey.names[place] ?? "")] as const);
  if (paths.some(([, found]) => found === null)) return null;
  const json = paths.map(([, keys]) => quotedText(`$${(keys ?? []).map((key) => `.${JSON.stringify(key)}`).join("")}`));
  const cells = paths.map(([place], i) => `found[${i + 1}] AS ${cellColumn(place)}`);
  // A line is a cell: no sign parts it, and none that stands in JSON could.
  return {
    sql: `SELECT ${cells.join(", ")}, CASE WHEN found IS NULL THEN line END AS ${BROKEN} FROM (
SELECT line, CASE WHEN json_valid(line) AND json_type(line) = 'OBJECT' THEN json_extract_string(line, [${json.join(", ")}]) END AS found
FROM read_csv(${quotedText(path)}, header = false, columns = {'line': 'VARCHAR'}, delim = chr(31), quote = '', escape = '', auto_detect = false)
WHERE line IS NOT NULL AND trim(line) <> '')`,
    firstRow: 1
  };
}

/** The objects of a file's first lines, as many as the import looks at. Null where one is none, or where there is no second. */
function sampleOf(head: string): readonly object[] | null {
  const lines = head.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
  if (head.length >= HEAD_BYTES) lines.pop();
  const objects: object[] = [];
  for (const line of lines.slice(0, SAMPLE)) {
    const value = parsed(line);
    if (value !== null) objects.push(value);
    else if (objects.length === 0) return null;
  }
  return objects.length > 1 ? objects : null;
}

function parsed(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line.trim().replace(/,$/, ""));
    return typeof value === "object" && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** The keys that lead to a column of the import's, the same in every object that has it; null where they do not tell. */
function pathOf(objects: readonly object[], name: string): readonly string[] | null {
  const found = new Set<string>();
  for (const object of objects) {
    const keys = keysOf(object, name);
    if (keys) found.add(JSON.stringify(keys));
  }
  const [only] = found;
  return only !== undefined && found.size === 1 ? (JSON.parse(only) as string[]) : null;
}

/** The keys that lead to a plain value under a name whose dots may part keys, or stand in them. */
function keysOf(object: object, name: string): readonly string[] | null {
  const fields = object as Readonly<Record<string, unknown>>;
  for (const [key, value] of Object.entries(fields)) {
    if (key === name) return typeof value === "object" && value !== null ? null : [key];
    if (!name.startsWith(`${key}.`) || typeof value !== "object" || value === null || Array.isArray(value)) continue;
    const rest = keysOf(value, name.slice(key.length + 1));
    if (rest) return [key, ...rest];
  }
  return null;
}

/** The cells of a line that DuckDB could not read as an object, by the places of all columns; null where it is none. */
export function cellsOfObject(line: string, {survey}: LoadTerms): readonly string[] | null {
  const object = parsed(line);
  if (!object) return null;
  return survey.names.map((name) => {
    const keys = keysOf(object, name);
    const value = keys?.reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>>)[key], object);
    return cellText(value);
  });
}

async function parquet(path: string, terms: LoadTerms, reader: DuckDBConnection): Promise<FileRelation | null> {
  const source = `read_parquet(${quotedText(path)})`;
  const described = (await reader.runAndReadAll(`DESCRIBE SELECT * FROM ${source}`)).getRows();
  const types = new Map(described.map(([name, type]) => [String(name), String(type)]));
  const cells = readPlaces(terms).map((place) => {
    const name = terms.survey.names[place] ?? "";
    const text = textOf(quotedName(name), types.get(name) ?? "");
    return text === null ? null : `${text} AS ${cellColumn(place)}`;
  });
  if (cells.includes(null)) return null;
  return {sql: `SELECT ${cells.join(", ")}, ${NONE_BROKEN} FROM ${source}`, firstRow: 1};
}

/** SQL of the text that the import would have of a column's value; null for a type it reads otherwise. */
function textOf(column: string, type: string): string | null {
  if (/^(VARCHAR|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DATE|BOOLEAN|DECIMAL\(.*\))$/.test(type))
    return `CAST(${column} AS VARCHAR)`;
  if (type === "DOUBLE" || type === "FLOAT")
    return `CASE WHEN ${column} = floor(${column}) AND abs(${column}) < 1e15 THEN CAST(CAST(${column} AS BIGINT) AS VARCHAR) ELSE CAST(${column} AS VARCHAR) END`;
  if (/^TIMESTAMP(_S|_MS|_NS)?$/.test(type)) return `strftime(CAST(${column} AS TIMESTAMP), '%Y-%m-%dT%H:%M:%S')`;
  return type === "TIMESTAMP WITH TIME ZONE" ? `strftime(${column}, '%Y-%m-%dT%H:%M:%SZ')` : null;
}
