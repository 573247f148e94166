import type {Books, RecordedFile, SourceRecord} from "../../src/query/source-records.js";
import {REGISTRIES} from "../../src/query/registries.js";
import {columnsOf, type Table} from "../../src/query/schema.js";
import {TABLES} from "../../src/query/tables.js";
import {asKnownOn} from "../as-known-on.js";
import {queryWarehouse} from "../warehouse/query.js";
import {DOWNLOADS} from "./downloads.js";

const SOURCES = "SELECT * FROM source ORDER BY rights DESC, source";
const COUNTS = TABLES.filter((t) => t.name !== "source" && t.name !== "ledger_entry" && hasSource(t))
  .map(({name, isFact}) => `SELECT source, ${isFact ? "reconstructed" : "NULL::BOOLEAN AS reconstructed"} FROM ${name}`)
  .join(" UNION ALL ");
const ROWS = `SELECT source, count(*)::INTEGER AS rows, bool_or(reconstructed) AS reconstructed FROM (${COUNTS}) GROUP BY source`;
// The latest answer to each question, and each file as it was last recorded.
const FILES = `SELECT source, part, kind, retrieved_on, bytes, sha256 FROM ledger_entry WHERE kind IN ('pull', 'carried', 'curated')
QUALIFY row_number() OVER (PARTITION BY kind, source, part ORDER BY seq DESC) = 1 ORDER BY seq`;
const HEAD = "SELECT seq, hash FROM ledger_entry ORDER BY seq DESC LIMIT 1";

/** Every source of the ledger with what is on record of it, those that ship first; and the tables that ship. */
export async function loadBooks(): Promise<Books> {
  const [sources, rows, files, heads] = await queryWarehouse("full", SOURCES, ROWS, FILES, HEAD);
  const [shipped] = await queryWarehouse("shipped", "SELECT table_name AS name FROM duckdb_tables()");
  const names = DOWNLOADS.map((t) => t.name).filter((name) => shipped.some((s) => s["name"] === name));
  const [tables] = await queryWarehouse("shipped", names.map(rowCount).join(" UNION ALL "));
  const recorded = files as unknown as RecordedFile[];
  return {
    knownOn: asKnownOn(),
    sources: sources.map((source) => {
      const counted = rows.find((r) => r["source"] === source["source"]);
      return {
        ...source,
        rows: counted?.["rows"] ?? 0,
        reconstructed: counted?.["reconstructed"] ?? null,
        files: recorded.filter((f) => ownerOf(f) === source["source"])
      };
    }) as unknown as SourceRecord[],
    head: (heads[0] ?? null) as Books["head"],
    tables: tables as unknown as Books["tables"]
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
