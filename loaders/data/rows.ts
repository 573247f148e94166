import {amount, dayText, fields, orNull, text, type Decoder} from "../../src/lib/decode.js";
import type {Text} from "../../src/lib/language.js";
import type {Json} from "../warehouse/query.js";

/** Rows of a query as a page knows them. Throws a ShapeError that names the rows, the column, its value and what was expected. */
export function shaped<T>(rows: readonly Json[], row: Decoder<T>, name: string): T[] {
  return rows.map((each, i) => row(each, `${name}[${i}]`));
}

const TEXT: Decoder<Text> = fields({en: text, zh: text}, {});

/** A text in every language: a struct, which comes as a JSON text. */
export const struct: Decoder<Text> = (value, path) => TEXT(JSON.parse(text(value, path)), path);

/** The source of the latest week, with its age limit. */
export const LATEST_SOURCE = fields({citation: text, as_of: dayText, max_age_days: orNull(amount)}, {});
