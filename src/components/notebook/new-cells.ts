import type {Lang} from "../../lib/language.js";
import type {CellKind, NotebookCell} from "../../notebook/cell.js";
import {freeName, type NewCell} from "../../notebook/edit.js";

const NAMES: Readonly<Record<CellKind, string>> = {
  text: "",
  sql: "query",
  chart: "",
  table: "",
  input: "choice",
  data: "mine",
  model: "model_1",
  comment: ""
};

/** A cell to begin with, which works as it stands; charts and tables show what stands above them. */
export function newCell(kind: CellKind, cells: readonly NotebookCell[], at: number, lang: Lang): NewCell {
  const above =
    cells.slice(0, at).findLast(({kind: each, name}) => (each === "sql" || each === "data") && name !== "")?.name ??
    "query";
  const bodies: Readonly<Record<CellKind, string>> = {
    text: {en: "New text.\n", zh: "新文字。\n"}[lang],
    sql: "SELECT week_start, country, tokens\nFROM usage_weekly_by_country\nORDER BY week_start\n",
    chart: `from: ${above}\nmark: line\nx: week_start\ny: tokens\n`,
    table: `from: ${above}\nrows: 10\n`,
    input: `kind: choice\nlabel: ${{en: "Country", zh: "国家"}[lang]}\noptions: CN, US\nvalue: CN\n`,
    data: "country,weight\nCN,1\nUS,2\n",
    model: `title ${{en: "A model of mine", zh: "我的模型"}[lang]}\nperiods FY2026 to FY2028\n\ntokens tokens tn flow input 100\n  because ${{en: "an example", zh: "示例"}[lang]}\nprice USD/Mtok input 2\n  because ${{en: "an example", zh: "示例"}[lang]}\nrevenue USD m flow = tokens * price\n`,
    comment: `on: ${above}\n\n${{en: "What is to be said of it.", zh: "在此写下批注。"}[lang]}\n`
  };
  return {kind, name: NAMES[kind] === "" ? "" : freeName({cells}, NAMES[kind]), body: bodies[kind]};
}
