import {AUDIENCE_NOTICE} from "../lib/audience.js";
import type {Text} from "../lib/language.js";
import {SITE_NAME} from "../lib/language.js";
import type {Evaluation} from "../model/calculate/evaluate.js";
import {lineOf} from "../model/compile.js";
import {masterCheck} from "../model/explain/master-check.js";
import {formatUnit} from "../model/unit/format.js";
import {CASES} from "./cases-sheet.js";
import {address, columnLetters, type Layout} from "./layout.js";
import {definedName, WORKBOOK_NAMES} from "./names.js";
import {numberFormat, readingOf} from "./number-format.js";
import {evaluatedCases, shownIndex, type WorkbookSpec} from "./spec.js";
import {lineTitle} from "./words.js";
import {Cells, type Role, type WorkbookCell, type Worksheet} from "./workbook.js";

const WORDS = {
  case: {en: "Case in use", zh: "当前情景"},
  whose: {en: "Whose view", zh: "观点归属"},
  reader: {en: "Reader’s scenario, not our view", zh: "读者情景，非本站观点"},
  ours: {en: "A case named for its mechanism: no rating, no target price", zh: "按机制命名的情景，不含评级与目标价"},
  asOf: {en: "Facts as of", zh: "事实截至"},
  audience: {en: "For whom", zh: "发布对象"},
  working: {en: "A working copy, not published.", zh: "工作稿，未发布。"},
  checks: {en: "Checks", zh: "检查"},
  hold: {en: "all hold", zh: "全部成立"},
  fail: {en: "at least one fails: see the sheet checks", zh: "至少一项不成立，见 checks 工作表"},
  sources: {en: "Sources", zh: "来源"},
  rows: {en: "at the end of each row of the model", zh: "见模型各行行末"},
  headline: {en: "What it comes to, in the case in use", zh: "当前情景下的结果"},
  key: {en: "How to read it", zh: "阅读说明"},
  input: {en: "Input: blue, on yellow, framed. Change these.", zh: "输入：蓝字、黄底、加框，可以修改。"},
  fact: {
    en: "Fact: blue, as reported, with its source at the end of the row.",
    zh: "事实：蓝字，为披露值，来源见行末。"
  },
  formula: {en: "Formula: black.", zh: "公式：黑字。"},
  link: {en: "Link to another sheet: green, underlined with dots.", zh: "跨表引用：绿字、点状下划线。"},
  back: {
    en: "Take it back to the site to use there what was changed: inputs, formulas, reported figures, added rows, periods and cases. Each is listed, and nothing changes until you accept it.",
    zh: "改好后可将本文件导回网站：改动过的输入、公式与披露值，以及新增的行、期间和情景，都会逐项列出，经您确认后才会生效。"
  }
} as const satisfies Record<string, Text>;

/** What the workbook is, of which day and for whom, whose view its case is, and how to read it. */
export function coverSheet(spec: WorkbookSpec, evaluation: Evaluation, layout: Layout): Worksheet {
  const {lang, title, asOf, audience} = spec;
  const cases = evaluatedCases(spec);
  const shown = cases[shownIndex(spec)];
  const cells = new Cells();
  const row = (n: number, label: Text, value: string) => {
    cells.text(`A${n}`, label[lang], "note");
    cells.text(`B${n}`, value);
  };
  cells.text("A1", SITE_NAME[lang], "note");
  cells.text("A2", title[lang], "title");
  cells.text("A4", WORDS.case[lang], "note");
  const selector = WORKBOOK_NAMES.selected;
  const titles = `cases!${address({row: CASES.titles, column: CASES.base})}:${columnLetters(CASES.base + cases.length - 1)}${CASES.titles}`;
  cells.put("B4", {
    type: "formula",
    formula: `INDEX(${titles},${selector})`,
    value: shown?.title[lang] ?? "",
    role: "link"
  });
  const readers = cases.flatMap(({isReaders}, i) => (isReaders ? [`${selector}=${i + 1}`] : []));
  cells.text("A5", WORDS.whose[lang], "note");
  const view = (shown?.isReaders ? WORDS.reader : WORDS.ours)[lang];
  if (readers.length === 0) cells.text("B5", view);
  else
    cells.put("B5", {
      type: "formula",
      formula: `IF(OR(${readers.join(",")}),"${WORDS.reader[lang]}","${WORDS.ours[lang]}")`,
      value: view,
      role: "link"
    });
  row(6, WORDS.asOf, asOf);
  row(7, WORDS.audience, (audience === null ? WORDS.working : AUDIENCE_NOTICE[audience])[lang]);
  cells.text("A8", WORDS.checks[lang], "note");
  cells.put("B8", {
    type: "formula",
    formula: `IF(${WORKBOOK_NAMES.checks},"${WORDS.hold[lang]}","${WORDS.fail[lang]}")`,
    value: (masterCheck(evaluation).holds ? WORDS.hold : WORDS.fail)[lang],
    role: "link"
  });
  row(9, WORDS.sources, WORDS.rows[lang]);
  const figures = headlineCells(spec, evaluation, layout);
  const first = 11;
  if (figures.length > 0) cells.text(`A${first}`, WORDS.headline[lang], "heading");
  figures.forEach(({title, unit, cell}, i) => {
    cells.text(`A${first + 1 + i}`, `${title}${unit === "" ? "" : ` (${unit})`}`);
    cells.put(`B${first + 1 + i}`, cell);
  });
  const key = first + (figures.length > 0 ? figures.length + 2 : 0);
  cells.text(`A${key}`, WORDS.key[lang], "heading");
  const roles: readonly (Role & keyof typeof WORDS)[] = ["input", "fact", "formula", "link"];
  roles.forEach((role, i) => cells.text(`A${key + 1 + i}`, WORDS[role][lang], role));
  cells.text(`A${key + roles.length + 2}`, WORDS.back[lang]);
  return {name: "cover", cells: cells.map, widths: [48, 44]};
}

interface HeadlineCell {
  readonly title: string;
  readonly unit: string;
  readonly cell: WorkbookCell;
}

/** The lines a model comes to, live. */
function headlineCells(spec: WorkbookSpec, evaluation: Evaluation, layout: Layout): HeadlineCell[] {
  const {model, headline = []} = spec;
  return headline.flatMap((name) => {
    const cell = model.firstCell.get(name);
    const place = cell === undefined ? undefined : layout.places[cell];
    if (cell === undefined || !place) return [];
    const line = lineOf(model, name);
    const value = evaluation.values[cell] as number;
    return [
      {
        title: lineTitle(line, spec),
        unit: formatUnit(line.unit) === "1" ? "" : formatUnit(line.unit),
        cell: {
          type: "formula",
          formula: definedName(name),
          value: Number.isNaN(value) ? {error: "#N/A"} : value,
          role: "link",
          format: numberFormat(line.unit, [value], readingOf(line))
        }
      }
    ];
  });
}
