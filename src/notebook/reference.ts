import {problemIn, lineAndColumn, type CellProblem} from "./problem.js";

/** How a number in a text is to read. */
export const NUMBER_FORMATS = ["integer", "number", "percent", "tokens"] as const;

/** What `${…}` names: a cell, a column of its one row, or a line of a model in a period. */
export interface NotebookReference {
  readonly cell: string;
  /** Column of a table, or line of a model; null for the cell itself. */
  readonly part: string | null;
  /** Period of a model, such as FY2027. */
  readonly period: string | null;
  readonly format: (typeof NUMBER_FORMATS)[number] | null;
}

export const NAME = "[A-Za-z_][A-Za-z0-9_]*";

const REFERENCE = new RegExp(`^(${NAME})(?:\\.(${NAME})(?:@([A-Za-z0-9_-]+))?)?(?::([a-z]+))?$`);

/** What stands between the braces of `${…}`; null for all that is no name. */
export function parseReference(text: string): NotebookReference | null {
  const [, cell, part = null, period = null, format] = REFERENCE.exec(text.trim()) ?? [];
  if (cell === undefined) return null;
  const known = NUMBER_FORMATS.find((each) => each === format) ?? null;
  return format !== undefined && known === null ? null : {cell, part, period, format: known};
}

/** The name that a reference goes by among the values of a notebook. */
export function referenceKey({cell, part, period}: NotebookReference): string {
  return [cell.toLowerCase(), part ?? "", period ?? ""].join("\u0000");
}

/** A `${…}` at a place of a text where only names may stand. */
export function notAName(text: string, at: number, written: string): CellProblem {
  const {line, column} = lineAndColumn(text, at);
  const formats = NUMBER_FORMATS.join(", ");
  return problemIn(
    line,
    column,
    `\${${written}}: no name; expected a name such as \${weeks}, \${weeks.tokens} or \${m.revenue@FY2027}, in texts with :${formats.replaceAll(", ", ", :")} after it; nothing is run as code`,
    `\${${written}}：不是名称；应为 \${weeks}、\${weeks.tokens} 或 \${m.revenue@FY2027} 这样的名称，正文中其后可加 :${formats.replaceAll(", ", "、:")}；此处不执行任何代码`
  );
}
