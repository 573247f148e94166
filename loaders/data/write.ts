/** Writes a loader's JSON to standard output, which is the file Framework serves. */
export function writeJson(value: unknown): void {
  process.stdout.write(JSON.stringify(value));
}
