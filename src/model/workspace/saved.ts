import {fields, list, number, record, ShapeError, text} from "../json/decode.js";
import {errorIn, type Result} from "../problem.js";
import type {Edits} from "./edits.js";

/** A case a reader named and kept. */
export interface SavedCase {
  readonly name: string;
  readonly company: string;
  /** Key of our case it stands on. */
  readonly case: string;
  readonly edits: Edits;
  /** Why, in the reader's words. */
  readonly why?: string;
  /** Day it was saved, YYYY-MM-DD. */
  readonly savedOn: string;
}

/** Whose view a reader's case is: said wherever one leaves the page. */
export const NOT_OUR_VIEW = {en: "Your scenario, not our view", zh: "您的情景，并非我们的观点"} as const;

const SCHEMA = 1;

const document = fields(
  {
    schema: number,
    note: text,
    cases: list(fields({name: text, company: text, case: text, edits: record(number), savedOn: text}, {why: text}))
  },
  {}
);

/** Saved cases as JSON text, labelled as the reader's. */
export function savedToJson(cases: readonly SavedCase[]): string {
  return JSON.stringify({schema: SCHEMA, note: `${NOT_OUR_VIEW.en} / ${NOT_OUR_VIEW.zh}`, cases}, null, 2);
}

/** The cases of a JSON text, or what is wrong with it. */
export function savedFromJson(json: string): Result<readonly SavedCase[]> {
  try {
    const {schema, cases} = document(JSON.parse(json), "saved cases");
    if (schema === SCHEMA) return {ok: true, value: cases};
    return refused(`saved cases.schema: ${schema}; expected ${SCHEMA}`);
  } catch (error) {
    if (error instanceof SyntaxError) return refused(`saved cases are no JSON: ${error.message}`);
    if (error instanceof ShapeError) return refused(error.message);
    throw error;
  }
}

function refused(message: string): Result<never> {
  return {ok: false, problems: [errorIn("saved cases", "schema", message)]};
}

/** A list with a case put in, in place of one of the same name and company. */
export function withSaved(cases: readonly SavedCase[], added: SavedCase): readonly SavedCase[] {
  return [...cases.filter(({name, company}) => name !== added.name || company !== added.company), added];
}
