import type {CompanyText} from "../../companies/models.js";
import {AUDIENCE_NOTICE, type Audience} from "../../lib/audience.js";
import type {IsoDate} from "../../lib/dates.js";
import {SITE_NAME, type Lang, type Text} from "../../lib/language.js";
import {evaluate} from "../../model/calculate/evaluate.js";
import {cellsOfLine} from "../../model/compile.js";
import {definedName} from "../../workbook/names.js";
import {columnLetters, fixedAddress, layoutOf, type Layout} from "../../workbook/layout.js";
import {modelSheets} from "../../workbook/model-sheets.js";
import type {Workbook, Worksheet} from "../../workbook/workbook.js";
import {refuseNoDay} from "../../query/notebook/known-on.js";
import type {CellView} from "../cell-view.js";
import {coverOf, inputsSheet, type TakenCell} from "./front-sheets.js";
import {modelLinks, type ReferencePlace} from "./model-links.js";
import {MOST_SHEET_ROWS, resultSheet} from "./result-sheet.js";
import {numbersOf} from "../work.js";
import type {NotebookReference} from "../reference.js";

/** What a workbook says of itself. */
export interface TakenAs {
  readonly title: string;
  /** Where the notebook was opened. */
  readonly address: string;
  /** Day on which it is taken, YYYY-MM-DD. */
  readonly day: string;
  /** Day on which the ledger was read as it was known then; null for now. */
  readonly knownOn: IsoDate | null;
  /** For whom the page was published; null for a working copy. */
  readonly audience: Audience | null;
  readonly lang: Lang;
  /** Documents and figures on record, for models. */
  readonly models: () => Promise<CompanyText>;
}

const NOTES = {
  cut: {en: `the first ${MOST_SHEET_ROWS} rows`, zh: `前 ${MOST_SHEET_ROWS} 行`},
  rows: {
    en: "rows as queried; they do not follow the inputs here",
    zh: "查询所得数据行，不随此处的输入变动"
  },
  model: {en: "live formulas; inputs are named cells", zh: "公式可实时计算，输入为命名单元格"},
  fixed: {
    en: "live formulas, but numbers within formulas do not follow: {}",
    zh: "公式可实时计算，但写入公式中的数字不随之变动：{}"
  },
  none: {en: "left out: it had no value", zh: "未导出：没有取值"}
} as const satisfies Record<string, Text>;

/**
 * A notebook as a workbook: what it is, inputs as named cells, a worksheet for the rows of each query and each own data, and
 * models with live formulas that read the inputs, the rows and each other. Throws ExportError on a formula that a workbook
 * cannot hold, QueryRefused on a day that is none. `views` are in the order in which cells run.
 */
export async function notebookWorkbook(views: readonly CellView[], as: TakenAs): Promise<Workbook> {
  const {lang, title, address, day} = as;
  if (as.knownOn !== null) refuseNoDay(as.knownOn);
  const sheetNames = namesOf(views);
  const inputs = views.flatMap(({cell, content}) =>
    content.kind === "input" && cell.name !== "" ? [{name: cell.name, input: content.input}] : []
  );
  const names = new Map<string, string>(
    inputs.map(({name}, i) => [definedName(name), `'inputs'!$C$${i + 2}`] as const)
  );
  const sheets: Worksheet[] = inputs.length > 0 ? [inputsSheet(inputs, lang)] : [];
  const layouts = new Map<string, Layout>();
  const taken: TakenCell[] = [];
  const text = views.some(({content}) => content.kind === "model") ? await as.models() : null;
  for (const view of views) {
    const {cell, content, value, phase} = view;
    const sheet = sheetNames.get(cell.key);
    if (sheet === undefined) continue;
    const tell = (note: Text) => taken.push({sheet, origin: value?.origin ?? null, note: note[lang]});
    if (phase !== "fresh" || !value?.table) {
      tell(NOTES.none);
      continue;
    }
    if (content.kind === "model" && value.model && text) {
      const {model, words, groups, title: called, record} = value.model.sheet;
      const layout = layoutOf(model, groups, {own: sheet, taken: ["notebook", "inputs", ...sheetNames.values()]});
      const place = placesOf(views, sheetNames, layouts);
      const numbers = (reference: NotebookReference) => numbersOf(reference, valuesOf(views));
      const {links, fixed} = modelLinks(content.parts, model, numbers, place, {...text, data: record});
      const spec = {
        model,
        entity: "notebook",
        title: called,
        cases: [],
        shown: "base",
        words,
        asOf: day,
        audience: null,
        lang
      };
      sheets.push(...modelSheets(spec, evaluate(model), layout, links));
      layouts.set(cell.name.toLowerCase(), layout);
      for (const line of model.lines) {
        const places = cellsOfLine(model, line.name).flatMap((number) => layout.places[number] ?? []);
        const [from, to] = [places[0], places.at(-1)];
        if (cell.name !== "" && line.spec.type !== "table" && from && to)
          names.set(`${cell.name}.${line.name}`, `'${from.sheet}'!${fixedAddress(from)}:${fixedAddress(to)}`);
      }
      const left = [...new Set(fixed.map((reference) => `\${${reference.cell}}`))].join(", ");
      tell(left === "" ? NOTES.model : mapped(NOTES.fixed, left));
      continue;
    }
    const {table} = value;
    sheets.push(resultSheet(sheet, table));
    const rows = Math.min(table.rows.length, MOST_SHEET_ROWS);
    if (cell.name !== "" && table.columns.length > 0)
      names.set(definedName(cell.name), `'${sheet}'!$A$1:$${columnLetters(table.columns.length)}$${rows + 1}`);
    tell(
      rows < table.count
        ? mapped({en: `${NOTES.rows.en}; {}`, zh: `${NOTES.rows.zh}；{}`}, NOTES.cut[lang])
        : NOTES.rows
    );
  }
  return {
    title,
    asOf: day,
    audience: as.audience === null ? "" : AUDIENCE_NOTICE[as.audience][lang],
    footer: [SITE_NAME[lang], title, address, day].join(" · "),
    sheets: [coverOf(taken, as), ...sheets],
    names
  };
}

function mapped({en, zh}: Text, value: string): Text {
  return {en: en.replace("{}", () => value), zh: zh.replace("{}", () => value)};
}

/** Worksheets by cell: those with rows, and models; by name, else by place. */
function namesOf(views: readonly CellView[]): ReadonlyMap<string, string> {
  const used = new Set(["notebook", "inputs", "history"]);
  const found = new Map<string, string>();
  views.forEach(({cell, content}, i) => {
    if (content.kind !== "sql" && content.kind !== "data" && content.kind !== "model") return;
    const wanted = (cell.name || `${content.kind}_${i + 1}`).slice(0, 31);
    let name = wanted;
    for (let n = 2; used.has(name.toLowerCase()); ++n) name = `${wanted.slice(0, 27)}_${n}`;
    used.add(name.toLowerCase());
    found.set(cell.key, name);
  });
  return found;
}

function valuesOf(views: readonly CellView[]) {
  return new Map(views.flatMap(({cell, value}) => (value ? [[cell.name.toLowerCase(), value] as const] : [])));
}

/** Where in the workbook stands what a reference gives. */
function placesOf(
  views: readonly CellView[],
  sheetNames: ReadonlyMap<string, string>,
  layouts: ReadonlyMap<string, Layout>
): ReferencePlace {
  return ({cell: name, part, period: of}, period) => {
    const read = views.find(({cell}) => cell.name.toLowerCase() === name.toLowerCase());
    const sheet = sheetNames.get(read?.cell.key ?? "");
    if (read?.content.kind === "input") return definedName(read.cell.name);
    const table = read?.value?.table;
    if (!table || sheet === undefined) return null;
    const model = read.value.model?.sheet.model;
    if (model) {
      const at = model.cells.findIndex(
        ({line, period: p}) =>
          line.name === part && (of === null || (p !== null && line.scope.calendar.periods[p]?.label === of))
      );
      const place = layouts.get(name.toLowerCase())?.places[at];
      return place ? `'${place.sheet}'!${fixedAddress(place)}` : null;
    }
    if (period !== null) {
      const [label = ""] = table.columns.map((column) => column.name);
      const row = table.rows.findIndex((each) => String(each[label]) === period);
      return row < 0 ? null : `'${sheet}'!$B$${row + 2}`;
    }
    const column = part === null ? 0 : table.columns.findIndex((each) => each.name === part);
    return column < 0 ? null : `'${sheet}'!$${columnLetters(column + 1)}$2`;
  };
}
