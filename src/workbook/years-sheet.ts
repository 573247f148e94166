import type {Lang, Text} from "../lib/language.js";
import type {Model} from "../model/compile.js";
import type {Kind} from "../model/sheet/line.js";
import {evaluatedYears, PART, yearsOf} from "../model/analysis/years.js";
import {layoutOf, OTHER_SHEETS, type Layout} from "./layout.js";
import {modelSheets} from "./model-sheets.js";
import type {EvaluatedCase, WorkbookSpec} from "./spec.js";
import type {Worksheet} from "./workbook.js";

/** Name of the worksheet of full years. */
export const YEARS_SHEET = "years";

/** Full years as a worksheet whose formulas read that of the periods: flows summed, ratios worked out again. */
export function yearsSheet(spec: WorkbookSpec, {overrides}: EvaluatedCase, layout: Layout): Worksheet[] {
  const years = spec.hasYears ? yearsOf(spec.model) : null;
  if (!years) return [];
  const {model} = years;
  const groups = (spec.groups ?? []).map(({title, lines}) => ({
    title,
    lines: lines.filter((name) => model.firstCell.has(name))
  }));
  const own = layoutOf(model, groups, {own: YEARS_SHEET, taken: OTHER_SHEETS});
  const prefix = `${PART}.`;
  // Cells of the periods come first, and stand where they do in the workbook.
  const places = own.places.map((place, cell) => layout.places[cell] ?? place);
  const both: Layout = {
    ...own,
    places,
    sheets: new Map([...own.sheets, [prefix, layout.sheets.get("") ?? ""]]),
    facts: new Map([...own.facts, [prefix, layout.facts.get("") ?? []]])
  };
  const sheets = modelSheets({...spec, model, groups}, evaluatedYears(years, overrides), both, new Map(), [""]);
  return sheets.map((sheet) => ({...sheet, cells: withWords(sheet.cells, model, spec.lang)}));
}

const OVER_A_YEAR: Readonly<Record<Kind, Text>> = {
  flow: {en: "sum of the year’s periods", zh: "全年各期之和"},
  stock: {en: "at the end of the year", zh: "年末值"},
  rate: {en: "worked out again over the year", zh: "按全年重新计算"},
  ratio: {en: "worked out again over the year", zh: "按全年重新计算"}
};

/** What a line is over a year, in place of the formula that takes it from the periods. */
function withWords(cells: Worksheet["cells"], model: Model, lang: Lang): Worksheet["cells"] {
  const kinds = new Map<string, Kind>(
    model.lines.flatMap(({spec}) =>
      spec.type === "formula" && spec.kind ? [[`${spec.name} = ${spec.formula}`, spec.kind] as const] : []
    )
  );
  return new Map(
    [...cells].map(([at, cell]) => {
      const kind = cell.type === "text" ? kinds.get(cell.value) : undefined;
      return [at, kind && cell.type === "text" ? {...cell, value: OVER_A_YEAR[kind][lang]} : cell] as const;
    })
  );
}
