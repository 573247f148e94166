import MarkdownIt from "npm:markdown-it";
import container from "npm:markdown-it-container";
import {LANGUAGES} from "../lib/language.js";

/** A token of Markdown; its map counts lines from 0. */
export type MarkdownToken = ReturnType<MarkdownIt["parse"]>[number];

type InlineState = InstanceType<MarkdownIt["inline"]["State"]>;

/** Type of the token that `${…}` in a text becomes; its content is what stands between the braces. */
export const REFERENCE_TOKEN = "cell_reference";

let parser: MarkdownIt | null = null;

/**
 * The blocks of a Markdown text as Framework parts them, with `${…}` as tokens. HTML is told from text, so that it can be
 * refused where it stands; nothing of it is ever shown.
 */
export function markdownTokens(text: string): MarkdownToken[] {
  parser ??= createParser();
  return parser.parse(text, {});
}

function createParser(): MarkdownIt {
  const md = new MarkdownIt({html: true, linkify: true});
  md.linkify.set({fuzzyLink: false, fuzzyEmail: false});
  // Addresses are judged where their line is known.
  md.validateLink = () => true;
  for (const lang of LANGUAGES) md.use(container, lang, {render: () => ""});
  md.inline.ruler.push(REFERENCE_TOKEN, referenceRule);
  return md;
}

/** Reads `${…}` where Framework reads an expression: after code spans and links, and across nothing but one line. */
export function referenceRule(state: InlineState, silent: boolean): boolean {
  if (silent || !state.src.startsWith("${", state.pos)) return false;
  const [written = "${"] = /^\$\{[^}\n]*\}?/.exec(state.src.slice(state.pos, state.posMax)) ?? [];
  const token = state.push(REFERENCE_TOKEN, "", 0);
  token.content = written.slice(2).replace(/\}$/, "");
  // Without its brace it is no name, whatever it holds.
  if (!written.endsWith("}")) token.content += " …";
  state.pos += written.length;
  return true;
}
