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
  const isDown = sort.startsWith("-");
  const order = orderOf(isDown ? sort.slice(1) : sort);
  if (!order) return rows;
  const isBefore = (one: T, other: T) => {
    const [a, b] = [order(one), order(other)];
    return a !== null && (b === null || a < b !== isDown);
  };
  return [...rows].sort((a, b) => Number(isBefore(b, a)) - Number(isBefore(a, b)));
}
