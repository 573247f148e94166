import {openAsBlob} from "node:fs";
import {writeFile} from "node:fs/promises";
import {register} from "node:module";
import {setTimeout as pause} from "node:timers/promises";
import {parseArgs} from "node:util";
import type {ImportSettings} from "../src/query/import/settings.js";
import {filesOf} from "./ingest/files.js";

// npm run ingest -- <files or globs> reads usage logs and says what is in them, with the code that the site runs; with --load
// it takes their requests into the warehouse that LEDGER_WAREHOUSE names.

const OPTIONS = {
  report: {type: "string", default: "text"},
  cube: {type: "string"},
  zone: {type: "string"},
  local: {type: "boolean"},
  "day-order": {type: "string"},
  "start-day": {type: "string"},
  day: {type: "string"},
  model: {type: "string"},
  cache: {type: "string"},
  currency: {type: "string"},
  rate: {type: "string", multiple: true},
  name: {type: "string", multiple: true},
  load: {type: "boolean"},
  rejected: {type: "string"},
  every: {type: "string"},
  user: {type: "string"},
  "forget-before": {type: "string"},
  "forget-user": {type: "string"},
  help: {type: "boolean"}
} as const;

const USAGE = `npm run ingest -- <files or globs> [options]
  --report text|json       what is printed: lines, or one JSON object
  --cube <file>            writes the cube, which the Usage page opens
  --zone <IANA zone>       zone of the days (UTC); --local: times without zone are of that zone
  --day-order <order>      month-first or day-first, where 5/12/2026 is ambiguous
  --start-day <day>        day on which times that count from nothing begin
  --day <day>              the one day of a file without times
  --model <name>           the one model of a file without models
  --cache within|beside    cached tokens are among the input tokens, or come on top
  --currency <code>        currency of costs that name none (USD)
  --rate <code>=<US$>      US dollars for one unit of a currency; once for each
  --name <name>=<key>      the registry's model for a name of the log; once for each
  --load                   takes requests into the warehouse that LEDGER_WAREHOUSE names: a file of DuckDB where it names none.
                           Of what is in already nothing is taken twice; table:<name> is a table of the engine
  --rejected <file>        where rows that are refused go, a line of JSON each (warehouse/rejected.jsonl)
  --user <column>          keeps the users that a column of the logs names, as hashes by the key in LEDGER_USER_KEY
  --forget-before <day>    takes the requests of all earlier days out of the warehouse, and loads nothing
  --forget-user <user>     takes the requests of one user out, told by the hash under the same key, and loads nothing
  --every <minutes>        looks again and again for files that are new; one of the last minute waits for the next look`;

/** Runs the command; returns the exit code. */
async function ingest(): Promise<number> {
  const {values, positionals} = parseArgs({options: OPTIONS, allowPositionals: true});
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const settings = settingsOf(values);
  const {"forget-before": before, "forget-user": user} = values;
  if (before !== undefined || user !== undefined) {
    if (before !== undefined) dayOf("forget-before", before);
    register("./npm-imports.mjs", import.meta.url);
    const {forgetRequests} = await import("./ingest/into-warehouse.js");
    const rows = await forgetRequests({before, user});
    console.log(`forgotten  ${rows.toLocaleString("en")} requests`);
    return 0;
  }
  const paths = values.load ? positionals : filesOf(positionals);
  if (paths.length === 0) throw new Error(`files: none; expected one or more\n${USAGE}`);
  register("./npm-imports.mjs", import.meta.url);
  if (values.load) {
    const {intoWarehouse} = await import("./ingest/into-warehouse.js");
    const minutes = values.every === undefined ? null : minutesOf(values.every);
    const leftOut = await intoWarehouse(
      {
        patterns: positionals,
        settings,
        rejected: values.rejected ?? "warehouse/rejected.jsonl",
        isJson: values.report === "json",
        ...(values.user !== undefined && {user: values.user}),
        ...(minutes !== null && {again: () => pause(minutes * 60_000).then(() => true)})
      },
      (text) => process.stdout.write(text)
    );
    return leftOut === 0 ? 0 : 1;
  }
  const {ingestFiles} = await import("./ingest/ingest.js");
  const files = await Promise.all(paths.map(async (path) => ({path, blob: await openAsBlob(path)})));
  const {text, json, cube} = await ingestFiles(files, settings);
  if (values.cube !== undefined) {
    if (!cube) throw new Error("cube: none; the files alone do not tell the days: state --start-day or --day");
    await writeFile(values.cube, cube);
  }
  process.stdout.write(values.report === "json" ? `${JSON.stringify(json)}\n` : text);
  return 0;
}

type Values = ReturnType<typeof parseArgs<{options: typeof OPTIONS}>>["values"];

function settingsOf(values: Values): ImportSettings {
  oneOf("report", values.report, ["text", "json"]);
  const order = oneOf("day-order", values["day-order"], ["month-first", "day-first"]);
  const cache = oneOf("cache", values.cache, ["within", "beside"]);
  const rates = Object.fromEntries(
    pairs("rate", values.rate).map(([code, rate]) => [code.toUpperCase(), positive(rate)])
  );
  return {
    ...(values.zone !== undefined && {zone: zoneOf(values.zone)}),
    ...(values.local && {isLocal: true}),
    ...(order && {order}),
    ...(cache && {cache}),
    ...(values["start-day"] !== undefined && {startDay: dayOf("start-day", values["start-day"])}),
    ...(values.day !== undefined && {day: dayOf("day", values.day)}),
    ...(values.model !== undefined && {model: values.model}),
    ...(values.currency !== undefined && {currency: values.currency.toUpperCase()}),
    rates,
    names: Object.fromEntries(pairs("name", values.name))
  };
}

function oneOf<T extends string>(name: string, value: string | undefined, allowed: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new Error(`--${name}: ${value}; expected ${allowed.join(" or ")}`);
  return found;
}

function pairs(name: string, values: readonly string[] = []): [string, string][] {
  return values.map((value) => {
    const at = value.lastIndexOf("=");
    if (at < 1) throw new Error(`--${name}: ${value}; expected two parts with = between them`);
    return [value.slice(0, at), value.slice(at + 1)];
  });
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < 1e9)) throw new Error(`--rate: ${text}; expected US dollars for one unit, such as 1.08`);
  return value;
}

function minutesOf(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--every: ${text}; expected minutes, such as 60`);
  return value;
}

function dayOf(name: string, text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isDay) throw new Error(`--${name}: ${text}; expected YYYY-MM-DD`);
  return text;
}

function zoneOf(zone: string): string {
  try {
    return new Intl.DateTimeFormat("en", {timeZone: zone}).resolvedOptions().timeZone && zone;
  } catch {
    throw new Error(`--zone: ${zone}; expected an IANA zone, such as Asia/Shanghai`);
  }
}

try {
  process.exitCode = await ingest();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
