import {count, day, printedAs, significant, usd, type Quantity} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** What loading ten million made-up requests took, as `npm run bench -- scale` measured it. */
interface Measured {
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly bytesARequest: number;
  /** Most memory of the loading process, in bytes. */
  readonly memoryBytes: number;
}

const ROWS = 1e7;
const MEASURED_ON = "2026-11-28";

export const MEASURED = {
  duckdb: {seconds: 59.35, processorSeconds: 43.19, bytesARequest: 35.6, memoryBytes: 3.173e9},
  clickhouse: {seconds: 52.17, processorSeconds: 77.38, bytesARequest: 51.7, memoryBytes: 3.294e9}
} as const satisfies Readonly<Record<string, Measured>>;

/** Assumed, not measured: what a gigabyte costs a month, and an hour of one core. */
export const ASSUMED = {usdAGigabyteMonth: 0.1, usdACoreHour: 0.05} as const;

/** What requests would take, if each took as much as each of the ten million did. */
export function sizeOf(requests: number, {seconds, processorSeconds, bytesARequest}: Measured) {
  const bytes = requests * bytesARequest;
  return {
    bytes,
    hours: (requests / ROWS) * (seconds / 3600),
    usdAMonth: (bytes / 1e9) * ASSUMED.usdAGigabyteMonth,
    usdToLoad: (requests / ROWS) * (processorSeconds / 3600) * ASSUMED.usdACoreHour
  };
}

export const SIZES_SOURCE = "Alpha Ledger: npm run bench -- scale, two shared cores; costs by assumed prices.";

const gigabytes = (bytes: number): Quantity => significant(bytes / 1e9, "GB", 3);
const terabytes = (bytes: number): Quantity => significant(bytes / 1e12, "TB", 3);
const hours = (value: number): Quantity => significant(value, "hours", 2);

const [BILLION, MOST] = [1e9, 1e13];
const duck = sizeOf(BILLION, MEASURED.duckdb);
const click = sizeOf(BILLION, MEASURED.clickhouse);
const most = sizeOf(MOST, MEASURED.clickhouse);
const years = significant(most.hours / 24 / 365.25, "years", 2);
const ratePerSecond = ({seconds}: Measured) => significant(ROWS / seconds, "requests/s", 2);
const memory = ({memoryBytes}: Measured) => significant(memoryBytes / 1e9, "GB", 2);

/** What was measured, and what follows for a billion requests and for ten thousand billion. */
export const REQUEST_SIZES: readonly Words[] = [
  {
    en: say`Measured on ${day(MEASURED_ON)}, two shared cores, ${count(ROWS, "requests")} made-up requests of a year: DuckDB took in ${ratePerSecond(MEASURED.duckdb)} a second and keeps each in ${significant(MEASURED.duckdb.bytesARequest, "bytes", 3)} bytes; ClickHouse of two shards on the same two cores, ${ratePerSecond(MEASURED.clickhouse)} a second and ${significant(MEASURED.clickhouse.bytesARequest, "bytes", 3)} bytes. The loading process held ${memory(MEASURED.duckdb)} and ${memory(MEASURED.clickhouse)} GB of memory at most.`,
    zh: say`测于 ${day(MEASURED_ON)}，两个共享核心，一年内 ${count(ROWS, "requests")} 条虚构请求：DuckDB 每秒载入 ${ratePerSecond(MEASURED.duckdb)} 条，每条占 ${significant(MEASURED.duckdb.bytesARequest, "bytes", 3)} 字节；同样两个核心上的两分片 ClickHouse 每秒 ${ratePerSecond(MEASURED.clickhouse)} 条，每条 ${significant(MEASURED.clickhouse.bytesARequest, "bytes", 3)} 字节。载入进程内存峰值分别为 ${memory(MEASURED.duckdb)} 与 ${memory(MEASURED.clickhouse)} GB。`
  },
  {
    en: say`Extrapolated in proportion, a billion requests take ${gigabytes(duck.bytes)} GB and ${hours(duck.hours)} hours in DuckDB, ${gigabytes(click.bytes)} GB and ${hours(click.hours)} hours in ClickHouse. At ${usd(ASSUMED.usdAGigabyteMonth)} a gigabyte and month and ${usd(ASSUMED.usdACoreHour)} a core and hour, both assumed, that is ${usd(duck.usdAMonth)} or ${usd(click.usdAMonth)} a month to keep, and ${usd(duck.usdToLoad)} or ${usd(click.usdToLoad)} once to load.`,
    zh: say`按比例外推，十亿条请求在 DuckDB 中占 ${gigabytes(duck.bytes)} GB、载入 ${hours(duck.hours)} 小时，在 ClickHouse 中占 ${gigabytes(click.bytes)} GB、${hours(click.hours)} 小时。假定每 GB 每月 ${usd(ASSUMED.usdAGigabyteMonth)}、每核每小时 ${usd(ASSUMED.usdACoreHour)}，则每月存储 ${usd(duck.usdAMonth)} 或 ${usd(click.usdAMonth)}，一次载入 ${usd(duck.usdToLoad)} 或 ${usd(click.usdToLoad)}。`
  },
  {
    en: say`Ten thousand billion would fill ${terabytes(most.bytes)} TB at one copy; two cores would load for ${years} years, so it takes as many times more shards as that must shrink. Nobody has tried that: ${printedAs(ROWS, "requests", "10,000,000")} requests were measured, and the rest is proportion.`,
    zh: say`十万亿条单副本将占 ${terabytes(most.bytes)} TB；两个核心需载入 ${years} 年，须按所需缩短的倍数增加分片。此规模未经试验：实测为 ${printedAs(ROWS, "requests", "10,000,000")} 条，其余为按比例推算。`
  }
];
