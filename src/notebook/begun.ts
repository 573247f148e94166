import type {Lang, Text} from "../lib/language.js";
import {printNotebook} from "./cell.js";
import {withCell, type NewCell} from "./edit.js";
import {asNotebook, headOf, withHeadValue} from "./head.js";
import {parseNotebook} from "./parse.js";

/** What a page of the site hands to a new notebook. */
export interface BegunWith {
  readonly title: string;
  /** Address of what was shown: it stands in the head, and in the first text. */
  readonly from: string;
  /** Query of the figure, or of the reader; empty for none. */
  readonly sql?: string;
  /** Fields of a chart of its rows, without `from`; empty for a table of them. */
  readonly chart?: string;
  /** Text of a model; empty for none. */
  readonly model?: string;
  /** What is to be known of what was handed over. */
  readonly note?: string;
}

const BEGUN: Text = {en: "Begun from", zh: "始于"};

/** A notebook of what a page showed, with its lineage; no line of what is handed over can end its cell. */
export function begunNotebook(
  {title, from, sql = "", chart = "", model = "", note = ""}: BegunWith,
  lang: Lang
): string {
  const isAddress = /^https?:\/\/\S+$/.test(from);
  const link = isAddress ? `\n\n${BEGUN[lang]} [${plain(from)}](${from.replace(/[()<>\\]/g, encoded)})` : "";
  const noted = note === "" ? "" : `\n\n${plain(note)}`;
  const cells: NewCell[] = [{kind: "text", name: "", body: `# ${plain(title) || "…"}${link}${noted}\n`}];
  if (sql !== "") {
    cells.push({kind: "sql", name: "query", body: sql});
    cells.push(
      chart === ""
        ? {kind: "table", name: "", body: "from: query\nrows: 20\n"}
        : {kind: "chart", name: "", body: `from: query\n${chart}\n`}
    );
  }
  if (model !== "") cells.push({kind: "model", name: "m", body: model});
  let text = asNotebook("");
  for (const cell of cells) {
    const notebook = parseNotebook(text);
    text = withCell(notebook, notebook.cells.length, cell);
  }
  const whole = printNotebook(parseNotebook(text));
  const head = headOf(whole);
  const named = title === "" ? head : withHeadValue(head, "title", title);
  return (isAddress ? withHeadValue(named, "from", from) : named) + whole.slice(head.length);
}

/** Words as letters: no sign of Markdown, HTML or a reference in them. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>#$|!&~]/g, "\\$&");
}

function encoded(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
