import {svg} from "npm:htl";
import type {Lang, Text} from "../../lib/language.js";
import {COLON} from "../../lib/signs.js";
import type {DrawnCell, GraphDrawing} from "../../notebook/graph-drawing.js";
import {KIND_WORDS, PHASE_WORDS} from "./words.js";

/** Pixels of a cell in the drawing, and between two. */
const [WIDTH, HEIGHT, ACROSS, DOWN] = [132, 36, 44, 10];

const LABEL: Text = {
  en: "{} cells, each right of those it reads; the list below says the same",
  zh: "{} 个单元，各在其所引用者之右；下方列表内容相同"
};

/** Who reads whom as a drawing; a click on a cell leads to it, as the list below does by keys. */
export function graphPicture({cells, edges, columns, rows}: GraphDrawing, lang: Lang, go: (key: string) => void): Node {
  const [width, height] = [columns * (WIDTH + ACROSS) - ACROSS + 2, rows * (HEIGHT + DOWN) - DOWN + 2];
  const left = ({column}: DrawnCell) => 1 + column * (WIDTH + ACROSS);
  const top = ({row}: DrawnCell) => 1 + row * (HEIGHT + DOWN);
  const byKey = new Map(cells.map((cell) => [cell.key, cell]));
  const lines = edges.flatMap(([from, to]) => {
    const [a, b] = [byKey.get(from), byKey.get(to)];
    if (!a || !b) return [];
    const [x1, y1, x2, y2] = [left(a) + WIDTH, top(a) + HEIGHT / 2, left(b), top(b) + HEIGHT / 2];
    const middle = (x1 + x2) / 2;
    return [svg`<path d="M${x1},${y1}C${middle},${y1} ${middle},${y2} ${x2},${y2}"></path>`];
  });
  const boxes = cells.map((cell) => {
    const [x, y] = [left(cell), top(cell)];
    const box = svg`<g class="graph-cell" data-phase=${cell.phase} transform=${`translate(${x},${y})`}>
      <title>${KIND_WORDS[cell.kind][lang]} ${cell.name}${COLON[lang]}${PHASE_WORDS[cell.phase][lang]}</title>
      <rect width=${WIDTH} height=${HEIGHT} rx="3"></rect>
      <text x="8" y="15" class="graph-kind">${KIND_WORDS[cell.kind][lang]}</text>
      <text x="8" y="29">${cut(cell.name)}</text>
    </g>`;
    box.addEventListener("click", () => go(cell.key));
    return box;
  });
  const label = LABEL[lang].replace("{}", () => String(cells.length));
  return svg`<svg class="notebook-graph" role="img" aria-label=${label} width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`}>
    <g class="graph-edges">${lines}</g>
    ${boxes}
  </svg>`;
}

/** As much of a name as its box holds. */
function cut(name: string): string {
  return name.length > 16 ? `${name.slice(0, 15)}…` : name;
}
