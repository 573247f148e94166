import {StreamLanguage} from "npm:@codemirror/language";
import type {CodeLanguage} from "../../controls/code-editor.js";
import {completions, type Known} from "../../model/text/complete.js";

const WORDS =
  /^(?:company|title|periods|valued|include|shared|case|method|headline|reverse|ties|consensus|untied|model|counts|driven|because|note|source|forecast|reported|actual|override|input|stated|fact|market|usage|table|given|check|mechanism|trigger|indicator|low|high|read|steps|coverage|finding)(?![\w.])/;
/** After these a reader says something in words, which hold none of the notation. */
const SAYS = /^(?:because|note|source|mechanism|finding|title)(?![\w.])/;
/** A title below a line, in both languages. */
const TITLE =
  /^\s+(?=\S)(?!.*\sbecause\s)(?!(?:because|note|source|forecast|reported|actual|override|mechanism|trigger|indicator|low|high|read|steps|coverage|finding)\s)[^=]*\s\|\s/;
const NUMBER = /^[-−]?\d[\d,.]*(?:%|bp|x)?/;

/** The notation of models: its words, numbers, headings and comments; what may stand next, by what is known now. */
export function modelLanguage(known: () => Known): CodeLanguage {
  return {
    syntax: StreamLanguage.define<{isProse: boolean}>({
      startState: () => ({isProse: false}),
      token: (stream, state) => {
        if (stream.sol()) state.isProse = TITLE.test(stream.string);
        if (stream.sol() && stream.match(/^#.*/)) return "heading";
        if (stream.match(/^\/\/.*/)) return "comment";
        if (state.isProse) {
          stream.skipToEnd();
          return null;
        }
        if (stream.match(/^"(?:[^"]|"")*"?/)) return "string";
        state.isProse = SAYS.test(stream.string.slice(stream.pos));
        if (stream.match(WORDS)) return "keyword";
        if (stream.match(NUMBER)) return "number";
        if (!stream.match(/^[\w.]+/)) stream.next();
        return null;
      }
    }),
    complete: ({state, pos, explicit}) => {
      const line = state.doc.lineAt(pos);
      const found = completions(state.sliceDoc(line.from, pos), known());
      if (!found) return null;
      const from = line.from + found.from;
      if (!explicit && from === pos) return null;
      return {from, options: [...found.options], validFor: /^[\w.%/ -]*$/};
    }
  };
}
