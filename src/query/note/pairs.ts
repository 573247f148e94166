import type {Proposal} from "./proposals.js";

/** A sentence that is proposed, with what says the same in the other language. */
export interface ProposedPair extends Proposal {
  /** Null where the text says it in one language only. */
  readonly other: string | null;
}

/** Sentences of a note in two languages, each beside the first of the other language that claims the same number of the same. */
export function pairsOf(proposals: readonly Proposal[]): ProposedPair[] {
  const taken = new Set<Proposal>();
  return proposals.flatMap((proposal): ProposedPair[] => {
    if (taken.has(proposal)) return [];
    taken.add(proposal);
    const other = proposals.find(
      (each) => !taken.has(each) && each.lang !== proposal.lang && claimed(each) === claimed(proposal)
    );
    if (other === undefined || proposal.expected === null) return [{...proposal, other: null}];
    taken.add(other);
    return [{...proposal, other: other.sentence}];
  });
}

function claimed({metric, scope, test, expected, expectedHigh, unit, decidedOn}: Proposal): string {
  return JSON.stringify([metric, scope, test, expected, expectedHigh, unit, decidedOn]);
}
