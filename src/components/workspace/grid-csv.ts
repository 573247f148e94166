import {toCsv} from "../../lib/csv.js";
import {besidePeriods, evaluatedYears, yearsOf} from "../../model/analysis/years.js";
import {outcomes} from "../../model/calculate/evaluate.js";
import {formatUnit} from "../../model/unit/format.js";
import {NOT_OUR_VIEW} from "../../workspace/saved.js";
import {isReadersOwn} from "../../workspace/state.js";
import {gridTable} from "./model-grid-cells.js";
import type {Workspace} from "./workspace.js";

/** The grid as CSV: every line with its unit, role and exact values, said to be the reader's where it is. */
export function gridCsv(workspace: Workspace): string {
  const {evaluation, state, lang} = workspace;
  const {grid} = gridTable(workspace);
  const label = isReadersOwn(state) ? `${NOT_OUR_VIEW.en} / ${NOT_OUR_VIEW.zh}` : "";
  const years = workspace.company.hasYears ? yearsOf(workspace.model) : null;
  const yearly = years && evaluatedYears(years, evaluation.overrides);
  const labels = years?.periods.map((period) => period.label) ?? [];
  const inYears = (name: string) =>
    yearly?.model.firstCell.has(name)
      ? outcomes(yearly, name).map((outcome) => (outcome.ok ? outcome.value : null))
      : labels.map(() => null);
  const valueIn = (cell: number | null | undefined) => {
    const value = evaluation.values[cell ?? -1] ?? NaN;
    return Number.isNaN(value) ? null : value;
  };
  const rows = grid.rows.map(({line, cells: [single, ...ofPeriods]}) => [
    line.name,
    workspace.title(line.name),
    formatUnit(line.unit),
    line.spec.type,
    valueIn(single),
    ...besidePeriods(years, ofPeriods.map(valueIn), inYears(line.name)),
    state.case,
    label
  ]);
  const columns = [
    "line",
    "title",
    "unit",
    "type",
    "value",
    ...besidePeriods(years, grid.periods, labels),
    "case",
    "label"
  ];
  return toCsv(columns, [...rows, ...editRows()]);

  function editRows() {
    return Object.entries(state.edits).map(([key, value]) => [
      key,
      {en: "changed by the reader", zh: "读者修改"}[lang],
      "",
      "edit",
      value,
      ...grid.periods.map(() => null),
      ...labels.map(() => null),
      state.case,
      label
    ]);
  }
}
