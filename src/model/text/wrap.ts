/** Widest line of a printed document, in characters. */
export const WIDTH = 118;

/** Narrowest line worth breaking at an outer bracket. */
const LEAST = 60;

/**
 * Text of a formula on lines of at most WIDTH characters, each but the last ending with an operator or comma, so that
 * it reads back as one. `before` is what stands on its first line already.
 */
export function wrapFormula(before: string, formula: string, indent: string): string {
  const lines: string[] = [];
  let line = before;
  let rest = formula;
  while (line.length + rest.length > WIDTH) {
    const at = breakOf(rest, WIDTH - line.length);
    if (at === null) break;
    lines.push((line + rest.slice(0, at)).trimEnd());
    rest = rest.slice(at).trimStart();
    line = indent;
  }
  return [...lines, line + rest].join("\n");
}

/** Where a formula is best broken within some characters: in the fewest brackets, then as late as may be. */
function breakOf(formula: string, room: number): number | null {
  let best: {readonly at: number; readonly depth: number} | null = null;
  let [depth, isText] = [0, false];
  for (let i = 0; i < formula.length; ++i) {
    const sign = formula.charAt(i);
    if (sign === '"') isText = !isText;
    if (isText) continue;
    if (sign === "(") ++depth;
    if (sign === ")") --depth;
    // A line goes on with one blank, so that it is broken at no more.
    const isBreak = /^ \S/.test(formula.slice(i + 1, i + 3)) && /[-+*/,<>=]/.test(sign);
    if (!isBreak || (i + 1 > room && best !== null)) continue;
    if (best === null || depth <= best.depth || best.at < Math.min(LEAST, room / 2)) best = {at: i + 1, depth};
    if (i + 1 > room) break;
  }
  return best?.at ?? null;
}

/** The parts of a call's brackets at the top level: `if(a, f(b, c), d)` has three; null where it is no such call. */
export function argumentsOf(formula: string, name: string): string[] | null {
  if (!formula.startsWith(`${name}(`) || !formula.endsWith(")")) return null;
  const inner = formula.slice(name.length + 1, -1);
  const parts: string[] = [];
  let [depth, from, isText] = [0, 0, false];
  for (let i = 0; i < inner.length; ++i) {
    const sign = inner.charAt(i);
    if (sign === '"') isText = !isText;
    if (isText) continue;
    if (sign === "(") ++depth;
    if (sign === ")" && --depth < 0) return null;
    if (sign === "," && depth === 0) {
      parts.push(inner.slice(from, i).trim());
      from = i + 1;
    }
  }
  return depth === 0 ? [...parts, inner.slice(from).trim()] : null;
}
