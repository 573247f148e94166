import type {CallToolResult} from "@modelcontextprotocol/sdk/types.js";
import {reasonOf} from "../../src/lib/reason-of.js";

/** What a tool says: its answer as an object and as text, or, where it cannot, why. */
export async function toolAnswer(work: () => Promise<Readonly<Record<string, unknown>>>): Promise<CallToolResult> {
  try {
    const answer = await work();
    return {structuredContent: answer, content: [{type: "text", text: JSON.stringify(answer)}]};
  } catch (error) {
    // Problems of settings are told as on the command line, where these are options.
    const text = reasonOf(error).replace(/^--/gm, "");
    return {isError: true, content: [{type: "text", text}]};
  }
}
