import type {DuckDBConnection, Json} from "@duckdb/node-api";
import {noticeInBoth} from "../../src/lib/audience.js";
import {asKnownOn} from "../as-known-on.js";
import {audienceOf} from "../audience.js";
import {DOWNLOADS, isOffered} from "./downloads.js";

// The zip format of the archive and each table's columns are described on the site's data page.
const INTRODUCTION = `# Alpha Ledger: the data · 阿尔法账本：数据

Every table of the ledger whose sources allow it, as CSV (UTF-8, RFC 4180) and Parquet, and the whole as one DuckDB file,
ledger.duckdb, with its views. 本压缩包含账本中允许再分发的全部数据表（CSV 与 Parquet）以及完整的 DuckDB 数据库。

Dates are ISO dates, weeks begin on Monday, tokens are whole numbers, shares are fractions, prices are US dollars per
million tokens. \`known_from\` and \`known_to\` (exclusive) say when the ledger knew a value: 9999-12-31 still holds. In CSV a
text that a spreadsheet would run as a formula begins with an apostrophe; numbers stand as they are.

Token counts are one router's public traffic, counted with each lab's own tokenizer: neither market share nor revenue.
Nothing is interpolated. Cite each row's source as written below. The code and the curated registries' layout are under
the licence in LICENSE; the data is under the licence of its source.
`;

const SOURCES = `SELECT source, title, publisher, citation, licence, CAST(as_of AS VARCHAR) AS as_of, note, url
FROM source WHERE rights = 'open' ORDER BY source`;
const CHECKSUMS = `SELECT source, coalesce(part, source) AS part, sha256 FROM ledger_entry
WHERE kind IN ('pull', 'carried') QUALIFY row_number() OVER (PARTITION BY source, part ORDER BY seq DESC) = 1 ORDER BY seq`;
const HEAD = "SELECT seq, hash FROM ledger_entry ORDER BY seq DESC LIMIT 1";

/** What the archive holds and where it is from: per source its method, licence, citation, date and checksum. */
export async function archiveReadme(ledger: DuckDBConnection, rows: ReadonlyMap<string, number>): Promise<string> {
  const rowsOf = async (sql: string) => (await ledger.runAndReadAll(sql)).getRowObjectsJson();
  const [sources, checksums, [head]] = [await rowsOf(SOURCES), await rowsOf(CHECKSUMS), await rowsOf(HEAD)];
  const [day, audience] = [asKnownOn(), audienceOf()];
  const tables = DOWNLOADS.filter((t) => isOffered(t, rows.get(t.name))).map(
    ({name, about}) => `- \`${name}\`: ${about.en}. ${about.zh}。`
  );
  const entries = sources.map((s) =>
    [
      `### ${text(s["source"])}`,
      "",
      `${text(s["title"])}, ${text(s["publisher"])}${s["url"] ? ` (${text(s["url"])})` : ""}.`,
      "",
      `- Method: ${text(s["note"]) || "as published"}`,
      `- Licence: ${text(s["licence"])}`,
      `- Citation: ${text(s["citation"])}`,
      `- As of: ${text(s["as_of"])}`,
      ...checksums
        .filter((c) => c["source"] === s["source"])
        .map((c) => `- SHA-256 of ${text(c["part"])}: ${text(c["sha256"])}`),
      ""
    ].join("\n")
  );
  const books = head
    ? `The books stand at entry ${text(head["seq"])}, hash ${text(head["hash"])}. In the repository, \`npm run verify\` recomputes every checksum and names the first entry that does not hold.`
    : "On this day the books had not yet begun.";
  return [
    INTRODUCTION,
    ...(audience === null ? [] : [`${noticeInBoth(audience)}\n`]),
    ...(day ? [`These are the tables as the ledger stood on ${day}.\n`] : []),
    "## Tables\n",
    ...tables,
    "\n## The books\n",
    books,
    "\n## Sources\n",
    ...entries
  ].join("\n");
}

function text(value: Json | undefined): string {
  return value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
}
