import {FACT_TABLES} from "../../src/query/facts.js";
import {FILTERED_USAGE} from "../../src/query/filtered-usage.js";
import {HOST_PRICES} from "../../src/query/host-prices.js";
import {REGISTRIES} from "../../src/query/registries.js";
import {TABLES} from "../../src/query/tables.js";
import {columnsOf} from "../../src/query/schema.js";
import {VIEWS} from "../../src/query/views.js";
import type {LedgerSchema} from "../../src/query/ledger-schema.js";
import {queryWarehouse} from "../warehouse/query.js";

const COLUMNS = `SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal ORDER BY table_name, column_index`;

/** What the shipped ledger holds, in the order a reader should meet it: views, facts, registries. */
export async function loadSchema(): Promise<LedgerSchema> {
  const [rows] = await queryWarehouse("shipped", COLUMNS);
  const shipped = new Set(rows.map((r) => r["table_name"]));
  const described = [...FACT_TABLES, ...FILTERED_USAGE, ...HOST_PRICES, ...REGISTRIES]
    .filter((t) => shipped.has(t.name))
    .map((t) => ({...t, kind: "table" as const, described: columnsOf(t)}));
  const relations = [...VIEWS.map((v) => ({...v, kind: "view" as const, described: []})), ...described];
  return {
    relations: relations.map(({name, about, kind, described}) => ({
      name,
      kind,
      about,
      columns: rows
        .filter((r) => r["table_name"] === name)
        .map((r) => {
          const column = described.find((c) => c.name === r["column_name"]);
          return {name: String(r["column_name"]), type: String(r["data_type"]), about: column?.about ?? null};
        })
    })),
    cited: TABLES.filter((t) => !shipped.has(t.name)).map(({name, about}) => ({name, about}))
  };
}
