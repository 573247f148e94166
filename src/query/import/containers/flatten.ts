import type {RowSink} from "../read.js";
import {cellText} from "./cell-text.js";

/** Deepest field that becomes a column. */
const DEPTH = 8;
/** What holds the same amounts once more, by key, by provider, by day: not a column, and not to be counted twice. */
const BREAKDOWN = /breakdowns?$/i;

/** A field's place among the columns, and the fields within it. */
interface Field {
  readonly path: string;
  readonly within: Map<string, Field>;
  place: number;
}

/** Turns objects into rows of texts: a field goes by its path, and each new path is a column more. */
export interface RowBuilder {
  /** Adds an object's fields to the row; those for which `isWanted` says no are left out. */
  add(value: object, isWanted?: (path: string, text: string) => boolean): void;
  /** Adds one field, unless the row has it. */
  set(path: string, text: string): void;
  has(path: string): boolean;
  /** Hands the row over and begins the next. */
  end(row: number): void;
}

export function rowBuilder(sink: Pick<RowSink, "header" | "row">): RowBuilder {
  const root = field("");
  const names: string[] = [];
  let cells: string[] = [];
  let isNew = false;
  const put = (at: Field, text: string) => {
    if (at.place < 0) {
      at.place = names.push(at.path) - 1;
      isNew = true;
    }
    cells[at.place] = text;
  };
  const add = (value: object, at: Field, depth: number, isWanted?: (path: string, text: string) => boolean) => {
    for (const key in value) {
      const found: unknown = (value as Readonly<Record<string, unknown>>)[key];
      if (typeof found === "function" || (typeof found === "object" && BREAKDOWN.test(key))) continue;
      let inner = at.within.get(key);
      if (!inner) at.within.set(key, (inner = field(at.path === "" ? key : `${at.path}.${key}`)));
      addValue(found, inner, depth, isWanted);
    }
  };
  const addValue = (
    found: unknown,
    inner: Field,
    depth: number,
    isWanted?: (path: string, text: string) => boolean
  ) => {
    const value = withinText(plainValue(found));
    if (typeof value === "object" && value !== null && !(value instanceof Date)) {
      const pairs = Array.isArray(value) ? keyedValues(value) : null;
      if (pairs) add(pairs, inner, depth + 1, isWanted);
      else if (Array.isArray(value)) {
        if (!value.some((item) => typeof item === "object" && item !== null)) put(inner, cellText(value));
      } else if (depth < DEPTH) add(value, inner, depth + 1, isWanted);
      return;
    }
    const text = cellText(value);
    if (!isWanted || isWanted(inner.path, text)) put(inner, text);
  };
  const find = (path: string) => {
    let at = root.within.get(path);
    if (!at) root.within.set(path, (at = field(path)));
    return at;
  };
  return {
    add: (value, isWanted) => add(value, root, 0, isWanted),
    set: (path, text) => put(find(path), text),
    has: (path) => {
      const at = root.within.get(path);
      return at !== undefined && at.place >= 0 && cells[at.place] !== undefined;
    },
    end(row) {
      if (isNew) {
        sink.header([...names]);
        isNew = false;
      }
      for (let i = 0; i < names.length; ++i) cells[i] ??= "";
      sink.row(cells, row);
      cells = [];
    }
  };
}

function field(path: string): Field {
  return {path, within: new Map(), place: -1};
}

/** The fields that a list of keys and values stands for, as OpenTelemetry writes attributes; null for any other list. */
export function keyedValues(list: readonly unknown[]): Readonly<Record<string, unknown>> | null {
  if (list.length === 0) return null;
  const isPair = (item: unknown): item is {readonly key: string; readonly value: unknown} =>
    typeof item === "object" && item !== null && "key" in item && "value" in item && typeof item.key === "string";
  return list.every(isPair) ? Object.fromEntries(list.map(({key, value}) => [key, value])) : null;
}

/** Longest text that is looked into for amounts. */
const LONGEST = 100_000;

/** The object that a text holds as JSON, where it speaks of tokens; any other value as it is. */
function withinText(value: unknown): unknown {
  if (typeof value !== "string" || !value.startsWith("{") || value.length > LONGEST) return value;
  if (!/"[^"]*tokens?[^"]*"\s*:\s*\d/i.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

const ANY_VALUE = ["stringValue", "intValue", "doubleValue", "boolValue"] as const;

/** The value that an object with its type's name holds, as OpenTelemetry writes values; any other as it is. */
function plainValue(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  for (const type of ANY_VALUE)
    if (type in value && Object.keys(value).length === 1) return (value as Readonly<Record<string, unknown>>)[type];
  return value;
}
