import {factsAsOf} from "../../companies/company.js";
import type {Text} from "../../lib/language.js";
import {NOT_OUR_VIEW} from "../../workspace/saved.js";
import {READERS_CASE} from "../../workbook/spec.js";
import {isReadersOwn} from "../../workspace/state.js";
import {updatableFigure} from "../figure.js";
import type {FigureSource, FigureSpec} from "../figure-spec.js";
import type {Workspace} from "./workspace.js";

/** A figure that follows the workspace: the same figure with other numbers after each change. */
export function liveAnswer<T>(workspace: Workspace, spec: () => FigureSpec<T>): HTMLElement {
  const {element, update} = updatableFigure(spec());
  let isFirst = true;
  workspace.onChange(() => {
    if (!isFirst) update(spec());
    isFirst = false;
  });
  return element;
}

/** Source of figures a model gives: its case, and whose it is, in the page's language. Goes with each download. */
export function modelSource(workspace: Workspace): FigureSource {
  const {company, open, state, lang} = workspace;
  const stated = open.companyCases.find(({key}) => key === state.case)?.title[lang] ?? state.case;
  const own = isReadersOwn(state);
  const shown = own ? {en: `yours, on ${stated}`, zh: `您的情景，以${stated}为基础`}[lang] : stated;
  const citation: Text = {
    en: `Alpha Ledger, model of ${company.title.en}, case “${shown}”.${own ? ` ${NOT_OUR_VIEW.en}.` : ""}`,
    zh: `阿尔法账本，${company.title.zh}模型，“${shown}”情景。${own ? `${NOT_OUR_VIEW.zh}。` : ""}`
  };
  return {citation: citation[lang], asOf: factsAsOf(company), rights: "open", subject: fileSubject(workspace)};
}

/** By which model and case files are called; the reader’s scenario by no name of ours. */
export function fileSubject({company, state}: Workspace): string {
  return `${company.entity.replace(/[^\w.-]+/g, "-")}-${isReadersOwn(state) ? READERS_CASE : state.case}`;
}
