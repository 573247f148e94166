import {StreamLanguage} from "npm:@codemirror/language";
import type {CodeLanguage} from "../controls/code-editor.js";
import {completions, type Known} from "../model/text/complete.js";

const WORDS =
  /^(?:company|title|periods|valued|include|shared|case|method|headline|reverse|ties|consensus|untied|model|counts|driven|because|note|source|forecast|reported|actual|override|input|stated|fact|market|usage|table|given|check|mechanism|low|high|read|steps|coverage|finding)(?![\w.])/;
const NUMBER = /^[-−]?\d[\d,.]*(?:%|bp|x)?/;

/** The notation of models: its words, numbers, headings and comments; what may stand next, by what is known now. */
export function modelLanguage(known: () => Known): CodeLanguage {
  return {
    syntax: StreamLanguage.define<null>({
      token: (stream) => {
        if (stream.sol() && stream.match(/^#.*/)) return "heading";
        if (stream.match(/^\/\/.*/)) return "comment";
        if (stream.match(/^"(?:[^"]|"")*"?/)) return "string";
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
