import {mkdirSync, readdirSync, statSync} from "node:fs";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {quotedText} from "../../../src/query/quoted.js";

const FIRST_DAY = "2025-12-01";
export const DAYS = 365;
const ROWS_A_FILE = 5_000_000;

/** Models by name, each half as often as the one before it; apps, tasks and countries alike. */
const MODELS = [
  "deepseek/deepseek-v4-flash-20260731",
  "anthropic/claude-4.5-sonnet-20250929",
  "openai/gpt-4o-mini",
  "google/gemini-2.5-flash-preview-05-20",
  "azure/gpt-4o-2024-08-06",
  "openai/gpt-oss-120b:free",
  "anthropic/claude-4.7-opus-20260416",
  "internal/router-v2"
];
const APPS = ["chat", "agent", "search", "batch, nightly", "编程助手", "support", "tests"];
const COUNTRIES = ["CN", "US", "DE", "IN", "JP", "BR"];

/** Made-up requests of a year as gateways log them, in files of five million rows, by time; the same for the same count. */
export async function writeLogs(reader: DuckDBConnection, folder: string, rows: number): Promise<string[]> {
  mkdirSync(folder, {recursive: true});
  for (let from = 0, file = 0; from < rows; from += ROWS_A_FILE, ++file)
    await writeLog(reader, join(folder, `log-${String(file).padStart(3, "0")}.csv`), {
      from,
      to: Math.min(rows, from + ROWS_A_FILE),
      seconds: (DAYS * 86_400) / rows
    });
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
}

/** One more day: as many rows as a day of the year has, and late corrections of a hundredth as many before it. */
export async function writeDay(reader: DuckDBConnection, path: string, rows: number): Promise<void> {
  const aDay = Math.max(1, Math.round(rows / DAYS));
  await writeLog(reader, path, {
    from: rows - Math.ceil(aDay / 100),
    to: rows + aDay,
    seconds: (DAYS * 86_400) / rows
  });
}

interface Range {
  readonly from: number;
  readonly to: number;
  /** Seconds from one request to the next. */
  readonly seconds: number;
}

async function writeLog(reader: DuckDBConnection, path: string, {from, to, seconds}: Range): Promise<void> {
  const one = (list: readonly string[], salt: number) =>
    `[${list.map(quotedText).join(", ")}][1 + least(${list.length - 1}, bit_count(h // ${salt} & ${(1 << (list.length - 1)) - 1}))]`;
  await reader.run(`COPY (SELECT 'req-' || md5(CAST(i AS VARCHAR)) AS request_id,
  strftime(TIMESTAMP ${quotedText(FIRST_DAY)} + to_microseconds(CAST(i * ${seconds * 1e6} AS BIGINT)), '%Y-%m-%dT%H:%M:%S.%gZ') AS "startTime",
  ${one(MODELS, 1)} AS model, ${one(APPS, 257)} AS app_name, ${one(COUNTRIES, 65_537)} AS user_country,
  h % 6000 AS prompt_tokens, h // 7 % 900 AS completion_tokens, h // 11 % 2 * (h // 13 % 3000) AS cached_tokens,
  h // 17 % 300 AS reasoning_tokens, h % 6000 + h // 7 % 900 AS total_tokens,
  CAST(h // 19 % 90000 AS DECIMAL(18, 0)) / 1000000 AS spend
FROM (SELECT range AS i, hash(range) // 8 AS h FROM range(${from}, ${to}))) TO ${quotedText(path)} (FORMAT csv, HEADER true)`);
}

export const bytesOf = (paths: readonly string[]) => paths.reduce((sum, path) => sum + statSync(path).size, 0);
