import {DuckDBDateValue, type DuckDBAppender, type DuckDBConnection} from "@duckdb/node-api";
import {epochDay} from "../../src/lib/dates.js";
import {columnsOf, DUCKDB_TYPE, type Table} from "../../src/query/schema.js";
import type {TableCell} from "./cell.js";
import type {Row} from "./read.js";

/** Appends checked rows to their table. */
export async function appendRows(connection: DuckDBConnection, table: Table, rows: readonly Row[]): Promise<void> {
  const columns = columnsOf(table).map(({name, kind}) => ({name, type: DUCKDB_TYPE[kind]}));
  const appender = await connection.createAppender(table.name);
  for (const row of rows) {
    for (const {name, type} of columns) appendCell(appender, type, row[name] ?? null);
    appender.endRow();
  }
  appender.closeSync();
}

function appendCell(appender: DuckDBAppender, type: string, cell: TableCell): void {
  if (cell === null) appender.appendNull();
  else if (type === "BIGINT") appender.appendBigInt(BigInt(cell));
  else if (type === "INTEGER") appender.appendInteger(Number(cell));
  else if (type === "DOUBLE") appender.appendDouble(Number(cell));
  else if (type === "BOOLEAN") appender.appendBoolean(Boolean(cell));
  else if (type === "DATE") appender.appendDate(new DuckDBDateValue(epochDay(String(cell))));
  else appender.appendVarchar(String(cell));
}
