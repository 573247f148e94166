import {readFileSync} from "node:fs";
import type {CompanyData} from "../../src/companies/facts.js";
import {modelOfWorkbook} from "../../src/companies/from-workbook.js";
import {modelFromJson, type ModelFile} from "../../src/workspace/model-file.js";
import type {Library} from "../../src/model/text/include.js";
import {BASE_CASE} from "../../src/workspace/state.js";

/** A model of a file: its document, the case and settings that stand on it, and what a workbook's cells say otherwise. */
export interface OpenedModel extends ModelFile {
  readonly taken: readonly string[];
  readonly problems: readonly string[];
}

/** The model of a file: `.model`, `.json` or a workbook that carries one, of whatever company. Throws on any other. */
export async function openedFile(
  file: string,
  library: Library,
  rows: () => Promise<CompanyData>
): Promise<OpenedModel> {
  if (/\.xlsx$/i.test(file)) {
    const {differences, added, refusals, ...model} = modelOfWorkbook(readFileSync(file), library, await rows());
    return {
      text: model.text,
      case: model.case,
      edits: model.edits,
      taken: [
        ...added.map(({kind, name, note}) => `added ${kind} ${name}${note ? `: ${note.en}` : ""}`),
        ...differences.map(
          ({where, before, after, note}) => `${where}: ${before || "nothing"} → ${after}${note ? ` (${note.en})` : ""}`
        )
      ],
      problems: refusals.map(({where, reason}) => `${file}: ${where}: ${reason.en}`)
    };
  }
  const text = readFileSync(file, "utf8");
  if (/\.json$/i.test(file)) return {...modelFromJson(text), taken: [], problems: []};
  return {text, case: BASE_CASE, edits: {}, taken: [], problems: []};
}
