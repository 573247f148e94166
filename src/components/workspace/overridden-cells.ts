import {periodLabel, type Cell} from "../../model/compile.js";
import {withoutOverrides} from "../../model/text/edit-cell.js";
import type {OwnModels} from "./own-models.js";
import type {Workspace} from "./workspace.js";

/** Lets some cells follow their lines again, as one step. */
export async function takeBack(
  {workspace, models}: {readonly workspace: Workspace; readonly models: OwnModels},
  cells: readonly number[]
): Promise<void> {
  if (cells.length === 0) return;
  const named = cells.map((cell) => {
    const at = workspace.model.cells[cell] as Cell;
    return {line: at.line.name, period: periodLabel(at)};
  });
  await models.change((text, library) => {
    const without = withoutOverrides(text, library, named);
    return without === null ? {ok: false, why: {kind: "text"}} : {ok: true, text: without};
  });
}

/** Lets every cell of a model follow its line again. */
export async function takeAllBack(desk: {readonly workspace: Workspace; readonly models: OwnModels}): Promise<void> {
  const {overridden} = desk.workspace.company;
  await desk.models.change((text, library) => {
    const without = withoutOverrides(text, library, overridden);
    return without === null ? {ok: false, why: {kind: "text"}} : {ok: true, text: without};
  });
}
