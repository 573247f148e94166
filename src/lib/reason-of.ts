/** What was thrown, in words: the message of an error, or whatever else a library threw. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
