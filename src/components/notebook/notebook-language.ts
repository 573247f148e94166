import {StreamLanguage} from "npm:@codemirror/language";
import type {CodeLanguage} from "../../controls/code-editor.js";
import {CHART_FIELDS, CHART_FORMATS, CHART_MARKS, CHART_TRANSFORMS} from "../../notebook/chart-spec.js";
import {SQL_FUNCTIONS, SQL_KEYWORDS, sqlCompletions, type KnownNames} from "../../notebook/complete-sql.js";
import {COMMENT_FIELDS} from "../../notebook/comment.js";
import {DATA_FIELDS} from "../../notebook/data-spec.js";
import {INPUT_FIELDS, INPUT_KINDS} from "../../notebook/input-spec.js";
import {TABLE_FIELDS} from "../../notebook/table-spec.js";

const SQL_WORD = new RegExp(`^(?:${[...SQL_KEYWORDS, ...Object.keys(SQL_FUNCTIONS)].join("|")})(?![\\w.])`, "i");

/** Words that a cell of a kind may go on with. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  chart: [
    ...CHART_FIELDS.map((field) => `${field}: `),
    ...CHART_MARKS,
    ...CHART_TRANSFORMS,
    "log",
    "linear",
    ...CHART_FORMATS
  ],
  table: TABLE_FIELDS.map((field) => `${field}: `),
  input: [...INPUT_FIELDS.map((field) => `${field}: `), ...INPUT_KINDS],
  data: DATA_FIELDS.map((field) => `${field}: `),
  comment: COMMENT_FIELDS.map((field) => `${field}: `)
};

/** SQL, fields or plain words, with `${name}` told apart in each, and names of what is there to go on with. */
export function notebookLanguage(kind: string, known: () => KnownNames): CodeLanguage {
  return {
    syntax: StreamLanguage.define<object>({
      startState: () => ({}),
      token: (stream) => {
        if (stream.match(/^\$\{[^}]*\}/)) return "keyword";
        if (kind === "sql") {
          if (stream.match(/^--.*/)) return "comment";
          if (stream.match(/^'(?:''|[^'])*'?/)) return "string";
          if (stream.match(SQL_WORD)) return "keyword";
          if (stream.match(/^\d+(?:\.\d+)?/)) return "number";
        } else if (kind === "text") {
          if (stream.sol() && stream.match(/^#.*/)) return "heading";
        } else if (stream.sol() && stream.match(/^[\w-]+(?=\s*:)/)) return "keyword";
        if (!stream.match(/^[\w.]+/)) stream.next();
        return null;
      }
    }),
    complete: ({state, pos, explicit}) => {
      const text = state.doc.toString();
      const found =
        kind === "sql" || /\$\{[\w.]*$/.test(text.slice(0, pos))
          ? sqlCompletions(text, pos, known())
          : fieldCompletions(kind, text.slice(text.lastIndexOf("\n", pos - 1) + 1, pos), pos, known());
      // A point asks for what belongs to the name before it.
      const isAsked = explicit || /[.{]$/.test(text.slice(0, pos));
      return found && (isAsked || found.from < pos)
        ? {from: found.from, options: [...found.options], validFor: /^[\w-]*$/}
        : null;
    }
  };
}

/** Ways to go on in a cell of fields: its fields and their words, after `from:` cells, and columns of what it reads. */
function fieldCompletions(kind: string, before: string, pos: number, {relations}: KnownNames) {
  const [word = ""] = /[\w-]*$/.exec(before) ?? [];
  const from = pos - word.length;
  const [, field] = /^(\w+)\s*:/.exec(before) ?? [];
  const named = field === "from" ? relations.map(({name, about}) => ({label: name, detail: about, type: "table"})) : [];
  const isColumn = field !== undefined && COLUMN_FIELDS.has(field);
  const columns = isColumn
    ? [...new Set(relations.flatMap((each) => each.columns.map(({name}) => name)))].map((label) => ({
        label,
        detail: "",
        type: "column"
      }))
    : [];
  const words = (KNOWN[kind] ?? []).map((label) => ({label, detail: "", type: "keyword"}));
  const options = [...named, ...columns, ...(named.length > 0 || isColumn ? [] : words)];
  return options.length > 0 ? {from, options} : null;
}

/** Fields whose words are columns of what a cell reads. */
const COLUMN_FIELDS = new Set(["x", "y", "color", "facet", "sort", "columns", "percent", "totals"]);
