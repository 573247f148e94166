import {Scanner} from "./scan.js";
import {WIDTH} from "./wrap.js";

// `= sql "SELECT …"`: a query whose text is the document's, and whose answer is bound to the line from outside.

const OPENING = /sql\s+"/;
/** A query within quotation marks; one that it holds itself is written twice. */
const QUOTED = /sql\s+"(?:[^"]|"")*"(?!")/;
const FIRST_WORDS = ["SELECT", "WITH", "FROM"];

/** Whether what follows "=" is a query. */
export function isSql(worth: string): boolean {
  return new RegExp(`^\\s*${OPENING.source}`).test(worth);
}

/** The query after "=", as it is run: on one line, without the quotation marks around it. Throws TextError. */
export function takeSql(scan: Scanner): string {
  const from = scan.at;
  const quoted = scan.take(QUOTED);
  if (quoted === null)
    scan.fail('a query within quotation marks, "" for one in it: sql "SELECT week_start, tokens FROM …"');
  const query = quoted
    .replace(/^sql\s+"|"$/g, "")
    .replaceAll('""', '"')
    .trim();
  const back = (expected: string): never => {
    scan.at = from;
    return scan.fail(expected);
  };
  const bare = query.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, (text) => "_".repeat(text.length));
  const [word = ""] = /^\w*/.exec(bare) ?? [];
  if (!FIRST_WORDS.includes(word.toUpperCase())) back(`one query that begins with ${FIRST_WORDS.join(", ")}`);
  if (bare.includes(";")) back("one query, without a semicolon");
  if (/--|\/\*/.test(bare)) back("a query without a comment in it; one may stand on a line of its own above, after //");
  return query;
}

/** A query as it is typed after "=", with `sql` and its quotation marks. Throws TextError. */
export function readSql(typed: string): string {
  const scan = new Scanner({text: typed.trim(), starts: [{offset: 0, line: 1, column: 1}]});
  const query = takeSql(scan);
  scan.expectEnd();
  return query;
}

/** A query as it is typed after "=". */
export function printSql(query: string): string {
  return `sql "${query.replaceAll('"', '""')}"`;
}

/** A query after what stands before it, on lines of at most WIDTH characters where its blanks allow it. */
export function wrapSql(before: string, query: string, indent: string): string {
  const lines: string[] = [];
  let line = `${before}sql "`;
  let rest = printSql(query).slice('sql "'.length);
  while (line.length + rest.length > WIDTH) {
    const at = breakOf(rest, WIDTH - line.length);
    if (at === null) break;
    lines.push(line + rest.slice(0, at));
    rest = rest.slice(at + 1);
    line = indent;
  }
  return [...lines, line + rest].join("\n");
}

/** The last blank within some characters that stands alone, as those at a line's end are read back as one. */
function breakOf(text: string, room: number): number | null {
  const isBreak = (at: number) => /^[^\s] [^\s]$/.test(text.slice(at - 1, at + 2));
  for (let at = Math.min(room, text.length - 2); at > 0; --at) if (isBreak(at)) return at;
  for (let at = room + 1; at < text.length - 1; ++at) if (isBreak(at)) return at;
  return null;
}
