import {readFragment} from "../../lib/address.js";
import {keep, readKept} from "../../lib/storage.js";
import type {Desk} from "../../workspace/desk.js";
import {fromFragment, toFragment} from "../../workspace/fragment.js";
import {isOwnModel, type Subject, type WorkspaceState} from "../../workspace/state.js";

/** Where a tab keeps the companies a reader did something with, as fragments. */
const KEPT = "alpha-ledger.desk";

/** Companies of ours that a reader did something with in this tab, as they were left. */
export function leftInTab(companies: readonly Subject[]): Desk["left"] {
  const fragments = (readKept(KEPT, "session") ?? "").split("\n").filter((f) => f !== "" && ownIn(f) === null);
  const states = fragments.map((fragment) => fromFragment(fragment, companies).state);
  return Object.fromEntries(states.map((state) => [state.company, state]));
}

/** Keeps them while the tab is open. */
export function keepInTab(states: Desk["left"], opening: WorkspaceState): void {
  keep(
    KEPT,
    Object.values(states)
      .map((state) => toFragment(state, opening))
      .join("\n"),
    "session"
  );
}

/** Key of the reader's own model that a fragment names; null where it names none. */
export function ownIn(fragment: string): string | null {
  const company = fieldIn(fragment, "company");
  return isOwnModel(company) ? company : null;
}

export function fieldIn(fragment: string, name: string): string {
  return readFragment(fragment).fields.find(([key]) => key === name)?.[1] ?? "";
}
