import {StreamLanguage} from "npm:@codemirror/language";
import type {CodeLanguage} from "../../controls/code-editor.js";
import {CHART_FIELDS, CHART_MARKS, CHART_TRANSFORMS} from "../../notebook/chart-spec.js";
import {DATA_FIELDS} from "../../notebook/data-spec.js";
import {INPUT_FIELDS, INPUT_KINDS} from "../../notebook/input-spec.js";
import {TABLE_FIELDS} from "../../notebook/table-spec.js";

const SQL_WORDS =
  "SELECT FROM WHERE GROUP BY ORDER LIMIT JOIN LEFT INNER USING ON AS WITH UNION ALL HAVING DISTINCT CASE WHEN THEN ELSE END AND OR NOT NULL IS IN BETWEEN LIKE OVER PARTITION QUALIFY DATE DESC ASC CAST SUM COUNT AVG MIN MAX ROUND LAG".split(
    " "
  );
const SQL_WORD = new RegExp(`^(?:${SQL_WORDS.join("|")})(?![\\w.])`, "i");

/** Words that a cell of a kind may go on with. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  sql: SQL_WORDS,
  chart: [...CHART_FIELDS.map((field) => `${field}: `), ...CHART_MARKS, ...CHART_TRANSFORMS, "log", "linear"],
  table: TABLE_FIELDS.map((field) => `${field}: `),
  input: [...INPUT_FIELDS.map((field) => `${field}: `), ...INPUT_KINDS],
  data: DATA_FIELDS.map((field) => `${field}: `)
};

/** SQL, fields or plain words, with `${name}` told apart in each. */
export function notebookLanguage(kind: string): CodeLanguage {
  const options = (KNOWN[kind] ?? []).map((label) => ({label, type: "keyword"}));
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
      const line = state.doc.lineAt(pos);
      const [word = ""] = /[\w-]*$/.exec(state.sliceDoc(line.from, pos)) ?? [];
      if (options.length === 0 || (word === "" && !explicit)) return null;
      return {from: pos - word.length, options, validFor: /^[\w-]*$/};
    }
  };
}
