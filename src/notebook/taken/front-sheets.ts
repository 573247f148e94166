import type {IsoDate} from "../../lib/dates.js";
import type {Lang, Text} from "../../lib/language.js";
import {BREAK, COMMA} from "../../lib/signs.js";
import {Cells, type Worksheet} from "../../workbook/workbook.js";
import type {InputSpec} from "../input-spec.js";
import {titleIn} from "../title-in.js";
import {mergedOrigin, newestDay, type CellOrigin} from "../values.js";
import {resultCell} from "./result-sheet.js";

/** A worksheet, and what is to be said of it. */
export interface TakenCell {
  readonly sheet: string;
  readonly origin: CellOrigin | null;
  readonly note: string;
}

const WORDS = {
  label: {en: "Input", zh: "输入"},
  name: {en: "Name in formulas", zh: "公式中的名称"},
  value: {en: "Value", zh: "取值"},
  sheet: {en: "Worksheet", zh: "工作表"},
  source: {en: "Source", zh: "来源"},
  note: {en: "What it holds", zh: "内容"},
  asOf: {en: "Data as of", zh: "数据截至"},
  sources: {en: "Where the ledger’s rows come from", zh: "账本数据的出处"},
  known: {en: "The ledger is read as known on {}.", zh: "账本以 {} 所知为准。"},
  ledger: {en: "the ledger’s {}", zh: "账本表 {}"},
  own: {en: "numbers of the reader’s", zh: "读者自有数字"},
  self: {en: "the notebook itself", zh: "笔记本本身"},
  taken: {en: "Taken on {} from {}", zh: "{} 取自 {}"},
  view: {
    en: "A reader’s notebook, worked out on the ledger’s data; not a view of the ledger.",
    zh: "读者的笔记本，据账本数据算出，并非账本观点。"
  }
} as const satisfies Record<string, Text>;

/** Inputs of a notebook, one a row; each value is a named cell. */
export function inputsSheet(
  inputs: readonly {readonly name: string; readonly input: InputSpec}[],
  lang: Lang
): Worksheet {
  const cells = new Cells();
  [WORDS.label, WORDS.name, WORDS.value].forEach((word, i) => cells.text(`${"ABC"[i] ?? ""}1`, word[lang], "heading"));
  inputs.forEach(({name, input}, i) => {
    const row = i + 2;
    cells.text(`A${row}`, titleIn(input.label, lang) || name);
    cells.text(`B${row}`, name, "note");
    const cell = resultCell(input.value, input.kind === "date" ? "DATE" : "", "input");
    if (cell) cells.put(`C${row}`, cell);
  });
  const validations = inputs.flatMap(({input: {kind, min, max}}, i) =>
    (kind === "number" || kind === "range") && min !== null && max !== null
      ? [{range: `C${i + 2}`, least: min, greatest: max, message: `${min} – ${max}`}]
      : []
  );
  return {name: "inputs", cells: cells.map, widths: [40, 24, 18], validations};
}

/** What the workbook is of, and what each of its worksheets holds. */
export function coverOf(
  taken: readonly TakenCell[],
  {
    title,
    address,
    day,
    knownOn,
    lang
  }: {
    readonly title: string;
    readonly address: string;
    readonly day: string;
    readonly knownOn: IsoDate | null;
    readonly lang: Lang;
  }
): Worksheet {
  const cells = new Cells();
  cells.text("A1", title, "title");
  cells.text(
    "A2",
    WORDS.taken[lang].replace("{}", () => day).replace("{}", () => address)
  );
  cells.text("A3", WORDS.view[lang]);
  if (knownOn !== null)
    cells.text(
      "A4",
      WORDS.known[lang].replace("{}", () => knownOn)
    );
  [WORDS.sheet, WORDS.note, WORDS.source, WORDS.asOf].forEach((word, i) =>
    cells.text(`${"ABCD"[i] ?? ""}5`, word[lang], "heading")
  );
  taken.forEach(({sheet, origin, note}, i) => {
    cells.text(`A${i + 6}`, sheet);
    cells.text(`B${i + 6}`, note);
    cells.text(`C${i + 6}`, origin ? sourceOf(origin, lang) : "");
    const newest = origin ? resultCell(newestDay(origin), "DATE") : null;
    if (newest) cells.put(`D${i + 6}`, newest);
  });
  const {sources} = mergedOrigin(taken.flatMap(({origin}) => origin ?? []));
  const from = taken.length + 8;
  if (sources.length > 0) cells.text(`A${from - 1}`, WORDS.sources[lang], "heading");
  sources.forEach(({source, citation, as_of}, i) => {
    cells.text(`A${from + i}`, source, "note");
    cells.text(`B${from + i}`, citation);
    const day = resultCell(as_of, "DATE");
    if (day) cells.put(`D${from + i}`, day);
  });
  return {name: "notebook", cells: cells.map, widths: [32, 60, 70, 14]};
}

function sourceOf({tables, isOwn}: CellOrigin, lang: Lang): string {
  const ledger = WORDS.ledger[lang].replace("{}", () => tables.join(COMMA[lang]));
  const parts = [...(tables.length > 0 ? [ledger] : []), ...(isOwn ? [WORDS.own[lang]] : [])];
  return parts.length === 0 ? WORDS.self[lang] : parts.join(BREAK[lang]);
}
