import {LIMITS} from "./limits.js";
import {COMPARISONS, type Node, type Operator} from "./node.js";
import {FormulaError, tokenize, type Token} from "./token.js";

/**
 * The syntax tree of a formula in spreadsheet terms, with or without its leading "=". A spreadsheet's precedence
 * holds: signs bind before powers (`-2^2` is 4), powers go from left to right, `5%` is 0.05 and
 * `rate%` a hundredth of a rate.
 * Throws FormulaError, also past the bounds of LIMITS.
 */
export function parseFormula(text: string): Node {
  return new Parser(tokenize(text.replace(/^\s*=/, ""))).formula();
}

const LEVELS: readonly (readonly Operator[])[] = [COMPARISONS, ["+", "-"], ["*", "/"], ["^"]];

const HUNDRED: Node = {type: "number", value: 100};

class Parser {
  private next = 0;
  private depth = 0;
  private nodes = 0;

  constructor(private readonly list: readonly Token[]) {}

  formula(): Node {
    const node = this.level(0);
    if (this.peek().type !== "end") throw this.unexpected("an operator or the end of the formula");
    return node;
  }

  private level(strength: number): Node {
    const operators = LEVELS[strength];
    if (!operators) return this.signed();
    let left = this.level(strength + 1);
    for (;;) {
      const operator = operators.find((o) => this.isSymbol(o));
      if (!operator) return left;
      ++this.next;
      left = this.counted({type: "binary", operator, left, right: this.level(strength + 1)});
    }
  }

  private signed(): Node {
    if (!this.isSymbol("-") && !this.isSymbol("+")) return this.percent();
    const sign = this.take().text;
    const operand = this.nested(() => this.signed());
    return sign === "+" ? operand : this.counted({type: "negate", operand});
  }

  private percent(): Node {
    let node = this.primary();
    while (this.isSymbol("%")) {
      ++this.next;
      node =
        node.type === "number"
          ? {type: "number", value: node.value / 100}
          : this.counted({type: "binary", operator: "/", left: node, right: HUNDRED, isPercent: true});
    }
    return node;
  }

  private primary(): Node {
    const token = this.peek();
    if (token.type === "number") return this.number(this.take());
    if (token.type === "text")
      return this.counted({type: "text", value: this.take().text.slice(1, -1).replaceAll('""', '"')});
    if (token.type === "name") return this.named(this.take());
    if (!this.isSymbol("(")) throw this.unexpected("a number, a name or a bracket");
    ++this.next;
    const inner = this.nested(() => this.level(0));
    this.expect(")");
    return inner;
  }

  private number({text, at}: Token): Node {
    const value = Number(text);
    if (!Number.isFinite(value)) throw new FormulaError(`number too large: ${text} at character ${at + 1}`);
    return this.counted({type: "number", value});
  }

  private named({text}: Token): Node {
    if (!this.isSymbol("(")) return this.counted({type: "name", name: text});
    ++this.next;
    const args: Node[] = [];
    while (!this.isSymbol(")")) {
      if (args.length > 0) this.expect(",");
      args.push(this.nested(() => this.level(0)));
      if (args.length > LIMITS.args)
        throw new FormulaError(`more than ${LIMITS.args} arguments of ${text}; expected fewer`, "limit");
    }
    ++this.next;
    return this.counted({type: "call", name: text.toLowerCase(), args});
  }

  private nested(parse: () => Node): Node {
    if (++this.depth > LIMITS.depth)
      throw new FormulaError(`more than ${LIMITS.depth} brackets within one another; split the formula`, "limit");
    const node = parse();
    --this.depth;
    return node;
  }

  private counted(node: Node): Node {
    if (++this.nodes > LIMITS.nodes)
      throw new FormulaError(`more than ${LIMITS.nodes} terms in one formula; split it`, "limit");
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

  private expect(text: string): void {
    if (!this.isSymbol(text)) throw this.unexpected(text);
    ++this.next;
  }

  private unexpected(expected: string): FormulaError {
    const {type, text, at} = this.peek();
    return new FormulaError(
      type === "end"
        ? `formula ends at character ${at}; expected ${expected}`
        : `unexpected ${text} at character ${at + 1}; expected ${expected}`
    );
  }
}
