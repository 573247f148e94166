import {axisNames, showable} from "./axes.js";
import {editProblem} from "./edits.js";
import {BASE_CASE, type Subject, type WorkspaceState} from "./state.js";

/** A state on a sheet that was changed: edits and a case that the sheet no longer has are left out. */
export function fitState(state: WorkspaceState, {entity, model, cases}: Subject): WorkspaceState {
  if (state.company !== entity) return state;
  const fits = Object.entries(state.edits).filter(([key, value]) => editProblem(model, key, value) === null);
  const {rows, columns, output, from, ...view} = state.view;
  const inputs = new Set(axisNames(model));
  return {
    ...state,
    case: cases.has(state.case) ? state.case : BASE_CASE,
    edits: Object.fromEntries(fits),
    view: {
      ...view,
      ...(rows !== undefined && inputs.has(rows) && {rows}),
      ...(columns !== undefined && inputs.has(columns) && {columns}),
      ...(output !== undefined && showable(model).includes(output) && {output}),
      ...(from !== undefined && (cases.has(from) || from.startsWith("saved:")) && {from})
    }
  };
}
