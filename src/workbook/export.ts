import {AUDIENCE_NOTICE} from "../lib/audience.js";
import type {Text} from "../lib/language.js";
import {SITE_NAME} from "../lib/language.js";
import {casesSheet, linkToCase, varyingCells} from "./cases-sheet.js";
import {checksSheet} from "./checks-sheet.js";
import {coverSheet} from "./cover-sheet.js";
import {dataSheet} from "./data-sheet.js";
import {documentSheet} from "./document-sheet.js";
import {exportedSheet} from "./exported-sheet.js";
import {layoutOf} from "./layout.js";
import {definedNames} from "./names.js";
import {modelSheets} from "./model-sheets.js";
import {evaluatedCases, shownIndex, type EvaluatedCase, type WorkbookSpec} from "./spec.js";
import type {Workbook} from "./workbook.js";
import {yearsSheet} from "./years-sheet.js";

const READERS: Text = {en: "reader’s scenario, not our view", zh: "读者情景，非本站观点"};

/**
 * A model as a workbook whose formulas are live: a cover, every line with unit, kind and source, the cases side by
 * side with the number of the one in use, the checks. Inputs and facts are numbers, a missing value is #N/A (never a
 * blank, which a spreadsheet reads as 0), an interpolation is spelled out. Throws ExportError on a formula a workbook
 * cannot hold.
 */
export function exportWorkbook(spec: WorkbookSpec): Workbook {
  const {model, lang, title, asOf, audience} = spec;
  const layout = layoutOf(model, spec.groups);
  const cases = evaluatedCases(spec);
  const shown = cases[shownIndex(spec)] as EvaluatedCase;
  const view = shown.isReaders ? READERS[lang] : "";
  return {
    title: title[lang],
    asOf,
    audience: audience === null ? "" : AUDIENCE_NOTICE[audience][lang],
    footer: [SITE_NAME[lang], title[lang], shown.title[lang], view, asOf].filter(Boolean).join(" · "),
    sheets: [
      coverSheet(spec, shown.evaluation, layout),
      ...modelSheets(spec, shown.evaluation, layout, linksToCases(varyingCells(model, cases))),
      ...yearsSheet(spec, shown, layout),
      casesSheet(spec),
      checksSheet(spec, shown.evaluation, layout),
      ...(spec.document === undefined ? [] : [documentSheet(spec.document)]),
      ...(spec.dataFolder === undefined ? [] : [dataSheet({dataFolder: spec.dataFolder, lang})]),
      exportedSheet(spec, layout)
    ],
    names: definedNames(spec, layout)
  };
}

function linksToCases(varying: readonly number[]): ReadonlyMap<number, string> {
  return new Map(varying.map((cell, k) => [cell, linkToCase(k)]));
}
