import type {CellKind} from "./cell.js";
import type {CellView} from "./cell-view.js";
import type {MarkdownToken} from "./markdown.js";
import type {CellPhase} from "./run.js";

/** A line of the outline of a notebook: a heading of a text, or a cell that is no text. */
export interface OutlineItem {
  readonly key: string;
  readonly kind: CellKind;
  /** From 1 for the largest heading; cells stand one below the heading above them. */
  readonly level: number;
  /** Words of a heading, or the name of a cell; empty for a cell without one. */
  readonly text: string;
  readonly phase: CellPhase;
  /** Names of cells it reads, and of those that read it; of one without a name its place, `#3`. */
  readonly reads: readonly string[];
  readonly readBy: readonly string[];
}

/** Headings and cells of a notebook in order, with who reads whom. */
export function outlineOf(views: readonly CellView[]): OutlineItem[] {
  const called = new Map(views.map(({cell}, i) => [cell.key, cell.name === "" ? `#${i + 1}` : cell.name]));
  const nameOf = (key: string) => called.get(key) ?? "";
  let level = 0;
  return views.flatMap(({cell, content, phase, reads}): OutlineItem[] => {
    if (content.kind === "text")
      return headings(content.tokens).map(({level: own, text}) => {
        level = own;
        return {key: cell.key, kind: "text", level: own, text, phase, reads: [], readBy: []};
      });
    const readBy = views.filter((other) => other.reads.includes(cell.key)).map((other) => nameOf(other.cell.key));
    return [
      {key: cell.key, kind: cell.kind, level: level + 1, text: cell.name, phase, reads: reads.map(nameOf), readBy}
    ];
  });
}

function headings(tokens: readonly MarkdownToken[]): {readonly level: number; readonly text: string}[] {
  return tokens.flatMap((token, i) => {
    if (token.type !== "heading_open") return [];
    const words = (tokens[i + 1]?.children ?? []).map(({type, content}) =>
      type === "softbreak" ? " " : type === "text" || type === "code_inline" ? content : ""
    );
    return [{level: Number(token.tag.slice(1)), text: words.join("").trim()}];
  });
}
