import type {Lang} from "../lib/language.js";
import type {NoteScope, Metric} from "../query/note/metrics.js";
import {METRIC} from "../query/note/metrics.js";
import type {Proposal} from "../query/note/proposals.js";
import type {Draft} from "./claim-draft.js";

/** What a reader confirms of a sentence before it becomes a claim. */
export interface Confirmed {
  readonly metric: Metric;
  /** Monday of the week it is about; null for the last whole one. */
  readonly week: NoteScope["week"];
}

/** A sentence of a note as a claim of the workshop, under what its reader confirmed; a metric without queries leaves one to write. */
export function draftOf(proposal: Proposal, {metric, week}: Confirmed, lang: Lang): Draft {
  const {sentence, test, expected, expectedHigh, tolerance, scope} = proposal;
  const bases = METRIC[metric].bases({...scope, week});
  const text = (value: number | null) => (value === null ? "" : String(value));
  return {
    statement: sentence,
    test,
    expected: text(expected),
    expectedHigh: text(expectedHigh),
    tolerance: text(tolerance),
    unit: metric === proposal.metric ? proposal.unit : METRIC[metric].unit,
    readings: bases.length === 0 ? [{name: "", sql: ""}] : bases.map(({name, sql}) => ({name: name[lang], sql}))
  };
}
