import {LIMITS} from "./limits.js";

export interface Token {
  /** Of a sign that is no part of any formula "unknown": all after a quotation mark that is not closed is left out. */
  readonly type: "number" | "text" | "name" | "symbol" | "unknown" | "end";
  readonly text: string;
  /** Characters before it. */
  readonly at: number;
}

/** Text that is no formula: problem, where, and what was expected. */
export class FormulaError extends Error {
  constructor(
    message: string,
    readonly kind: "syntax" | "limit" = "syntax",
    /** Characters before what is wrong. */
    readonly at = 0
  ) {
    super(message);
  }
}

const PATTERNS: readonly (readonly [Token["type"], RegExp])[] = [
  ["number", /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/],
  ["name", /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*/],
  ["text", /"(?:[^"]|"")*"/],
  // Signs of full width, as Chinese keyboards type them, are those of half width.
  ["symbol", /[<＜][=＝>＞]|[>＞][=＝]|[-+*/^=<>(),%－＋＊／＾＝＜＞（），％]/],
  ["unknown", /"[^]*|\S/]
];
const ANY = new RegExp(PATTERNS.map(([, {source}]) => `(${source})`).join("|"), "gu");

/** The words and signs of a formula, closed by an "end" token. Throws FormulaError where there are too many. */
export function tokenize(text: string): Token[] {
  if (text.length > LIMITS.length)
    throw new FormulaError(`formula of ${text.length} characters; expected at most ${LIMITS.length}`, "limit");
  const found = [...text.matchAll(ANY)].flatMap(({index: at, 0: whole, ...groups}) =>
    PATTERNS.flatMap(([type], i) => (groups[i + 1] === undefined ? [] : [{type, text: textOf(type, whole), at}]))
  );
  return [...found, {type: "end", text: "", at: text.length}];
}

function textOf(type: Token["type"], found: string): string {
  if (type === "symbol") return found.normalize("NFKC");
  return type === "unknown" && found.startsWith('"') ? '"' : found;
}
