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
  ["number", /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ["name", /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*/y],
  ["text", /"(?:[^"]|"")*"/y],
  // Signs of full width, as Chinese keyboards type them, are those of half width.
  ["symbol", /[<＜][=＝>＞]|[>＞][=＝]|[-+*/^=<>(),%－＋＊／＾＝＜＞（），％]/y]
];

/** The words and signs of a formula, closed by an "end" token. Throws FormulaError where there are too many. */
export function tokenize(text: string): Token[] {
  if (text.length > LIMITS.length)
    throw new FormulaError(`formula of ${text.length} characters; expected at most ${LIMITS.length}`, "limit");
  const found: Token[] = [];
  for (let at = blanks(text, 0); at < text.length;) {
    const token = tokenAt(text, at);
    found.push(token);
    at = token.text === '"' ? text.length : blanks(text, at + token.text.length);
  }
  found.push({type: "end", text: "", at: text.length});
  return found;
}

function blanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) ++at;
  return at;
}

function tokenAt(text: string, at: number): Token {
  for (const [type, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    if (!pattern.test(text)) continue;
    const found = text.slice(at, pattern.lastIndex);
    return {type, text: type === "symbol" ? found.normalize("NFKC") : found, at};
  }
  return {type: "unknown", text: String.fromCodePoint(text.codePointAt(at) ?? 0), at};
}
