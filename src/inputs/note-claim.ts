import type {IsoDate} from "../lib/dates.js";
import type {Topic} from "../query/claims/claims.js";
import {METRIC, type Metric, type NoteScope} from "../query/note/metrics.js";
import type {ProposedPair} from "../query/note/pairs.js";
import type {Proposal} from "../query/note/proposals.js";
import {writtenTwice} from "../query/report/print.js";
import type {Draft} from "./claim-draft.js";
import type {ReportClaimDraft} from "./report-draft.js";

/** What a reader confirms of a sentence before it becomes a claim. */
export interface Confirmed {
  readonly metric: Metric;
  /** Monday of the week it is about; null for the last whole one. */
  readonly week: NoteScope["week"];
  /** The day before which it is not decided; null where it is at once. */
  readonly decidedOn: IsoDate | null;
  /** Places of the bases that are not asked, among those of the metric. */
  readonly left: readonly number[];
}

const TOPIC_OF: Readonly<Partial<Record<Metric, Topic>>> = {
  use: "use",
  price: "price",
  multiple: "value",
  margin: "value",
  shares: "since",
  event: "since"
};

/** A sentence of a note as a claim of the workshop, under what its reader confirmed; a metric without queries leaves one to write. */
export function draftOf(
  {sentence, test, expected, expectedHigh, tolerance, scope, ...proposal}: Proposal,
  {metric, week, left}: Confirmed
): Draft {
  const bases = METRIC[metric].bases({...scope, week}).filter((_, i) => !left.includes(i));
  const text = (value: number | null) => (value === null ? "" : String(value));
  return {
    statement: sentence,
    test,
    expected: text(expected),
    expectedHigh: text(expectedHigh),
    tolerance: text(tolerance),
    unit: metric === proposal.metric ? proposal.unit : METRIC[metric].unit,
    readings: bases.length === 0 ? [{name: "", sql: ""}] : bases.map(({name, sql}) => ({name: writtenTwice(name), sql}))
  };
}

/** A sentence as a claim of a report, in both languages where the note has it in both. */
export function reportClaimOf(pair: ProposedPair, confirmed: Confirmed, name: string): ReportClaimDraft {
  const draft = draftOf(pair, confirmed);
  // A claim stands as a headline does, without its full stop.
  const plain = (sentence: string | null) => sentence?.replace(/[.。]$/, "") ?? "";
  const [en, zh] = pair.lang === "en" ? [pair.sentence, pair.other] : [pair.other, pair.sentence];
  return {
    name,
    topic: TOPIC_OF[confirmed.metric] ?? "tokens",
    statementZh: plain(zh),
    because: {en: "", zh: ""},
    decidedOn: confirmed.decidedOn ?? "",
    draft: {...draft, statement: plain(en)},
    bases: []
  };
}
