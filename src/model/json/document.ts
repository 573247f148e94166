import {STEPS} from "../calendar/calendar.js";
import type {Override} from "../calculate/overrides.js";
import type {Scenario} from "../analysis/scenario.js";
import {errorIn, type Result} from "../problem.js";
import {KINDS, READINGS, TIMINGS, type LineSpec, type Values} from "../sheet/line.js";
import type {SheetSpec} from "../sheet/sheet.js";
import type {Distribution} from "../uncertainty/distribution.js";
import {
  whichever,
  fields,
  list,
  number,
  oneOf,
  pair,
  record,
  ShapeError,
  tagged,
  text,
  type Decoder
} from "../../lib/decode.js";
import {migrate, MIGRATIONS, SCHEMA_VERSION, type Migration} from "./migrate.js";

/** A sheet with its scenarios, as files and links carry it. */
export interface Document {
  readonly sheet: SheetSpec;
  readonly scenarios: readonly Scenario[];
}

const values: Decoder<Values> = whichever(
  (v) => typeof v === "number",
  number,
  whichever(Array.isArray, list(number), record(number)) as Decoder<Values>
);

const range = pair(number, number);

const distribution = tagged<Distribution>({
  normal: fields({type: oneOf("normal"), mean: number, sd: number}, {}),
  lognormal: fields({type: oneOf("lognormal"), mu: number, sigma: number}, {}),
  triangular: fields({type: oneOf("triangular"), low: number, mode: number, high: number}, {}),
  pert: fields({type: oneOf("pert"), low: number, mode: number, high: number}, {}),
  uniform: fields({type: oneOf("uniform"), low: number, high: number}, {}),
  discrete: fields({type: oneOf("discrete"), values: list(number), weights: list(number)}, {}),
  empirical: fields({type: oneOf("empirical"), values: list(number)}, {})
});

/** A number, or a formula. */
const worth: Decoder<number | string> = whichever(
  (v) => typeof v === "number",
  number,
  text as Decoder<number | string>
);

const MEASURED = {
  title: text,
  readAs: oneOf(...READINGS),
  kind: oneOf(...KINDS),
  sign: oneOf("positive", "negative"),
  timing: oneOf(...TIMINGS)
};

const line = tagged<LineSpec>({
  fact: fields({type: oneOf("fact"), name: text, unit: text, values, source: text}, MEASURED),
  input: fields(
    {type: oneOf("input"), name: text, unit: text, values, reason: text},
    {...MEASURED, range, step: number, distribution}
  ),
  formula: fields(
    {type: oneOf("formula"), name: text, unit: text, formula: text},
    {...MEASURED, actuals: record(number), source: text, overrides: record(worth)}
  ),
  check: fields({type: oneOf("check"), name: text, formula: text}, {title: text}),
  table: fields(
    {type: oneOf("table"), name: text, units: pair(text, text), points: list(pair(number, number)), source: text},
    {title: text}
  )
});

const calendar = fields({step: oneOf(...STEPS), first: text, last: text}, {yearEnd: number, lastActual: text});

const MOST_PARTS = 8;

function sheetBelow(depth: number): Decoder<SheetSpec> {
  const parts: Decoder<Record<string, SheetSpec>> = (value, path) => {
    if (depth === 0) throw new ShapeError(`${path}: parts within parts; expected at most ${MOST_PARTS} levels`);
    return record(sheetBelow(depth - 1))(value, path);
  };
  return fields({name: text, calendar, lines: list(line)}, {title: text, counts: list(text), parts});
}

const has = (key: string) => (v: unknown) => typeof v === "object" && v !== null && Object.hasOwn(v, key);

const override: Decoder<Override> = whichever(
  (v) => typeof v === "number",
  number,
  whichever(
    has("at"),
    fields({at: record(number)}, {}),
    whichever(has("shift"), fields({shift: number}, {}), fields({scale: number}, {}))
  )
);

const scenario: Decoder<Scenario> = fields(
  {name: text, overrides: record(override)},
  {title: text, probability: number}
);

const document = fields({schema: number, sheet: sheetBelow(MOST_PARTS), scenarios: list(scenario)}, {});

/** A document as JSON text, with the version of its schema. Formulas and units stay as they were written. */
export function toJson({sheet, scenarios}: Document): string {
  return JSON.stringify({schema: SCHEMA_VERSION, sheet, scenarios}, null, 2);
}

/** The document of a JSON text of this or an earlier schema, or what is wrong with it. */
export function fromJson(json: string, migrations: readonly Migration[] = MIGRATIONS): Result<Document> {
  try {
    const {sheet, scenarios} = document(migrate(JSON.parse(json), migrations), "document");
    return {ok: true, value: {sheet, scenarios}};
  } catch (error) {
    if (!(error instanceof ShapeError || error instanceof SyntaxError)) throw error;
    const message = error instanceof SyntaxError ? `document is no JSON: ${error.message}` : error.message;
    return {ok: false, problems: [errorIn("document", "schema", message)]};
  }
}
