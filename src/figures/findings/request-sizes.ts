import {count, day, multipleOf, printedAs, significant, usd, type Quantity} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";
import type {Text} from "../../lib/language.js";

/** What loading made-up requests of a year took, as `npm run bench -- scale` measured it. */
export interface MeasuredLoad {
  readonly engine: Text;
  readonly rows: number;
  /** Seconds of processors for the load, and for the engine’s own bulk tool over the same files. */
  readonly processorSeconds: number;
  readonly bulkProcessorSeconds: number;
  readonly bytesARequest: number;
  /** Most memory of the loading process, in bytes. */
  readonly memoryBytes: number;
  /** Seconds until one more day was in. */
  readonly daySeconds: number;
}

const MEASURED_ON = "2026-11-28";
const DUCKDB = {en: "DuckDB", zh: "DuckDB"};
const CLICKHOUSE = {en: "ClickHouse, two shards", zh: "ClickHouse，两个分片"};

const DUCKDB_LOADS: readonly MeasuredLoad[] = [
  {
    engine: DUCKDB,
    rows: 1e6,
    processorSeconds: 4.69,
    bulkProcessorSeconds: 2.25,
    bytesARequest: 45.1,
    memoryBytes: 0.606e9,
    daySeconds: 0.27
  },
  {
    engine: DUCKDB,
    rows: 1e7,
    processorSeconds: 38.22,
    bulkProcessorSeconds: 19.14,
    bytesARequest: 44.4,
    memoryBytes: 3.577e9,
    daySeconds: 0.57
  },
  {
    engine: DUCKDB,
    rows: 1e8,
    processorSeconds: 416.5,
    bulkProcessorSeconds: 206.6,
    bytesARequest: 44.3,
    memoryBytes: 5.869e9,
    daySeconds: 4.27
  }
];
const CLICKHOUSE_LOADS: readonly MeasuredLoad[] = [
  {
    engine: CLICKHOUSE,
    rows: 1e6,
    processorSeconds: 12.09,
    bulkProcessorSeconds: 3.06,
    bytesARequest: 55.2,
    memoryBytes: 0.672e9,
    daySeconds: 0.45
  },
  {
    engine: CLICKHOUSE,
    rows: 1e7,
    processorSeconds: 81.93,
    bulkProcessorSeconds: 30.34,
    bytesARequest: 51.9,
    memoryBytes: 3.577e9,
    daySeconds: 0.65
  },
  {
    engine: CLICKHOUSE,
    rows: 1e8,
    processorSeconds: 2138.2,
    bulkProcessorSeconds: 1150.1,
    bytesARequest: 51.6,
    memoryBytes: 4.66e9,
    daySeconds: 9.52
  }
];

export const MEASURED_LOADS = [...DUCKDB_LOADS, ...CLICKHOUSE_LOADS];

/** Assumed, not measured: what a gigabyte costs a month, and an hour of one core. */
export const ASSUMED = {usdAGigabyteMonth: 0.1, usdACoreHour: 0.05} as const;
/** Cores that load, by which hours are told. */
const CORES = 2;

/** What requests would take, if each took as much as each of those measured did. */
export function sizeOf(
  requests: number,
  {rows, processorSeconds, bytesARequest}: Pick<MeasuredLoad, "rows" | "processorSeconds" | "bytesARequest">
) {
  const bytes = requests * bytesARequest;
  const coreHours = ((requests / rows) * processorSeconds) / 3600;
  return {
    bytes,
    hours: coreHours / CORES,
    usdAMonth: (bytes / 1e9) * ASSUMED.usdAGigabyteMonth,
    usdToLoad: coreHours * ASSUMED.usdACoreHour
  };
}

export const SIZES_SOURCE = "Alpha Ledger: measured on two cores; costs by assumed prices.";

const gigabytes = (bytes: number): Quantity => significant(bytes / 1e9, "GB", 3);
const terabytes = (bytes: number): Quantity => significant(bytes / 1e12, "TB", 3);
const hours = (value: number): Quantity => significant(value, "hours", 2);
const only = (quantity: Quantity): Words => ({en: say`${quantity}`, zh: say`${quantity}`});

/** Columns of the table of what was measured. */
export const SIZE_HEADS: readonly {readonly name: Text; readonly cell: (load: MeasuredLoad) => Words}[] = [
  {name: {en: "Engine", zh: "引擎"}, cell: ({engine}) => ({en: say`${engine.en}`, zh: say`${engine.zh}`})},
  {name: {en: "Requests", zh: "请求数"}, cell: ({rows}) => only(count(rows, "requests"))},
  {
    name: {en: "Requests a second and core", zh: "每核每秒请求数"},
    cell: ({rows, processorSeconds}) => only(significant(rows / processorSeconds, "requests/s", 3))
  },
  {
    name: {en: "Beside the engine’s bulk tool", zh: "与引擎自带批量工具之比"},
    cell: ({processorSeconds, bulkProcessorSeconds}) => only(multipleOf(processorSeconds / bulkProcessorSeconds))
  },
  {
    name: {en: "Bytes a request", zh: "每条字节数"},
    cell: ({bytesARequest}) => only(significant(bytesARequest, "bytes", 3))
  },
  {
    name: {en: "Most memory, GB", zh: "内存峰值（GB）"},
    cell: ({memoryBytes}) => only(significant(memoryBytes / 1e9, "GB", 2))
  },
  {name: {en: "One more day, s", zh: "再加一日（秒）"}, cell: ({daySeconds}) => only(significant(daySeconds, "s", 2))}
];

const [BILLION, MOST] = [1e9, 1e13];
/** The load of most requests. */
const largest = (loads: readonly MeasuredLoad[]) => loads.reduce((most, load) => (load.rows > most.rows ? load : most));
const duck = sizeOf(BILLION, largest(DUCKDB_LOADS));
const click = sizeOf(BILLION, largest(CLICKHOUSE_LOADS));
const most = sizeOf(MOST, largest(CLICKHOUSE_LOADS));
const years = significant(most.hours / 24 / 365.25, "years", 2);
const measured = Math.max(...MEASURED_LOADS.map(({rows}) => rows));

/** Processor seconds of ten million requests on ClickHouse right before the hundred million, when the machine was slower. */
const AGAIN = significant(160.62, "s", 3);

/** How it was measured, and what follows for a billion requests and for ten thousand billion. */
export const REQUEST_SIZES: readonly Words[] = [
  {
    en: say`Measured on ${day(MEASURED_ON)} on two cores, up to ten million requests with nothing else at work, a hundred million beside other work, so that time is that of processors, of which ClickHouse took twice as much for ten million that day (${AGAIN} s): made-up requests of a year in CSV, in order of time, as gateways write them. ClickHouse ${printedAs(18.16, "version", "18.16")} on the same two cores; it falls furthest behind its bulk tool at a million requests a year because each day is a part of its own.`,
    zh: say`测于 ${day(MEASURED_ON)}，两个核心，一千万条以内别无任务，一亿条时另有任务，故按处理器时间计，当时 ClickHouse 处理一千万条也用了两倍时间（${AGAIN} 秒）：一年内的虚构请求，CSV 格式，按时间排列，如网关所写。ClickHouse ${printedAs(18.16, "version", "18.16")} 运行于同样两个核心；一年一百万条时落后于其批量工具最多，因为每日各成一个数据块。`
  },
  {
    en: say`Extrapolated in proportion from the largest of each, a billion requests take ${gigabytes(duck.bytes)} GB and ${hours(duck.hours)} hours of two cores in DuckDB, ${gigabytes(click.bytes)} GB and ${hours(click.hours)} hours in ClickHouse. At ${usd(ASSUMED.usdAGigabyteMonth)} a gigabyte and month and ${usd(ASSUMED.usdACoreHour)} a core and hour, both assumed, that is ${usd(duck.usdAMonth)} or ${usd(click.usdAMonth)} a month to keep, and ${usd(duck.usdToLoad)} or ${usd(click.usdToLoad)} once to load.`,
    zh: say`由各引擎最大一次实测按比例外推，十亿条请求在 DuckDB 中占 ${gigabytes(duck.bytes)} GB、两核载入 ${hours(duck.hours)} 小时，在 ClickHouse 中占 ${gigabytes(click.bytes)} GB、${hours(click.hours)} 小时。假定每 GB 每月 ${usd(ASSUMED.usdAGigabyteMonth)}、每核每小时 ${usd(ASSUMED.usdACoreHour)}，则每月存储 ${usd(duck.usdAMonth)} 或 ${usd(click.usdAMonth)}，一次载入 ${usd(duck.usdToLoad)} 或 ${usd(click.usdToLoad)}。`
  },
  {
    en: say`Ten thousand billion would fill ${terabytes(most.bytes)} TB at one copy; two cores would load for ${years} years, so it takes as many times more shards as that must shrink. Nobody has tried that: ${count(measured, "requests")} requests were measured, and the rest is proportion.`,
    zh: say`十万亿条单副本将占 ${terabytes(most.bytes)} TB；两个核心需载入 ${years} 年，须按所需缩短的倍数增加分片。此规模未经试验：实测最多 ${count(measured, "requests")} 条，其余为按比例推算。`
  }
];
