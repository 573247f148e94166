import {didYouMean} from "../nearest.js";
import {placeIn, type OutlineEntry} from "./outline.js";
import {TextError, type TextPlace} from "./place.js";

const sticky = new Map<string, RegExp>();

/** What a pattern finds just there, "" where it does not match. Patterns are few, and making one costs more than matching it. */
function foundAt({source}: RegExp, text: string, at: number): string {
  const known = sticky.get(source) ?? new RegExp(source, "y");
  sticky.set(source, known);
  known.lastIndex = at;
  return known.test(text) ? text.slice(at, known.lastIndex) : "";
}

const BLANKS = /\s*/;
const WORD = /,|[^\s,]+/;

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
    this.at += foundAt(BLANKS, this.text, this.at).length;
  }

  get isDone(): boolean {
    return this.at >= this.end;
  }

  /** The next word up to a blank or comma, without taking it; "" at the end. */
  get next(): string {
    return foundAt(WORD, this.text, this.at);
  }

  /** What stands here by a pattern, taken with the blanks after it; null where it does not match. */
  take(pattern: RegExp): string | null {
    const found = foundAt(pattern, this.text, this.at);
    if (found === "") return null;
    this.at += found.length;
    this.skip();
    return found;
  }

  /** Takes one word if it stands here. */
  takeWord(word: string): boolean {
    if (!this.text.startsWith(word, this.at) || this.next !== word) return false;
    this.at += word.length;
    this.skip();
    return true;
  }

  /** Takes whichever of some words stands here; undefined where none does. */
  takeOneOf<Word extends string>(words: readonly Word[]): Word | undefined {
    const word = words.find((each) => each === this.next);
    return word && this.takeWord(word) ? word : undefined;
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

  expectEnd(expected = "the end of the line", known: Iterable<string> = []): void {
    if (!this.isDone) this.fail(expected, known);
  }

  place(from = this.at, length = this.next.length): TextPlace {
    return placeIn(this.entry, from, length);
  }

  fail(expected: string, known: Iterable<string> = []): never {
    const found = this.next === "" ? "the line ends" : this.next;
    throw new TextError(`${found}; expected ${expected}${didYouMean(this.next, known)}`, this.place());
  }
}

export const LINE_NAME = /[a-z][a-z0-9_]*(?![\w@])/;
