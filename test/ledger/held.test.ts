import {describe, expect, it} from "vitest";
import {chain, GENESIS, type Entry, type EntryBody} from "../../loaders/ledger/entry.js";
import {heldEntries} from "../../loaders/ledger/held.js";

type Step = readonly [kind: EntryBody["kind"], part: string];

function bookOf(steps: readonly Step[]): Entry[] {
  const book: Entry[] = [];
  for (const [kind, part] of steps) {
    const body: EntryBody = {
      kind,
      source: "filings",
      part,
      retrieved_at: "2026-10-01T00:00:00.000Z",
      as_of: "2026-09-30",
      rows: 1,
      schema: 1,
      content: "",
      payloads: []
    };
    book.push(chain(body, book.at(-1) ?? GENESIS));
  }
  return book;
}

describe("heldEntries(entries)", () => {
  const waiting = (...steps: readonly Step[]) => heldEntries(bookOf(steps)).map(({seq, part}) => [seq, part]);

  it("waits until a pull of the same question, and of no other", () => {
    expect(waiting(["held", "0700"], ["held", "BABA"], ["pull", "0700"])).toEqual([[2, "BABA"]]);
  });

  it("waits on through checks, editions and registries, and with the newest answer", () => {
    expect(waiting(["held", ""], ["check", ""], ["edition", ""], ["curated", ""], ["carried", ""])).toEqual([[1, ""]]);
    expect(waiting(["held", ""], ["held", ""])).toEqual([[2, ""]]);
  });
});
