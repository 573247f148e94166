import type {Survey} from "../survey.js";
import {wordsOf} from "./words.js";

const NAME = /(^| )((run|span|observation|node|event) (type|kind)|kind|type|operation name)$/;
const CALL =
  /^(llm|generation|chat|chat[ _]?completions?|completions?|text_completion|generate_content|embeddings?|chat[ _]?model|language[ _]?model|inference)$/i;
const SUM =
  /^(chain|agent|tool|workflow|task|retriever|retrieval|parser|trace|session|root|graph|general|function|span|pipeline|runnable|invoke_agent|create_agent|execute_tool|invoke_workflow)$/i;

/**
 * The column of a trace that tells calls of models from what they are part of: a chain, an agent, a workflow, whose
 * amounts are the sums of its calls. Null for a table that has none.
 */
export function spanKindColumn({names, rows}: Pick<Survey, "names" | "rows">): number | null {
  const isCall = (place: number) => rows.some((cells) => CALL.test((cells[place] ?? "").trim()));
  const found = names.findIndex((name, place) => NAME.test(wordsOf(name).join(" ")) && isCall(place));
  return found < 0 ? null : found;
}

/** Whether a row of a trace adds up calls that have rows of their own. */
export function isSumOfCalls(kind: string): boolean {
  return SUM.test(kind.trim());
}
