import {BASE_CASE, openingState, type OwnModel, type WorkspaceState} from "./state.js";

/**
 * All that a step takes back: the company a reader has open, how those left stand, by company, to be taken up again as
 * they were, and the texts of models of their own.
 */
export interface Desk {
  readonly open: WorkspaceState;
  readonly left: Readonly<Record<string, WorkspaceState>>;
  readonly own: readonly OwnModel[];
}

/** A change of what is open; another company opens as it was left, or as its sheet stands. */
export function goTo({open, left, own}: Desk, next: Partial<WorkspaceState>): Desk {
  const company = next.company ?? open.company;
  if (company === open.company) return {open: {...open, ...next}, left, own};
  const {[company]: before = openingState(company), ...others} = allOf({open, left});
  return {open: Object.keys(next).length > 1 ? {...before, ...next} : before, left: others, own};
}

/** Opens a company as it was left, also the one that is open. */
export function takeUp({open, left, own}: Desk, company: string): Desk {
  const {[company]: before = openingState(company), ...others} = left;
  return {open: before, left: {...others, ...touched(open)}, own};
}

/** Every company a reader has done something with, the one open as it stands. */
export function allOf({open, left}: Omit<Desk, "own">): Desk["left"] {
  return {...left, ...touched(open)};
}

/** Models with one in place of the one of its key, in the order of their keys. */
export function withOwnModel(own: readonly OwnModel[], model: OwnModel): readonly OwnModel[] {
  return [...own.filter(({key}) => key !== model.key), model].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function touched(state: WorkspaceState): Desk["left"] {
  const isAsOpened = state.case === BASE_CASE && Object.keys({...state.edits, ...state.view}).length === 0;
  return isAsOpened ? {} : {[state.company]: state};
}
