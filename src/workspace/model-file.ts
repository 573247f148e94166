import {fields, list, number, oneOf, record, text} from "../lib/decode.js";
import type {Edits} from "../workspace/edits.js";

/** A model as a JSON file carries it: its text, and the case and settings that stand on it. */
export interface ModelFile {
  readonly text: string;
  readonly case: string;
  readonly edits: Edits;
}

const SCHEMA = "alpha-ledger.model/1";

const modelFile = fields({schema: oneOf(SCHEMA), document: list(text), case: text, edits: record(number)}, {});

/** A model as JSON, its text a list of lines, which other programs read and compare line by line. */
export function modelToJson({text: document, case: on, edits}: ModelFile): string {
  return `${JSON.stringify({schema: SCHEMA, case: on, edits, document: document.split("\n")}, null, 2)}\n`;
}

/** The model of a JSON file. Throws ShapeError or SyntaxError. */
export function modelFromJson(json: string): ModelFile {
  const {document, case: on, edits} = modelFile(JSON.parse(json.replace(/^\ufeff/, "")), "model");
  return {text: document.join("\n"), case: on, edits};
}
