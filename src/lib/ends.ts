/** The first and the last of what stands in order, which are one where there is one; null of nothing. */
export function endsOf<T>(ordered: readonly T[]): readonly [first: T, last: T] | null {
  return ordered.length === 0 ? null : [ordered[0] as T, ordered.at(-1) as T];
}
