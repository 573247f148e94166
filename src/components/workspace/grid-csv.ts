import {html} from "npm:htl";
import {toCsv} from "../../lib/csv.js";
import type {Text} from "../../lib/language.js";
import {saveText} from "../download.js";
import {formatUnit} from "../../model/unit/format.js";
import {NOT_OUR_VIEW} from "../../workspace/saved.js";
import {isReadersOwn} from "../../workspace/state.js";
import {gridEvaluation} from "./grid-years.js";
import {gridTable} from "./model-grid-cells.js";
import type {Workspace} from "./workspace.js";

const CSV: Text = {en: "Download CSV", zh: "下载 CSV"};

/** Saves the grid as CSV. */
export function csvButton(workspace: Workspace): HTMLElement {
  const button = html`<button type="button">${CSV[workspace.lang]}</button>`;
  button.addEventListener("click", () => {
    saveText(`${workspace.company.entity}.csv`, gridCsv(workspace));
  });
  return button;
}

/** The grid as CSV: every line with its unit, role and exact values, said to be the reader's where it is. */
function gridCsv(workspace: Workspace): string {
  const {state, lang} = workspace;
  const {grid} = gridTable(workspace);
  const label = isReadersOwn(state) ? `${NOT_OUR_VIEW.en} / ${NOT_OUR_VIEW.zh}` : "";
  const {values} = gridEvaluation(workspace);
  const valueIn = (cell: number | null) => {
    const value = values[cell ?? -1] ?? NaN;
    return Number.isNaN(value) ? null : value;
  };
  const rows = grid.rows.map(({line, cells}) => [
    line.name,
    workspace.title(line.name),
    formatUnit(line.unit),
    line.spec.type,
    ...cells.map(valueIn),
    state.case,
    label
  ]);
  const columns = ["line", "title", "unit", "type", "value", ...grid.periods, "case", "label"];
  return toCsv(columns, [...rows, ...editRows()]);

  function editRows() {
    return Object.entries(state.edits).map(([key, value]) => [
      key,
      {en: "changed by the reader", zh: "读者修改"}[lang],
      "",
      "edit",
      value,
      ...grid.periods.map(() => null),
      state.case,
      label
    ]);
  }
}
