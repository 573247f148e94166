import {REGISTRIES} from "../../src/query/registries.js";
import {TABLES} from "../../src/query/tables.js";
import type {Table} from "../../src/query/schema.js";
import {parse} from "csv-parse/sync";
import {projectRoot} from "../paths.js";
import {SOURCES} from "../sources/all.js";

import {sha256} from "./entry.js";
import {tableFiles, readDataFile} from "../warehouse/files.js";
import type {Row} from "../warehouse/read.js";
import {readTables} from "../warehouse/tables.js";

const INTRODUCTION = `# The ledger on disk

Every number of the site begins in one of these files. \`registry/\` holds what is curated: what things are called and
where they belong, each row with its source. \`snapshots/<table>/<source>.csv\` holds what was published, as it was
published, in this project's own columns; the file name is the source, and \`registry/source.csv\` gives its publisher,
licence, rights, status and dates. Rights \`open\` ship in the database and may be downloaded; \`cite\` are shown as cited
figures only and are in no download. \`registry/forecast.csv\` is what we said of results before they came: no table is made
of it, and a row counts from the day on which an entry of the books first holds it as it is. Nor is one of
\`registry/filing.csv\`: where the filings behind figures are published, at which page or table, and who says so.

\`ledger.jsonl\` is the books: one line for each file here, for each edition with the pages it keeps, and for each
answer a refresh received, chained by hash; \`ledger.head.json\` holds the last line, so that a missing end is seen;
\`payloads/\` holds answers and registries as they were received, compressed and named by their SHA-256.
\`npm run verify\` recomputes all of it, and \`npm run build\` builds nothing from books that do not hold. Snapshots and
editions never change: a later vintage is a new file. Registries change by pull request and are kept as they stood on
each day.

Nothing here is interpolated. A week, a price or a model that was not published is absent. Rows of a snapshot are
*known from* the day an archive evidences them, not from the day they were first published: they are reconstructed.

This file is written by \`npm run data:readme\` and checked by \`npm test\`.
`;

/** The text of data/README.md, from the files themselves and the source registry. */
export function dataReadme(root = projectRoot): string {
  const tables = readTables(root);
  // Live sources change with every refresh and stand in the ledger; this text is about the files.
  const sources = (tables.get("source") ?? []).filter((s) => SOURCES.every((live) => live.name !== s["source"]));
  const lines = TABLES.flatMap((table) =>
    tableFiles(table, root).map((file) => {
      const text = readDataFile(file.path, root);
      const rows = (tables.get(table.name) ?? []).filter((r) => file.source === null || r["source"] === file.source);
      const source = sources.find((s) => s["source"] === file.source);
      const registry = REGISTRIES.includes(table);
      return cells([
        `\`${file.path.replace(/^data\//, "")}\``,
        registry ? "curated here" : `${str(source, "publisher")}: ${str(source, "title")}`,
        registry ? "CC BY 4.0" : str(source, "licence"),
        registry ? "open" : str(source, "rights"),
        registry ? "assumption" : str(source, "status"),
        span(table, rows),
        registry ? "" : range(rows, "as_of"),
        registry ? "" : range(rows, "known_from"),
        String(parse(text, {bom: true}).length - 1),
        `\`${sha256(text)}\``
      ]);
    })
  );
  const head = cells([
    "file",
    "origin",
    "licence",
    "rights",
    "status",
    "covers",
    "as of",
    "known from",
    "rows",
    "sha256"
  ]);
  const rule = cells(["---", "---", "---", "---", "---", "---", "---", "---", "---:", "---"]);
  const notes = sources.map((s) => `- \`${str(s, "source")}\`: ${str(s, "note")} ${str(s, "citation")}`);
  return [INTRODUCTION, "## Files", "", head, rule, ...lines, "", "## Sources and their limits", "", ...notes, ""].join(
    "\n"
  );
}

/** First and last date of a table's key; empty where it has none. */
function span({columns}: Table, rows: readonly Row[]): string {
  const column = columns.find((c) => c.key && ["date", "monday", "month"].includes(c.kind));
  return column ? range(rows, column.name) : "";
}

function range(rows: readonly Row[], column: string): string {
  const dates = rows.map((r) => String(r[column])).sort();
  const [first] = dates;
  const last = dates.at(-1);
  return first === last ? (first ?? "") : `${first ?? ""} to ${last ?? ""}`;
}

function str(row: Row | undefined, column: string): string {
  return String(row?.[column] ?? "").replaceAll("|", "\\|");
}

function cells(values: readonly string[]): string {
  return `| ${values.join(" | ")} |`;
}
