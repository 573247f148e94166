/** A comment of a block, which may hold others, as deep as anyone writes them. */
const BLOCK = Array.from({length: 6}).reduce<string>(
  (inner) => `\\/\\*(?:[^*/]|\\*(?!\\/)|\\/(?!\\*)${inner && `|${inner}`})*(?:\\*\\/|$)`,
  ""
);

/** A letter of a name: DuckDB takes all beyond ASCII for one, but for spaces. */
const LETTER = "(?:[A-Za-z_]|(?!\\s)[\\u0080-\\u{10FFFF}])";

const WORD = `${LETTER}(?:${LETTER}|\\d|\\$(?!\\{))*`;

const STARTS_NAME = new RegExp(`^${LETTER}`, "u");

/**
 * Parts of an SQL text as DuckDB’s own scanner sets them apart: comments, texts of all kinds, references `${…}`, quoted names,
 * names and words, spaces, or any one character. Its one group is the tag of a text in dollars.
 */
export const SQL_PART = new RegExp(
  [
    "--[^\\n\\r]*",
    BLOCK,
    "[eE]'(?:\\\\[^]|''|[^'\\\\])*(?:'|$)",
    "'(?:''|[^'])*(?:'|$)",
    "\\$\\{[^}\\n]*\\}?",
    `\\$(${LETTER}(?:${LETTER}|\\d)*|)\\$[^]*?(?:\\$\\1\\$|$)`,
    '"(?:""|[^"])*(?:"|$)',
    WORD,
    "\\s+",
    "[^]"
  ].join("|"),
  "gu"
);

/** Whether a part is a comment or spaces. */
export function isBlankSql(part: string): boolean {
  return /^(?:--|\/\*|\s)/.test(part);
}

/** The name that a part is, without quotation marks; null for all that is none. */
export function nameInSql(part: string): string | null {
  if (part.startsWith('"')) return part.replace(/^"|"$/g, "").replaceAll('""', '"');
  return STARTS_NAME.test(part) && !/^e'/i.test(part) ? part : null;
}
