import {createHash, randomUUID} from "node:crypto";
import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampValue,
  DuckDBUUIDValue,
  type DuckDBAppender,
  type DuckDBConnection
} from "@duckdb/node-api";
import {epochDay, type IsoDate} from "../../../src/lib/dates.js";
import {UNITS_PER_MILLIONTH, type MoneySum} from "../../../src/query/import/values/money.js";
import {AMOUNTS, LABELS} from "./columns.js";
import {outcomeCode, STAGED, type RowOutcome} from "./staged.js";

/** A row as it was read one by one. */
export type ReadRequest = Readonly<Record<(typeof AMOUNTS)[number], number>> &
  Readonly<Record<(typeof LABELS)[number], string>> & {
    readonly day: IsoDate;
    /** Milliseconds since 1970. */
    readonly time: number;
    /** The number its log gives it; null where it has none. */
    readonly number: string | null;
    /** The hash of its user, written as a UUID; null where none is named or kept. */
    readonly user: string | null;
    readonly cost: MoneySum | null;
    readonly isCurrencyGuessed: boolean;
    readonly file: number;
    readonly outcome: RowOutcome;
  };

/** Stages rows that were read one by one, in order. */
export async function appendStaged(
  reader: DuckDBConnection,
  rows: Iterable<ReadRequest>,
  table = STAGED
): Promise<void> {
  const appender = await reader.createAppender(table);
  for (const row of rows) appendRow(appender, row);
  appender.closeSync();
}

function appendRow(appender: DuckDBAppender, row: ReadRequest): void {
  appender.appendDate(new DuckDBDateValue(epochDay(row.day)));
  appender.appendTimestamp(new DuckDBTimestampValue(BigInt(Math.floor(row.time / 1000)) * 1_000_000n));
  for (const hash of [identityOf(row.number), row.user?.replaceAll("-", "") ?? "0"])
    appender.appendUUID(DuckDBUUIDValue.fromUint128(BigInt(`0x${hash}`)));
  for (const name of LABELS) appender.appendVarchar(row[name]);
  for (const name of AMOUNTS) appender.appendBigInt(BigInt(row[name]));
  appender.appendDecimal(new DuckDBDecimalValue(costUnits(row.cost), 38, 18));
  appender.appendInteger(row.file);
  appender.appendUTinyInt(outcomeCode(row.outcome));
  appender.appendBoolean(row.number !== null);
  appender.appendBoolean(row.isCurrencyGuessed);
  for (let i = 0; i < 3; ++i) appender.appendNull();
  appender.endRow();
}

/** The identity of a request by the number its log gives it, as 32 hexadecimal digits. */
export function identityOf(number: string | null): string {
  return number === null ? randomUUID().replaceAll("-", "") : createHash("md5").update(number).digest("hex");
}

/** An amount of money in units of 10⁻¹⁸. */
export function costUnits(cost: MoneySum | null): bigint {
  return cost === null ? 0n : BigInt(cost.micro) * BigInt(UNITS_PER_MILLIONTH) + BigInt(cost.rest);
}
