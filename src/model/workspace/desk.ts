import {BASE_CASE, openingState, type WorkspaceState} from "./state.js";

/** The company a reader has open, and how those left stand, by company: they are taken up again as they were. */
export interface Desk {
  readonly open: WorkspaceState;
  readonly left: Readonly<Record<string, WorkspaceState>>;
}

/** A change of what is open; another company opens as it was left, or as its sheet stands. */
export function goTo({open, left}: Desk, next: Partial<WorkspaceState>): Desk {
  const company = next.company ?? open.company;
  if (company === open.company) return {open: {...open, ...next}, left};
  const {[company]: before = openingState(company), ...others} = allOf({open, left});
  return {open: Object.keys(next).length > 1 ? {...before, ...next} : before, left: others};
}

/** Opens a company as it was left, also the one that is open. */
export function takeUp({open, left}: Desk, company: string): Desk {
  const {[company]: before = openingState(company), ...others} = left;
  return {open: before, left: {...others, ...touched(open)}};
}

/** Every company a reader has done something with, the one open as it stands. */
export function allOf({open, left}: Desk): Desk["left"] {
  return {...left, ...touched(open)};
}

function touched(state: WorkspaceState): Desk["left"] {
  const isAsOpened = state.case === BASE_CASE && Object.keys({...state.edits, ...state.view}).length === 0;
  return isAsOpened ? {} : {[state.company]: state};
}
