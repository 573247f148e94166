import type {Entry} from "./entry.js";

/** Answers that wait for a look: held, and not followed by a pull of the same question. */
export function heldEntries(entries: readonly Entry[]): Entry[] {
  const waiting = new Map<string, Entry>();
  for (const entry of entries) {
    const question = `${entry.source} ${entry.part}`;
    if (entry.kind === "held") waiting.set(question, entry);
    else if (entry.kind === "pull") waiting.delete(question);
  }
  return [...waiting.values()];
}
