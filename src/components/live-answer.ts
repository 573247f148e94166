import {factsAsOf} from "../companies/company.js";
import {NOT_OUR_VIEW} from "../model/workspace/saved.js";
import {isReadersOwn} from "../model/workspace/state.js";
import {liveFigure, type FigureSource, type FigureSpec} from "./figure.js";
import type {Workspace} from "./workspace.js";

/** A figure that follows the workspace: the same figure with other numbers after each change. */
export function liveAnswer<T>(workspace: Workspace, spec: () => FigureSpec<T>): HTMLElement {
  const {element, update} = liveFigure(spec());
  let isFirst = true;
  workspace.onChange(() => {
    if (!isFirst) update(spec());
    isFirst = false;
  });
  return element;
}

/** Source of figures a model gives: its case, and whose it is. Goes with each download. */
export function modelSource({company, open, state}: Workspace): FigureSource {
  const shown = open.companyCases.find(({key}) => key === state.case)?.title.en ?? state.case;
  const own = isReadersOwn(state) ? ` ${NOT_OUR_VIEW.en}.` : "";
  return {
    citation: `Alpha Ledger, model of ${company.title.en}, case “${shown}”.${own}`,
    asOf: factsAsOf(company),
    rights: "open"
  };
}
