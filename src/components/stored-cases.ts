import {editProblem, withEdits, type Edits} from "../model/workspace/edits.js";
import {isReadersOwn} from "../model/workspace/state.js";
import type {Overrides} from "../model/calculate/overrides.js";
import type {Text} from "../lib/language.js";
import {savedFromJson, savedToJson, type SavedCase} from "../model/workspace/saved.js";
import type {Workspace} from "./workspace.js";

const YOURS: Text = {en: "Yours", zh: "您的情景"};
const STORED = "alpha-ledger.cases";
/** Keys of saved cases begin so, apart from ours. */
const SAVED = "saved:";

/** Cases this browser keeps; none where it keeps nothing or what it kept cannot be read. */
export function storedCases(): readonly SavedCase[] {
  try {
    const read = savedFromJson(localStorage.getItem(STORED) ?? savedToJson([]));
    return read.ok ? read.value : [];
  } catch {
    return [];
  }
}

/** Throws where the browser keeps nothing. */
export function storeCases(cases: readonly SavedCase[]): void {
  localStorage.setItem(STORED, savedToJson(cases));
}

/** A case to be set beside others: one of ours, the reader's as it stands, or one the reader saved. */
export interface ComparedCase {
  readonly key: string;
  readonly title: string;
  readonly overrides: Overrides;
  /** What the reader set on top of our case, and why; null of a case of ours. */
  readonly own: {readonly edits: Edits; readonly on: string; readonly why: string} | null;
}

/** Our cases, the reader's saved ones of this company, and what is shown where it is the reader's. */
export function comparedCases(workspace: Workspace): ComparedCase[] {
  const {lang, open, state, overrides, model} = workspace;
  const ours = open.companyCases.map(({key, title, overrides}) => ({key, title: title[lang], overrides, own: null}));
  const saved = storedCases().flatMap(({name, company, case: on, edits: kept, why = ""}): ComparedCase[] => {
    if (company !== state.company) return [];
    // A model may have changed since: what it no longer takes is left out.
    const edits = Object.fromEntries(Object.entries(kept).filter(([key, value]) => !editProblem(model, key, value)));
    const own = {edits, on, why};
    return [{key: SAVED + name, title: name, overrides: withEdits(model, open.cases.get(on) ?? {}, edits), own}];
  });
  const own = {edits: state.edits, on: state.case, why: state.view.why ?? ""};
  return [...ours, ...saved, ...(isReadersOwn(state) ? [{key: "yours", title: YOURS[lang], overrides, own}] : [])];
}
