import {LIMITS} from "./limits.js";
import {COMPARISONS, type Node, type Operator, type Span} from "./node.js";
import {FormulaError, tokenize, type Token} from "./token.js";

/**
 * The syntax tree of a formula in spreadsheet terms, with or without its leading "=". A spreadsheet's precedence
 * holds: signs bind before powers (`-2^2` is 4), powers go from left to right, `5%` is 0.05 and
 * `rate%` a hundredth of a rate.
 * Throws FormulaError, also past the bounds of LIMITS.
 */
export function parseFormula(text: string): Node {
  const {node, faults} = new Parser(tokenize(text.replace(/^\s*=/, ""))).formula();
  if (faults[0]) throw faults[0];
  return node;
}

/**
 * What is wrong with the words and signs of a formula, in order. Arguments, and parts in brackets, are read whatever is
 * wrong with the others; what may only follow from another fault is left out.
 */
export function formulaFaults(text: string): readonly FormulaError[] {
  try {
    return new Parser(tokenize(text)).formula().faults;
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return [error];
  }
}

/** Names in a formula that cannot be read, those of functions as calls without arguments. */
export function namesIn(text: string): readonly Node[] {
  if (text.length > LIMITS.length) return [];
  return tokenize(text).flatMap(({type, text: name, at}, i, all) => {
    if (type !== "name") return [];
    const node: Node = all[i + 1]?.text === "(" ? {type: "call", name: name.toLowerCase(), args: []} : {type, name};
    SPANS.set(node, {at, length: name.length});
    return [node];
  });
}

/** Beside the trees, which are equal wherever they were written. */
const SPANS = new WeakMap<Node, Span>();

/** Where a node stands in the text it was read from, brackets around it left out; undefined for one that was made. */
export function placeOfNode(node: Node): Span | undefined {
  return SPANS.get(node);
}

const LEVELS: readonly (readonly Operator[])[] = [COMPARISONS, ["+", "-"], ["*", "/"], ["^"]];

const HUNDRED: Node = {type: "number", value: 100};

/** Stands for a part that cannot be read, in a tree that nobody gets. */
const UNREAD: Node = {type: "name", name: "missing"};

const SIGNS = "a number, a name, an operator or a bracket";

class Parser {
  private next = 0;
  private depth = 0;
  private nodes = 0;
  private readonly faults: FormulaError[] = [];

  constructor(private readonly list: readonly Token[]) {}

  formula(): {readonly node: Node; readonly faults: readonly FormulaError[]} {
    return {node: this.part([""], "an operator or the end of the formula"), faults: this.faults};
  }

  /** An expression up to one of the signs that close it, "" for the end; where it cannot be read that far, that is told. */
  private part(closers: readonly string[], expected: string): Node {
    const {depth} = this;
    try {
      const node = this.level(0);
      if (!closers.includes(this.peek().text)) throw this.unexpected(expected);
      return node;
    } catch (error) {
      if (!(error instanceof FormulaError) || error.kind === "limit") throw error;
      const {type, text} = this.peek();
      // Once something is wrong, a bracket that closes nothing, or never does, may follow from it.
      const mayFollow = type === "end" || (text === ")" && !closers.includes(")"));
      if (this.faults.length === 0 || !mayFollow) this.faults.push(error);
      this.skipTo(closers);
      this.depth = depth;
      return UNREAD;
    }
  }

  /** Goes on to where the part that cannot be read is closed; signs of no formula are wrong wherever they stand. */
  private skipTo(closers: readonly string[]): void {
    for (let open = 0; ; ++this.next) {
      const {type, text, at} = this.peek();
      if (type === "end" || (open === 0 && closers.includes(text))) return;
      if (type === "unknown" && this.faults.at(-1)?.at !== at) this.faults.push(this.unexpected(""));
      if (text === "(") ++open;
      if (text === ")") --open;
    }
  }

  private level(strength: number): Node {
    const operators = LEVELS[strength];
    if (!operators) return this.signed();
    const from = this.peek();
    let left = this.level(strength + 1);
    for (;;) {
      const operator = operators.find((o) => this.isSymbol(o));
      if (!operator) return left;
      ++this.next;
      left = this.placed({type: "binary", operator, left, right: this.level(strength + 1)}, from);
    }
  }

  private signed(): Node {
    if (!this.isSymbol("-") && !this.isSymbol("+")) return this.percent();
    const sign = this.take();
    const operand = this.nested(() => this.signed());
    return sign.text === "+" ? operand : this.placed({type: "negate", operand}, sign);
  }

  private percent(): Node {
    const from = this.peek();
    let node = this.primary();
    while (this.isSymbol("%")) {
      ++this.next;
      node =
        node.type === "number"
          ? {type: "number", value: node.value / 100}
          : this.placed({type: "binary", operator: "/", left: node, right: HUNDRED, isPercent: true}, from);
    }
    return node;
  }

  private primary(): Node {
    const token = this.peek();
    if (token.type === "number") return this.number(this.take());
    if (token.type === "text")
      return this.placed({type: "text", value: this.take().text.slice(1, -1).replaceAll('""', '"')}, token);
    if (token.type === "name") return this.named(this.take());
    if (!this.takes("(")) throw this.unexpected("a number, a name or a bracket");
    const inner = this.nested(() => this.part([")"], ")"));
    this.takes(")");
    return inner;
  }

  private number(token: Token): Node {
    const value = Number(token.text);
    if (!Number.isFinite(value))
      throw new FormulaError(`number too large: ${token.text} at character ${token.at + 1}`, "syntax", token.at);
    return this.placed({type: "number", value}, token);
  }

  private named(token: Token): Node {
    const {text} = token;
    if (!this.takes("(")) return this.placed({type: "name", name: text}, token);
    const args: Node[] = [];
    if (!this.isSymbol(")"))
      do {
        args.push(this.nested(() => this.part([",", ")"], ",")));
        if (args.length > LIMITS.args)
          throw new FormulaError(`more than ${LIMITS.args} arguments of ${text}; expected fewer`, "limit");
      } while (this.takes(","));
    this.takes(")");
    return this.placed({type: "call", name: text.toLowerCase(), args}, token);
  }

  private nested(parse: () => Node): Node {
    if (++this.depth > LIMITS.depth)
      throw new FormulaError(`more than ${LIMITS.depth} brackets within one another; split the formula`, "limit");
    const node = parse();
    --this.depth;
    return node;
  }

  /** A node that was read from a token on, up to where reading stands. */
  private placed(node: Node, {at}: Token): Node {
    if (++this.nodes > LIMITS.nodes)
      throw new FormulaError(`more than ${LIMITS.nodes} terms in one formula; split it`, "limit");
    const last = this.list[this.next - 1] as Token;
    SPANS.set(node, {at, length: last.at + last.text.length - at});
    return node;
  }

  private peek(): Token {
    return this.list[this.next] as Token;
  }

  private take(): Token {
    const token = this.peek();
    ++this.next;
    return token;
  }

  private isSymbol(text: string): boolean {
    const token = this.peek();
    return token.type === "symbol" && token.text === text;
  }

  private takes(text: string): boolean {
    const isThere = this.isSymbol(text);
    if (isThere) ++this.next;
    return isThere;
  }

  private unexpected(expected: string): FormulaError {
    const {type, text, at} = this.peek();
    if (type === "end")
      return new FormulaError(`formula ends at character ${at}; expected ${expected}`, "syntax", Math.max(0, at - 1));
    const instead = type !== "unknown" ? expected : text === '"' ? "a closing quotation mark" : SIGNS;
    return new FormulaError(`unexpected ${text} at character ${at + 1}; expected ${instead}`, "syntax", at);
  }
}
