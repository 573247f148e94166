/** What a table holds under a key that was written outside; "constructor" and other parts of every object are none of it. */
export function lookUp<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
