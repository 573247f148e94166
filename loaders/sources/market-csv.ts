import {readFileSync} from "node:fs";
import {CsvError, parse} from "csv-parse/sync";
import {parseIsoDate} from "../../src/lib/dates.js";
import {fieldProblem, lastDayOf, refuseEmpty, refuseFuture, refuseRepeats} from "./decode.js";
import {MARKET} from "./market.js";
import {PullError} from "./problem.js";
import type {Source} from "./source.js";

const COLUMNS = ["date", "entity", "metric", "value", "currency", "vendor"] as const;
const NUMBER = /^-?\d+(\.\d+)?$/;
const NOT_NEGATIVE = ["close", "fx"];

/** Prices and exchange rates from a file that the user keeps, described in the README. */
export const marketCsv: Source = {
  ...MARKET,
  name: "market-csv",
  publisher: "as the file says",
  title: {en: "Prices and exchange rates, supplied as a file", zh: "价格与汇率（自备文件）"},
  url: "",
  licence: "as its vendor licenses it",
  citation: (asOf) => `Source: vendor named in each row, as of ${asOf}.`,
  note: {en: "A CSV file of the user, as received.", zh: "用户自备的 CSV 文件，原样保存。"},
  everyDays: 0,
  settings: {MARKET_CSV: "the path of a CSV file, described in the README"},
  plan: ({env}) => [
    {
      part: "",
      asks: `the file ${env["MARKET_CSV"] ?? ""}`,
      fetch: ({effects}) =>
        Promise.resolve([{request: "file MARKET_CSV", body: readSupplied(effects.env["MARKET_CSV"])}])
    }
  ],
  decode: ([body = ""], {retrievedAt}) => {
    const rows = parseCsv(body);
    refuseEmpty(rows, "the file");
    for (const [i, row] of rows.entries()) {
      for (const column of COLUMNS)
        if (!row[column]) throw fieldProblem([i, column], row[column], "a value in each column");
      const {date, metric, value} = row;
      if (parseIsoDate(date) === null) throw fieldProblem([i, "date"], date, "a date YYYY-MM-DD");
      if (!NUMBER.test(value)) throw fieldProblem([i, "value"], value, "a plain decimal number such as 6.8672");
      if (NOT_NEGATIVE.includes(metric) && Number(value) <= 0)
        throw fieldProblem([i, "value"], value, "a number above zero");
    }
    refuseRepeats(rows, "rows ", ({date, entity, metric, currency}) => `${date} ${entity} ${metric} ${currency}`);
    refuseFuture(
      rows.map(({date}, i) => [`[${i}].date`, date]),
      retrievedAt
    );
    return {asOf: lastDayOf(rows.map(({date}) => date)), stamps: [], tables: {market: rows}, catalogue: []};
  }
};

function readSupplied(path = ""): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    throw new PullError(
      `MARKET_CSV: ${path} cannot be read (${code ?? ""})`,
      "a CSV file",
      "Correct the path in .env, or empty it."
    );
  }
}

function parseCsv(body: string): Record<(typeof COLUMNS)[number], string>[] {
  const expected = COLUMNS.join();
  const check = (header: string[]) => {
    if (header.join() !== expected)
      throw new PullError(`the file's header: ${header.join()}`, expected, "Nothing was stored; correct the header.");
    return header;
  };
  try {
    return parse(body, {bom: true, columns: check, trim: true});
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new PullError(`the file: ${error.message}`, `rows of ${expected}`, "Nothing was stored; correct the file.");
  }
}
