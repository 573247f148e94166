import {xoroshiro128plus, unsafeUniformIntDistribution} from "pure-rand";
import {CELL_KINDS} from "../../src/notebook/cell.js";

/** A stream of draws that a seed gives again. */
export interface Draws {
  below(limit: number): number;
  pick<T>(values: readonly T[]): T;
  is(share: number): boolean;
}

export function draws(seed: number): Draws {
  const stream = xoroshiro128plus(seed);
  const below = (limit: number) => unsafeUniformIntDistribution(0, limit - 1, stream);
  return {
    below,
    pick: <T>(values: readonly T[]) => values[below(values.length)] as T,
    is: (share) => below(1000) < share * 1000
  };
}

const BODIES: Readonly<Record<(typeof CELL_KINDS)[number], readonly string[]>> = {
  text: [
    "# 标题 Title\n",
    "Tokens were ${one}.\n",
    "- a\n- b\n\n  c\n",
    "> quoted ${one.n:percent}\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "```python\nprint('x')\n```\n",
    "::: en\nIn English\n:::\n",
    "*a* `b ${x}` [c](https://example.com)\n"
  ],
  sql: ["SELECT 1 AS n\n", "-- c\nSELECT * FROM lab WHERE country = ${country}\n", "", "SELECT '``' AS t\n\n"],
  chart: ["from: weeks\nmark: line\nx: a\ny: b\n", "mark: pie\n"],
  table: ["from: weeks\nsort: n desc\n", "rows: 0\n"],
  input: ["kind: number\nvalue: 3\n", "kind: choice\noptions: [CN, US]\nvalue: CN\n"],
  data: ["source: mine\n\nday,n\n2026-01-01,3\n", "file: x.csv\n"],
  model: ["title Mine | 我的\nperiods FY2025 to FY2027\n\nprice USD/Mtok input ${price} in 0..9\n", "= ( \n"],
  comment: ["on: weeks\nwas: 3\n\nA 批注.\n", "on: ${x}\n", "Nothing.\n"]
};

/** A notebook as someone may write it: any order, with and without names, line ends of either kind. */
export function randomNotebook(draw: Draws): string {
  const end = draw.is(0.2) ? "\r\n" : "\n";
  const head = draw.is(0.7) ? `---\nalpha-ledger-notebook: 1\n${draw.is(0.5) ? 'title: "A: b"\n' : ""}---\n` : "";
  const parts = Array.from({length: draw.below(9)}, () => {
    const kind = draw.pick(CELL_KINDS);
    const body = draw.pick(BODIES[kind]);
    const gap = "\n".repeat(draw.below(4));
    if (kind === "text") return `${gap}${body}`;
    const fence = draw.pick(["```", "````", "~~~"]);
    const name = draw.is(0.7) ? ` id=${draw.pick(["weeks", "one", "country", "price", "m"])}` : "";
    return `${gap}${fence}${kind}${name}${draw.is(0.1) ? " run=manual" : ""}\n${body}${fence}\n`;
  });
  return (head + parts.join("") + "\n".repeat(draw.below(3))).replaceAll("\n", end);
}

/** A text with something of it lost, doubled, moved or put in. */
export function mutated(text: string, draw: Draws): string {
  const at = draw.below(text.length + 1);
  const to = Math.min(text.length, at + draw.below(12));
  const put = draw.pick([
    "```",
    "\n",
    "${",
    "}",
    "---\n",
    "<b>",
    "\u0000",
    "![x](http://a.b/c.png)",
    "```js\n",
    "::: zh\n",
    "\r",
    "id=",
    "  ",
    "[a](javascript:x)",
    "😀",
    "---js\n"
  ]);
  return draw.pick([
    text.slice(0, at) + text.slice(to),
    text.slice(0, at) + put + text.slice(at),
    text.slice(0, to) + text.slice(at),
    text.slice(at) + text.slice(0, at)
  ]);
}
