import {wordsOf} from "../roles/words.js";
import {rowBuilder} from "./flatten.js";

const WORTH_READING = new Set([
  "usage",
  "usagedetails",
  "costdetails",
  "details",
  "attributes",
  "sku",
  "metrics",
  "tokens"
]);

/** Reads the objects that cells of a table hold as JSON into columns of their own. Null where no column's name suggests any. */
export function jsonCells(
  names: readonly string[],
  onHeader: (names: readonly string[]) => void
): ((cells: string[]) => void) | null {
  const places = names.flatMap((name, i) => (wordsOf(name).some((word) => WORTH_READING.has(word)) ? [i] : []));
  if (places.length === 0) return null;
  let all: readonly string[] = names;
  let extra: readonly string[] = [];
  const builder = rowBuilder({
    header(found) {
      all = [...names, ...found];
      onHeader(all);
    },
    row: (cells) => (extra = cells)
  });
  return (cells) => {
    let isFound = false;
    for (const place of places) {
      const text = cells[place] ?? "";
      if (!text.startsWith("{")) continue;
      const value = objectOf(text);
      if (!value) continue;
      builder.add({[names[place] ?? ""]: value});
      isFound = true;
    }
    if (!isFound) {
      while (cells.length < all.length) cells.push("");
      return;
    }
    builder.end(0);
    cells.push(...extra);
  };
}

function objectOf(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}
