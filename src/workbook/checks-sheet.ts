import type {Text} from "../lib/language.js";
import {cellsOfLine} from "../model/compile.js";
import type {Evaluation} from "../model/calculate/evaluate.js";
import {masterCheck} from "../model/explain/master-check.js";
import {address, type Layout, type Place} from "./layout.js";
import type {WorkbookSpec} from "./spec.js";
import {lineTitle} from "./words.js";
import {Cells, type Worksheet} from "./workbook.js";

const WORDS = {
  heading: {en: "Checks", zh: "检查"},
  all: {en: "All checks hold", zh: "全部检查成立"},
  check: {en: "Check", zh: "检查项"},
  what: {en: "What must hold", zh: "应成立的条件"},
  holds: {en: "Holds", zh: "是否成立"},
  positive: {en: "is 0 or above in every period", zh: "各期均不小于零"},
  negative: {en: "is 0 or below in every period", zh: "各期均不大于零"}
} as const satisfies Record<string, Text>;

/** Where the master check stands. */
export const MASTER = "C2";

const FIRST = 5;

/** Every check and stated sign, each rolled up over its periods, and all of them rolled up to one, live. */
export function checksSheet(spec: WorkbookSpec, evaluation: Evaluation, layout: Layout): Worksheet {
  const {model, lang} = spec;
  const cells = new Cells();
  const {checks, holds} = masterCheck(evaluation);
  const last = FIRST + checks.length - 1;
  cells.text("A1", WORDS.heading[lang], "title");
  cells.text("A2", WORDS.all[lang]);
  cells.put(MASTER, {
    type: "formula",
    formula: checks.length > 0 ? `AND(C${FIRST}:C${last})` : "TRUE()",
    value: holds,
    role: "check"
  });
  [WORDS.check, WORDS.what, WORDS.holds].forEach((word, i) =>
    cells.text(address({row: FIRST - 1, column: i + 1}), word[lang], "heading")
  );
  checks.forEach(({check, holds}, i) => {
    const row = FIRST + i;
    const name = check.replace(/^sign of /, "");
    const line = model.lines.find((l) => l.name === name);
    if (!line) throw new Error(`check: ${check}; expected a line's check or "sign of" a line`);
    const places = cellsOfLine(model, name).map((cell) => layout.places[cell] as Place);
    const [from, to] = [places[0] as Place, places.at(-1) as Place];
    const range = `'${from.sheet}'!${address(from)}:${address(to)}`;
    const sign = line.spec.type !== "check" && "sign" in line.spec ? line.spec.sign : undefined;
    const condition =
      sign === "positive" ? `MIN(${range})>=0` : sign === "negative" ? `MAX(${range})<=0` : `AND(${range})`;
    cells.text(`A${row}`, lineTitle(line, spec));
    cells.text(`B${row}`, sign ? WORDS[sign][lang] : "formula" in line.spec ? line.spec.formula : "", "note");
    cells.put(`C${row}`, {type: "formula", formula: `IFERROR(${condition},FALSE())`, value: holds, role: "check"});
  });
  return {name: "checks", cells: cells.map, widths: [40, 60, 12], frozen: {rows: FIRST - 1, columns: 1}};
}
