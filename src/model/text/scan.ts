import {didYouMean} from "../nearest.js";
import {placeIn, type OutlineEntry} from "./outline.js";
import {TextError, type TextPlace} from "./place.js";

const anchored = new Map<string, RegExp>();

/** A pattern where it stands at the start; patterns are few, and making one anew costs more than matching it. */
function fromStart({source, flags}: RegExp): RegExp {
  const key = `${flags} ${source}`;
  const known = anchored.get(key) ?? new RegExp(`^(?:${source})`, flags);
  anchored.set(key, known);
  return known;
}

/** Reads an entry word by word; what does not fit is thrown as TextError with its place. */
export class Scanner {
  at: number;
  private readonly text: string;

  constructor(
    readonly entry: Pick<OutlineEntry, "text" | "starts">,
    from = 0,
    readonly end = entry.text.length
  ) {
    this.at = from;
    this.text = entry.text.slice(0, end);
    this.skip();
  }

  private skip(): void {
    while (this.at < this.end && /\s/.test(this.text.charAt(this.at))) ++this.at;
  }

  get isDone(): boolean {
    return this.at >= this.end;
  }

  /** The next word up to a blank or comma, without taking it; "" at the end. */
  get next(): string {
    return /^(?:,|[^\s,]+)/.exec(this.text.slice(this.at))?.[0] ?? "";
  }

  /** What stands here by a pattern, taken with the blanks after it; null where it does not match. */
  take(pattern: RegExp): string | null {
    const found = fromStart(pattern).exec(this.text.slice(this.at))?.[0];
    if (found === undefined || found === "") return null;
    this.at += found.length;
    this.skip();
    return found;
  }

  /** Takes one word if it stands here. */
  takeWord(word: string): boolean {
    if (this.next !== word) return false;
    this.at += word.length;
    this.skip();
    return true;
  }

  /** What stands here by a pattern; throws where it does not match. */
  expect(pattern: RegExp, expected: string, known: Iterable<string> = []): string {
    return this.take(pattern) ?? this.fail(expected, known);
  }

  /** Everything to the end, trimmed. */
  rest(): string {
    const rest = this.text.slice(this.at).trimEnd();
    this.at = this.end;
    return rest;
  }

  expectEnd(expected = "the end of the line"): void {
    if (!this.isDone) this.fail(expected);
  }

  place(from = this.at, length = this.next.length): TextPlace {
    return placeIn(this.entry, from, length);
  }

  fail(expected: string, known: Iterable<string> = []): never {
    const found = this.next === "" ? "the line ends" : this.next;
    throw new TextError(`${found}; expected ${expected}${didYouMean(this.next, known)}`, this.place());
  }
}

export const NAME = /[a-z][a-z0-9_]*(?![\w@])/;
