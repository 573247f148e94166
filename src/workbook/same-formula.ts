/** Whether a formula of a file is one of ours; "perhaps" where it reads another line in place of one whose row was not found. */
export type Sameness = "same" | "perhaps" | "other";

const REFERENCE = /\{([^{}]*)\}/;

/**
 * Holds a formula of a file against ours, both as `canonical` writes them. Cells of ours that were not found in the file are
 * taken to stand where the file's formula reads something that is no cell of the model.
 */
export function sameness(theirs: string, ours: string, lost: ReadonlySet<string>): Sameness {
  if (theirs === ours) return "same";
  const [read, expected] = [theirs.split(REFERENCE), ours.split(REFERENCE)];
  if (lost.size === 0 || read.length !== expected.length) return "other";
  let found: Sameness = "same";
  for (const [i, part] of read.entries()) {
    const [ends, wanted] = [part.split(":"), (expected[i] ?? "").split(":")];
    for (const n of [0, 1] as const) {
      if (ends[n] === wanted[n]) continue;
      if (i % 2 === 0 || !lost.has(wanted[n] ?? "")) return "other";
      // A place that holds no cell of the model is written with its worksheet.
      if (!(ends[n] ?? "").includes("!")) found = "perhaps";
    }
  }
  return found;
}
