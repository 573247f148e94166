import {readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {RULES, type OurForecast} from "../../src/desk/desk-data.js";
import {dayOfTime, type IsoDate} from "../../src/lib/dates.js";
import {fields, oneOf, text} from "../../src/lib/decode.js";
import {readLedger, readPayload} from "../ledger/archive.js";
import {projectRoot} from "../paths.js";

const PATH = "data/registry/forecast.csv";

const ROW = fields(
  {
    forecast: text,
    entity: text,
    line: text,
    period: text,
    rule: oneOf(...RULES),
    value: text,
    low: text,
    high: text,
    unit: text,
    reason: text,
    reason_zh: text,
    made_on: text,
    source: text
  },
  {}
);

type CsvRow = Readonly<Record<string, string>>;

/**
 * What we said of results, each with the first entry of the books that holds it as it is now: a row that was changed counts
 * from the change on, whatever day it names. Those that no entry of a day holds yet have none.
 */
export function ourForecasts(knownOn: IsoDate | null, root = projectRoot): OurForecast[] {
  const versions = readLedger(root)
    .entries.filter((e) => e.part === PATH)
    .map(({retrieved_at: at, hash, payloads}) => ({
      day: dayOfTime(at),
      hash,
      rows: new Set(payloads.flatMap(({sha256}) => rowsOf(readPayload(sha256, root).toString("utf8")).map(said)))
    }));
  return rowsOf(readFileSync(join(root, PATH), "utf8"))
    .map((row, i) => {
      const {entity, line, period, rule, unit, ...told} = ROW(row, `${PATH}:${i + 2}`);
      const first = versions.find(({rows}) => rows.has(said(row)));
      const number = (cell: string) => (cell === "" ? null : numberIn(cell, i + 2));
      return {
        entity,
        line,
        period,
        rule,
        unit,
        value: numberIn(told.value, i + 2),
        low: number(told.low),
        high: number(told.high),
        reason: {en: told.reason, zh: told.reason_zh},
        day: first?.day ?? null,
        hash: first?.hash ?? null
      };
    })
    .filter(({day}) => knownOn === null || (day !== null && day <= knownOn));
}

function rowsOf(csv: string): CsvRow[] {
  return parse<CsvRow>(csv, {bom: true, columns: true});
}

function said(row: CsvRow): string {
  return JSON.stringify(Object.entries(row).sort());
}

function numberIn(cell: string, line: number): number {
  const value = Number(cell);
  if (cell.trim() === "" || !Number.isFinite(value)) throw new Error(`${PATH}:${line}: ${cell}; expected a number`);
  return value;
}
