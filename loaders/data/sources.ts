import {amount, dayText, fields, flag, oneOf, orNull, text, type Decoder} from "../../src/lib/decode.js";
import {withClosedDates} from "../../src/lib/format.js";
import type {Books, RecordedFile, SourceRecord} from "../../src/query/source-records.js";
import {REGISTRIES} from "../../src/query/registries.js";
import {columnsOf, type Table} from "../../src/query/schema.js";
import {TABLES} from "../../src/query/tables.js";
import {asKnownOn} from "../as-known-on.js";
import {queryWarehouse} from "../warehouse/query.js";
import {DOWNLOADS, isOffered} from "./downloads.js";
import {shaped} from "./rows.js";

const SOURCES = `SELECT source, publisher, title, title_zh, url, licence, rights, citation, as_of, retrieved_on, status,
  max_age_days, note, note_zh FROM source ORDER BY rights DESC, source`;
const COUNTS = TABLES.filter((t) => t.name !== "source" && t.name !== "ledger_entry" && hasSource(t))
  .map(({name, isFact}) => `SELECT source, ${isFact ? "reconstructed" : "NULL::BOOLEAN AS reconstructed"} FROM ${name}`)
  .join(" UNION ALL ");
const ROWS = `SELECT source, count(*)::INTEGER AS rows, bool_or(reconstructed) AS reconstructed FROM (${COUNTS}) GROUP BY source`;
// The latest answer to each question, and each file as it was last recorded.
const FILES = `SELECT source, part, kind, retrieved_on, bytes, sha256 FROM ledger_entry WHERE kind IN ('pull', 'carried', 'curated')
QUALIFY row_number() OVER (PARTITION BY kind, source, part ORDER BY seq DESC) = 1 ORDER BY seq`;
const HEAD = "SELECT seq, hash FROM ledger_entry ORDER BY seq DESC LIMIT 1";

const chinese: Decoder<string> = (value, path) => withClosedDates(text(value, path));
const SOURCE: Decoder<Omit<SourceRecord, "rows" | "reconstructed" | "files">> = fields(
  {
    source: text,
    publisher: text,
    title: text,
    title_zh: chinese,
    url: orNull(text),
    licence: text,
    rights: oneOf("open", "cite", "internal"),
    citation: text,
    as_of: dayText,
    retrieved_on: dayText,
    status: text,
    max_age_days: orNull(amount),
    note: orNull(text),
    note_zh: orNull(chinese)
  },
  {}
);
const COUNTED = fields({source: text, rows: amount, reconstructed: orNull(flag)}, {});
const FILE: Decoder<RecordedFile> = fields(
  {
    source: text,
    part: orNull(text),
    kind: oneOf("pull", "carried", "curated"),
    retrieved_on: dayText,
    bytes: amount,
    sha256: text
  },
  {}
);
const ENTRY = fields({seq: amount, hash: text}, {});
const TABLE = fields({name: text, rows: amount}, {});

/** Every source of the ledger with what is on record of it, those that ship first; and the tables that ship. */
export async function loadBooks(): Promise<Books> {
  const [sources, rows, files, heads] = await queryWarehouse("full", SOURCES, ROWS, FILES, HEAD);
  const [shipped] = await queryWarehouse("shipped", "SELECT table_name AS name FROM duckdb_tables()");
  const names = DOWNLOADS.map((t) => t.name).filter((name) => shipped.some((s) => s["name"] === name));
  const [tables] = await queryWarehouse("shipped", names.map(rowCount).join(" UNION ALL "));
  const recorded = shaped(files, FILE, "ledger_entry");
  const counts = new Map(shaped(rows, COUNTED, "rows by source").map(({source, ...held}) => [source, held]));
  const [head = null] = shaped(heads, ENTRY, "ledger_entry");
  return {
    knownOn: asKnownOn(),
    sources: shaped(sources, SOURCE, "source").map((source) => ({
      ...source,
      ...(counts.get(source.source) ?? {rows: 0, reconstructed: null}),
      files: recorded.filter((f) => ownerOf(f) === source.source)
    })),
    head,
    tables: shaped(tables, TABLE, "tables").filter((t) => isOffered(t, t.rows))
  };
}

/** Registries are files of this project, and so of its own source. */
function ownerOf({source, kind}: RecordedFile): string {
  return kind === "curated" && REGISTRIES.some((t) => t.name === source) ? "alpha-ledger-registry" : source;
}

function rowCount(name: string): string {
  return `SELECT '${name}' AS name, count(*)::INTEGER AS rows FROM ${name}`;
}

function hasSource(table: Table): boolean {
  return columnsOf(table).some((c) => c.name === "source");
}
