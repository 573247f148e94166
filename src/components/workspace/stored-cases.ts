import {keep, readKept} from "../../lib/storage.js";
import type {Overrides} from "../../model/calculate/overrides.js";
import {withEdits, type Edits} from "../../workspace/edits.js";
import {savedFromJson, savedProblem, savedToJson, YOURS, type SavedCases} from "../../workspace/saved.js";
import {isReadersOwn} from "../../workspace/state.js";
import type {Workspace} from "./workspace.js";

const STORED = "alpha-ledger.cases";
/** Keys of saved cases begin so, apart from ours. */
const SAVED = "saved:";

/** Cases this browser keeps, and what it keeps that cannot be read as one; none where it keeps nothing. */
export function storedCases(): SavedCases {
  const kept = readKept(STORED);
  return kept === null ? {cases: [], unread: []} : savedFromJson(kept);
}

/** False where the browser keeps nothing. */
export function storeCases(saved: SavedCases): boolean {
  return keep(STORED, savedToJson(saved));
}

/** A case to be set beside others: one of ours, the reader's as it stands, or one the reader saved. */
export interface ComparedCase {
  readonly key: string;
  readonly title: string;
  readonly overrides: Overrides;
  /** What the reader set on top of our case, and why; null of a case of ours. */
  readonly own: {readonly edits: Edits; readonly on: string; readonly why: string} | null;
}

/** Our cases, the reader's saved ones of this company that can be used, and what is shown where it is the reader's. */
export function comparedCases(workspace: Workspace): ComparedCase[] {
  const {lang, open, state, overrides, model} = workspace;
  const ours = open.companyCases.map(({key, title, overrides}) => ({key, title: title[lang], overrides, own: null}));
  const saved = storedCases().cases.flatMap((kept): ComparedCase[] => {
    if (kept.company !== state.company || savedProblem(kept, open) !== null) return [];
    const {name, case: on, edits, why = ""} = kept;
    const own = {edits, on, why};
    return [{key: SAVED + name, title: name, overrides: withEdits(model, open.cases.get(on) ?? {}, edits), own}];
  });
  const own = {edits: state.edits, on: state.case, why: state.view.why ?? ""};
  return [...ours, ...saved, ...(isReadersOwn(state) ? [{key: "yours", title: YOURS[lang], overrides, own}] : [])];
}
