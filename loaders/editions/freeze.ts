import type {DuckDBConnection} from "@duckdb/node-api";
import {outcome, evaluate} from "../../src/model/calculate/evaluate.js";
import type {Overrides} from "../../src/model/calculate/overrides.js";
import {compiled} from "../../src/model/compile.js";
import type {SheetSpec} from "../../src/model/sheet/sheet.js";
import type {IsoDate} from "../../src/lib/dates.js";
import {amount, dayText, fields, oneOf, orNull, text, type Decoder} from "../../src/lib/decode.js";
import type {Text} from "../../src/lib/language.js";
import {verdictOf} from "../../src/query/claims/verdict.js";
import type {Edition, FrozenCase, FrozenClaim, FrozenNumber} from "../../src/query/editions.js";
import {TABLES} from "../../src/query/tables.js";
import {measure} from "../claims/measure.js";
import {shaped} from "../data/rows.js";
import {sha256} from "../ledger/entry.js";
import {buildWarehouse} from "../warehouse/build.js";
import {plainRows, type Json} from "../warehouse/query.js";
import {booksAt} from "./books-at.js";
import {tableCsv} from "./tables.js";

/** A company model as an edition keeps it: the sheet itself, with the cases on top, so that it can be worked again. */
export interface FrozenModel {
  readonly entity: string;
  readonly company: Text;
  /** Line of the value per share, and its unit. */
  readonly line: string;
  readonly unit: string;
  readonly sheet: SheetSpec;
  readonly cases: readonly {readonly key: string; readonly title: Text; readonly overrides: Overrides}[];
}

/** What an edition is made from: who it is, and what only the day of freezing had. */
export interface EditionSpec extends Pick<Edition, "date" | "kind" | "frozenOn" | "entry" | "text"> {
  readonly models: readonly FrozenModel[];
}

/** A file of `data/editions/`: the edition with the models it keeps. */
export type EditionFile = Edition & EditionSpec;

/** Works an edition out from the books as they stood after its entry, and from the models it keeps. */
export async function freeze(spec: EditionSpec, root?: string): Promise<EditionFile> {
  const {date, kind, frozenOn, entry, text, models} = spec;
  const books = booksAt(entry, root);
  const [full, shipped] = [
    await buildWarehouse({edition: "full", root: books.root}),
    await buildWarehouse({edition: "shipped", root: books.root})
  ];
  try {
    const numbers = await headlines(full, date);
    const claims = await judged(full, date);
    return {
      date,
      kind,
      frozenOn,
      entry,
      text,
      numbers,
      claims,
      cases: caseValues(models),
      tables: await checksums(shipped),
      models
    };
  } finally {
    full.closeSync();
    shipped.closeSync();
    books.remove();
  }
}

const NUMBERS = (day: IsoDate) => `
WITH week AS (SELECT * FROM usage_weekly_by_basis
  WHERE week_start = (SELECT max(week_start) FROM usage_weekly_by_basis WHERE week_start + 6 <= DATE '${day}')),
told AS (SELECT max(o.citation) AS citation, max(o.as_of) AS as_of FROM source o
  WHERE o.source IN (SELECT source FROM usage_weekly_by_model WHERE week_start = (SELECT max(week_start) FROM week)))
SELECT k.key, k.unit, w.value, (SELECT max(week_start) FROM week) AS week, t.citation, t.as_of AS asOf
FROM (VALUES (1, 'week_tokens', 'tokens'), (2, 'china_all', 'share'), (3, 'us_all', 'share'),
  (4, 'china_named', 'share'), (5, 'china_nine', 'share')) AS k(n, key, unit)
LEFT JOIN (SELECT 'week_tokens' AS key, CAST(sum(tokens) AS DOUBLE) AS value FROM week WHERE basis = 'all'
  UNION ALL SELECT origin || '_' || basis, share FROM week) w USING (key) CROSS JOIN told t ORDER BY k.n`;

const NUMBER: Decoder<FrozenNumber> = fields(
  {
    key: oneOf("week_tokens", "china_all", "us_all", "china_named", "china_nine"),
    unit: oneOf("tokens", "share"),
    value: orNull(amount),
    week: orNull(dayText),
    citation: text,
    asOf: orNull(dayText)
  },
  {}
);

async function headlines(full: DuckDBConnection, on: IsoDate): Promise<FrozenNumber[]> {
  const rows = shaped(await plainRows(full, NUMBERS(on)), NUMBER, "numbers of an edition");
  return rows.map((row) => ({...row, value: steady(row.value)}));
}

async function judged(full: DuckDBConnection, day: IsoDate): Promise<FrozenClaim[]> {
  const citations = new Map(
    (await plainRows(full, "SELECT source, citation FROM source")).map((r) => [r["source"], r["citation"]])
  );
  const readings = await plainRows(
    full,
    "SELECT r.claim, r.sql, b.* FROM claim_reading r JOIN claim_basis b USING (basis) ORDER BY r.rowid"
  );
  const claims: FrozenClaim[] = [];
  for (const row of await plainRows(full, "SELECT * FROM claim ORDER BY rowid")) {
    const values = [];
    for (const r of readings.filter((r) => r["claim"] === row["claim"])) {
      const {source, ...measured} = await measure(full, r as {claim: string; basis: string; sql: string}, day);
      const citation = source === null ? "" : String(citations.get(source) ?? "");
      values.push({
        ...measured,
        value: steady(measured.value),
        coverage: steady(measured.coverage),
        name: both(r, "name"),
        citation
      });
    }
    const decidedOn = row["decided_on"] as IsoDate | null;
    const criterion = {
      test: row["test"] as "equals",
      expected: row["expected"] as number | null,
      expectedHigh: row["expected_high"] as number | null,
      tolerance: Number(row["tolerance"]),
      decidedOn
    };
    claims.push({
      claim: String(row["claim"]),
      topic: row["topic"] as FrozenClaim["topic"],
      statement: both(row, "statement"),
      unit: row["unit"] as FrozenClaim["unit"],
      untestable: row["untestable"] === null ? null : both(row, "untestable"),
      decidedOn,
      verdict: verdictOf(criterion, values, day),
      readings: values
    });
  }
  return claims;
}

/** Sums of fractions may differ in their last digits from one run to the next. */
function steady(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(12));
}

function both(row: Json, column: string): Text {
  return {en: String(row[column]), zh: String(row[`${column}_zh`])};
}

function caseValues(models: readonly FrozenModel[]): FrozenCase[] {
  return models.flatMap(({entity, company, line, unit, sheet, cases}) => {
    const model = compiled(sheet);
    return cases.map(({key, title, overrides}) => {
      const found = outcome(evaluate(model, overrides), line);
      return {entity, company, key, title, unit, value: found.ok ? steady(found.value) : null};
    });
  });
}

/** SHA-256 of each shipped table as CSV, rows in order of all their columns. */
async function checksums(shipped: DuckDBConnection): Promise<Edition["tables"]> {
  const present = new Set(
    (await plainRows(shipped, "SELECT table_name AS name FROM duckdb_tables()")).map((r) => r["name"])
  );
  const found = [];
  for (const {name} of TABLES.filter((t) => present.has(t.name))) {
    const {csv, rows} = await tableCsv(shipped, name);
    found.push({table: name, rows, sha256: sha256(Buffer.from(csv))});
  }
  return found;
}
