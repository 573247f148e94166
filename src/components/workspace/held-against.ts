import {outcome} from "../../model/calculate/evaluate.js";
import {day} from "../../words/quantity.js";
import {NO_WORDS, say, type Words} from "../../words/say.js";
import type {Workspace} from "./workspace.js";

/** What a measure goes on with: the price that values are held against; nothing where none can be. */
export function heldAgainst({company, evaluation, state}: Pick<Workspace, "company" | "evaluation" | "state">): Words {
  const {price} = company.headline;
  if (!outcome(evaluation, price).ok) return NO_WORDS;
  if (Object.hasOwn(state.edits, price)) return {en: say`, against your price`, zh: say`，对照您填入的股价`};
  const on = day(company.valuedOn);
  return {en: say`, against the close of ${on}`, zh: say`，对照${on}收盘价`};
}
