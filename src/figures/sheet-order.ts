/** What a row of a sheet is put in order by under one column; null where there is nothing on record. */
export type RowOrder<T> = (row: T) => number | string | null;

/** The other way round of a sort, or its column from the least on: `price`, then `-price`. */
export function nextSort(sort: string, key: string): string {
  return sort === key ? `-${key}` : key;
}

/** What assistive technology is told of a column under a sort. */
export function ariaSort(sort: string, key: string): "ascending" | "descending" | "none" {
  return sort === key ? "ascending" : sort === `-${key}` ? "descending" : "none";
}

/**
 * Rows in the order of a sort: the key of a column, with a minus for the largest first. Where it is empty or names no column
 * they stay as they are; what has nothing to be ordered by is last either way.
 */
export function sortedBySheet<T>(
  rows: readonly T[],
  sort: string,
  orderOf: (key: string) => RowOrder<T> | null
): readonly T[] {
  const [key, sign] = sort.startsWith("-") ? [sort.slice(1), -1] : [sort, 1];
  const order = orderOf(key);
  return order ? [...rows].sort((a, b) => compareOrders(order(a), order(b), sign)) : rows;
}

function compareOrders(a: number | string | null, b: number | string | null, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a === b ? 0 : (a < b ? -1 : 1) * sign;
}
