import {amountReader, type Amounts} from "./read-row.js";
import type {CacheConvention, Plan} from "./roles/roles.js";
import type {DecimalSign} from "./values/number.js";

/** How a file's tokens add up. */
export interface Convention {
  /** Whether cached tokens are among the input tokens; null where the file has none. */
  readonly cache: CacheConvention | null;
  /** What tells: totals that add up, values that allow no other reading, the export, names, or the reader. */
  readonly by: "total" | "values" | "export" | "names" | "reader";
  readonly isReasoningBeside: boolean;
}

/** What rows show of whether cached and reasoning tokens are among the others. */
export interface Evidence {
  totalWithin: number;
  totalBeside: number;
  cacheBeyondInput: number;
  reasoningBeyondOutput: number;
  totalWithReasoning: number;
}

export const noEvidence = (): Evidence => ({
  totalWithin: 0,
  totalBeside: 0,
  cacheBeyondInput: 0,
  reasoningBeyondOutput: 0,
  totalWithReasoning: 0
});

/** The tokens of a row: its total where it states one, else its parts. An empty total never beats filled parts. */
export function tokensOf(amounts: Amounts, {cache, isReasoningBeside}: Convention, evidence: Evidence): number {
  const {total, input, output, cacheRead, cacheWrite, reasoning} = amounts;
  const parts = (input ?? 0) + (output ?? 0);
  const cached = (cacheRead ?? 0) + (cacheWrite ?? 0);
  const thought = reasoning ?? 0;
  if (cached > 0 && cached > (input ?? 0)) evidence.cacheBeyondInput += 1;
  if (output !== null && thought > output) evidence.reasoningBeyondOutput += 1;
  if (total !== null && (total > 0 || parts + cached + thought === 0)) {
    if (cached > 0 && total === parts) evidence.totalWithin += 1;
    else if (cached > 0 && total === parts + cached) evidence.totalBeside += 1;
    if (thought > 0 && total === parts + thought) evidence.totalWithReasoning += 1;
    return total;
  }
  return parts + (cache === "beside" ? cached : 0) + (isReasoningBeside ? thought : 0);
}

/**
 * The convention of a file. A reader's word comes first, then what totals prove, then values that no other reading
 * allows, then the export's own, then names.
 */
export function conventionOf(plan: Plan, evidence: Evidence, chosen?: CacheConvention): Convention {
  const {totalWithin, totalBeside, cacheBeyondInput, reasoningBeyondOutput, totalWithReasoning} = evidence;
  const {cache_read_tokens: read, cache_write_tokens: write, amount} = plan.columns;
  const isReasoningBeside = reasoningBeyondOutput > 0 || totalWithReasoning > 0;
  const by = plan.known === null ? "names" : "export";
  if (!read && !write && !amount) return {cache: null, by, isReasoningBeside};
  if (chosen) return {cache: chosen, by: "reader", isReasoningBeside};
  if (totalWithin !== totalBeside)
    return {cache: totalWithin > totalBeside ? "within" : "beside", by: "total", isReasoningBeside};
  if (cacheBeyondInput > 0) return {cache: "beside", by: "values", isReasoningBeside};
  return {cache: plan.cache ?? "beside", by, isReasoningBeside};
}

/** The convention that the rows of a first look show. */
export function sampledConvention(
  rows: readonly (readonly string[])[],
  plan: Plan,
  sign: DecimalSign,
  chosen?: CacheConvention
): Convention {
  const read = amountReader(plan, sign);
  const evidence = noEvidence();
  const first = conventionOf(plan, evidence, chosen);
  for (const cells of rows) tokensOf(read(cells), first, evidence);
  return conventionOf(plan, evidence, chosen);
}

/** Whether two conventions add tokens up alike. */
export function isSameConvention(a: Convention, b: Convention): boolean {
  return a.cache === b.cache && a.isReasoningBeside === b.isReasoningBeside;
}
