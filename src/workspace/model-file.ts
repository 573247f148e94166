import {fields, list, number, oneOf, record, text} from "../lib/decode.js";
import {AUDIENCES, noticeInBoth, type Audience} from "../lib/audience.js";
import type {Edits} from "./edits.js";
import {NOT_OUR_VIEW} from "./saved.js";

/** A model as a JSON file carries it: its text, and the case and settings that stand on it. */
export interface ModelFile {
  readonly text: string;
  readonly case: string;
  readonly edits: Edits;
}

const SCHEMA = "alpha-ledger.model/1";

const modelFile = fields({schema: oneOf(SCHEMA), document: list(text), case: text, edits: record(number)}, {});

const READERS = `// ${NOT_OUR_VIEW.en} / ${NOT_OUR_VIEW.zh}`;
const audienceLine = (audience: Audience) => `// ${noticeInBoth(audience)}`;

/**
 * The text of a model as it leaves the page, with comments before it, each once however often it went: whose view it is where
 * it is the reader’s, and for whom the page was published; null for a working copy.
 */
export function headedText(
  document: string,
  {isReaders, audience}: {readonly isReaders: boolean; readonly audience: Audience | null}
): string {
  const known = [READERS, ...AUDIENCES.map(audienceLine)];
  const own = document.split("\n");
  while (known.includes(own[0] ?? "")) own.shift();
  return [...(isReaders ? [READERS] : []), ...(audience === null ? [] : [audienceLine(audience)]), ...own].join("\n");
}

/** A model as JSON, its text a list of lines, which other programs read and compare line by line. */
export function modelToJson({text: document, case: on, edits}: ModelFile): string {
  return `${JSON.stringify({schema: SCHEMA, case: on, edits, document: document.split("\n")}, null, 2)}\n`;
}

/** The model of a JSON file. Throws ShapeError or SyntaxError. */
export function modelFromJson(json: string): ModelFile {
  const {document, case: on, edits} = modelFile(JSON.parse(json.replace(/^\ufeff/, "")), "model");
  return {text: document.join("\n"), case: on, edits};
}
