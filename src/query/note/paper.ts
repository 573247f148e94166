/** A piece of a page’s text, as a PDF places it. */
export interface PaperItem {
  readonly str: string;
  /** Points from the foot of the page. */
  readonly y: number;
  /** Size of its letters in points; 0 for a space. */
  readonly height: number;
  readonly hasEOL: boolean;
}

interface Line {
  readonly text: string;
  readonly y: number;
  readonly size: number;
}

/** By what part more than lines of the page stand apart, or letters are larger or smaller, where a paragraph begins. */
const APART = 0.25;
const LARGER = 0.04;

/**
 * The text of a page with its lines, and an empty one before what is set apart or in letters of another size: headings have no
 * full stop of their own. A line that stands higher than the one before goes on in the next column.
 */
export function paragraphsOf(items: readonly PaperItem[]): string {
  const lines = linesOf(items);
  const gaps = lines.flatMap((line, i) => {
    const before = lines[i - 1];
    const gap = before ? before.y - line.y : 0;
    return gap > 0 ? [gap] : [];
  });
  const usual = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  return lines
    .map(({text, y, size}, i) => {
      const before = lines[i - 1];
      if (before === undefined) return text;
      const isApart = before.y - y > usual * (1 + APART);
      const isOther = Math.abs(size - before.size) > before.size * LARGER;
      return isApart || isOther ? `\n${text}` : text;
    })
    .join("\n");
}

function linesOf(items: readonly PaperItem[]): Line[] {
  const lines: Line[] = [];
  let open: PaperItem[] = [];
  const close = () => {
    const text = open.map(({str}) => str).join("");
    const [first] = open;
    if (first && text.trim() !== "") lines.push({text, y: first.y, size: Math.max(...open.map(({height}) => height))});
    open = [];
  };
  for (const item of items) {
    if (item.str !== "") open.push(item);
    if (item.hasEOL) close();
  }
  close();
  return lines;
}
