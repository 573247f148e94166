type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const HEADERS = ["columns", "header", "headers", "fields", "meta", "schema"] as const;
const BODIES = ["data", "rows", "values"] as const;

/** Names of columns: texts, or objects that have one, perhaps a level deeper. */
function columnNames(value: unknown): readonly string[] | null {
  if (isObject(value)) return columnNames(value["fields"] ?? value["columns"]);
  if (!Array.isArray(value) || value.length === 0) return null;
  const names = value.map((item: unknown) => (isObject(item) ? item["name"] : item));
  return names.every((name): name is string => typeof name === "string") ? names : null;
}

function isRows(value: unknown): value is readonly (readonly unknown[])[] {
  return Array.isArray(value) && value.length > 0 && value.every(Array.isArray);
}

function rowObjects(names: readonly string[], rows: readonly (readonly unknown[])[]): object[] {
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]])));
}

/**
 * A table that a JSON document writes without an object a row, as a list of objects: names beside lists of values
 * (ClickHouse, pandas), a list of lists under its header, or columns side by side. Any other document as it is.
 */
export function tableOf(document: unknown): unknown {
  if (isRows(document)) {
    const [first, ...rest] = document;
    const names = columnNames(first);
    return names && rest.length > 0 ? rowObjects(names, rest) : document;
  }
  if (!isObject(document)) return document;
  for (const header of HEADERS)
    for (const body of BODIES) {
      const [names, rows] = [columnNames(document[header]), document[body]];
      if (names && isRows(rows)) return rowObjects(names, rows);
    }
  return transposed(document) ?? document;
}

/** Columns side by side, each a list or an object by the number of the row, as rows; null for what is none. */
function transposed(document: Fields): object[] | null {
  const columns = Object.entries(document);
  if (columns.length < 2) return null;
  const isPlain = (value: unknown) => typeof value !== "object" || value === null;
  const keysOf = (value: unknown) =>
    typeof value === "object" && value !== null && Object.values(value).every(isPlain) ? Object.keys(value) : [];
  const keys = keysOf(columns[0]?.[1]);
  if (keys.length === 0 || !keys.every((key) => /^\d+$/.test(key))) return null;
  const isColumn = ([, value]: [string, unknown]) => keysOf(value).join() === keys.join();
  if (!columns.every(isColumn)) return null;
  return keys.map((key) => Object.fromEntries(columns.map(([name, value]) => [name, (value as Fields)[key]])));
}
