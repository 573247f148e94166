import {html} from "npm:htl";
import type {FactUse} from "../../companies/company.js";
import {toCsv} from "../../lib/csv.js";
import {latestDay} from "../../lib/dates.js";
import type {Text} from "../../lib/language.js";
import {saveText} from "../download.js";
import {saidInRows} from "../../lib/said-in-rows.js";
import {figureFile} from "../figure.js";
import {formatUnit} from "../../model/unit/format.js";
import {READERS_CASE} from "../../workbook/spec.js";
import {lineSource} from "../../workbook/words.js";
import {isReadersOwn} from "../../workspace/state.js";
import {gridEvaluation} from "./grid-years.js";
import {modelSource} from "./live-answer.js";
import {gridTable} from "./model-grid-cells.js";
import type {Workspace} from "./workspace.js";

const CSV: Text = {en: "Download CSV", zh: "下载 CSV"};
const CHANGED: Text = {en: "changed by the reader", zh: "读者修改"};

/** Saves the grid as CSV. */
export function csvButton(workspace: Workspace): HTMLElement {
  const button = html`<button type="button">${CSV[workspace.lang]}</button>`;
  button.addEventListener("click", () => {
    saveText(`${figureFile("model", modelSource(workspace))}.csv`, gridCsv(workspace));
  });
  return button;
}

/** The grid as CSV: every line with its unit, role, exact values, source and days, and whose case it is. */
export function gridCsv(workspace: Workspace, said = saidInRows(modelSource(workspace))): string {
  const {state, lang} = workspace;
  const {words, facts} = workspace.company;
  const {grid} = gridTable(workspace);
  const {values} = gridEvaluation(workspace);
  const valueIn = (cell: number | null) => {
    const value = values[cell ?? -1] ?? NaN;
    return Number.isNaN(value) ? null : value;
  };
  const ends = [isReadersOwn(state) ? READERS_CASE : state.case, ...said.map(([, text]) => text)];
  const rows = grid.rows.map(({line, cells}) => [
    line.name,
    workspace.title(line.name),
    formatUnit(line.unit),
    line.spec.type,
    ...cells.map(valueIn),
    lineSource(line, {words, lang}),
    ...daysOf(facts.filter((use) => use.line === line.name)),
    ...ends
  ]);
  const edits = Object.entries(state.edits).map(([key, value]) => [
    key,
    CHANGED[lang],
    "",
    "edit",
    value,
    ...grid.periods.map(() => null),
    state.view.why ?? "",
    "",
    "",
    ...ends
  ]);
  const names = ["line", "title", "unit", "type", "value", ...grid.periods, "source", "day", "source_date", "case"];
  return toCsv([...names, ...said.map(([name]) => name)], [...rows, ...edits]);
}

/** Of a price, a rate or a balance the day that it is of; of all that is on record the day of the newest document it was read from. */
function daysOf(facts: readonly FactUse[]): readonly [day: string, read: string] {
  const ofDays = facts.filter(({period, fact}) => period === null && fact.period_start === null);
  return [latestDay(ofDays.map(({fact}) => fact.period_end)), latestDay(facts.map(({fact}) => fact.source_date))];
}
