import {createHash, randomUUID} from "node:crypto";
import {
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampValue,
  DuckDBUUIDValue,
  type DuckDBConnection,
  type DuckDBValue
} from "@duckdb/node-api";
import {epochDay, type IsoDate} from "../../../src/lib/dates.js";
import {slicesOf} from "../../../src/lib/slices.js";
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

/** Rows that are handed over together: what a vector of DuckDB holds. */
const CHUNK = 2048;

/** Stages rows that were read one by one, in order: by columns, since a call for each value would take most of the time. */
export async function appendStaged(
  reader: DuckDBConnection,
  rows: readonly ReadRequest[],
  table = STAGED
): Promise<void> {
  const appender = await reader.createAppender(table);
  const types = Array.from({length: appender.columnCount}, (_, column) => appender.columnType(column));
  for (const some of slicesOf(rows, CHUNK)) {
    const chunk = DuckDBDataChunk.create(types, some.length);
    chunk.setColumns(columnsOf(some));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** Values of rows by the columns of the table of staged rows, in their order. */
function columnsOf(rows: readonly ReadRequest[]): DuckDBValue[][] {
  const none = rows.map(() => null);
  return [
    rows.map(({day}) => new DuckDBDateValue(epochDay(day))),
    rows.map(({time}) => new DuckDBTimestampValue(BigInt(Math.floor(time / 1000)) * 1_000_000n)),
    rows.map(({number}) => uuidOf(identityOf(number))),
    rows.map(({user}) => uuidOf(user?.replaceAll("-", "") ?? "0")),
    ...LABELS.map((name) => rows.map((row) => row[name])),
    ...AMOUNTS.map((name) => rows.map((row) => BigInt(row[name]))),
    rows.map(({cost}) => new DuckDBDecimalValue(costUnits(cost), 38, 18)),
    rows.map(({file}) => file),
    rows.map(({outcome}) => outcomeCode(outcome)),
    rows.map(({number}) => number !== null),
    rows.map(({isCurrencyGuessed}) => isCurrencyGuessed),
    none,
    none,
    none
  ];
}

const uuidOf = (digits: string) => DuckDBUUIDValue.fromUint128(BigInt(`0x${digits}`));

/** The identity of a request by the number its log gives it, as 32 hexadecimal digits. */
export function identityOf(number: string | null): string {
  return number === null ? randomUUID().replaceAll("-", "") : createHash("md5").update(number).digest("hex");
}

/** An amount of money in units of 10⁻¹⁸. */
export function costUnits(cost: MoneySum | null): bigint {
  return cost === null ? 0n : BigInt(cost.micro) * BigInt(UNITS_PER_MILLIONTH) + BigInt(cost.rest);
}
