import type {OpenRouter} from "@openrouter/sdk";
import type {Source, Client} from "./source.js";
import {DAY, MINUTE} from "./budget.js";
import {shapeProblem, textOf} from "./decode.js";
import {politeFetch, type Payload, type Service} from "./http.js";
import {PullError, pullErrorBehind, REPORT_CHANGE} from "./problem.js";
import {setting} from "./settings.js";

/** 30 requests a minute and 500 a day, as the Data API states; a margin is kept of both. */
const SERVICE: Service = {
  name: "openrouter",
  limits: [
    {requests: 25, windowMs: MINUTE},
    {requests: 450, windowMs: DAY}
  ],
  access: "Check OPENROUTER_API_KEY in .env: any valid key of the account will do."
};

/** What all datasets of the Data API have in common. */
export const OPENROUTER: Pick<
  Source,
  "publisher" | "licence" | "rights" | "status" | "settings" | "address" | "optional"
> = {
  publisher: "OpenRouter",
  licence: "CC BY 4.0",
  rights: "open",
  status: "official",
  settings: {OPENROUTER_API_KEY: "a key from openrouter.ai/settings/keys"},
  address: "OPENROUTER_BASE_URL",
  optional: false
};

/** What to cite, with the Data API’s licence or what stands in its place. */
export function openRouterCitation(address: string, terms = " Licensed under CC BY 4.0."): (asOf: string) => string {
  return (asOf) => `Source: OpenRouter (${address}), as of ${asOf}.${terms}`;
}

/**
 * Asks through the official client and keeps the bytes as received. Throws a PullError. The client is loaded here, for
 * the first question: what only decodes answers goes without.
 */
export async function askOpenRouter(
  {effects, budget}: Client,
  ask: (client: OpenRouter) => Promise<unknown>
): Promise<readonly Payload[]> {
  const received: Payload[] = [];
  const fetcher = politeFetch(SERVICE, effects, budget, received);
  const [{OpenRouter}, {HTTPClient}] = await Promise.all([
    import("@openrouter/sdk"),
    import("@openrouter/sdk/lib/http.js")
  ]);
  const moved = setting(effects.env["OPENROUTER_BASE_URL"]);
  const client = new OpenRouter({
    apiKey: setting(effects.env["OPENROUTER_API_KEY"]) ?? "",
    httpClient: new HTTPClient({fetcher}),
    retryConfig: {strategy: "none"},
    ...(moved !== undefined && {serverURL: moved})
  });
  try {
    await ask(client);
  } catch (error) {
    throw pullErrorBehind(error) ?? clientProblem(error, received.at(-1));
  }
  return received;
}

const MOST_PAGES = 10;

/** Reads every page of a list. Throws where it does not end. */
export async function readPages(pages: AsyncIterable<unknown>): Promise<void> {
  let read = 0;
  for await (const _ of pages)
    if (++read > MOST_PAGES) throw new PullError(`more than ${MOST_PAGES} pages`, "a list that ends", REPORT_CHANGE);
}

/** The client checks an answer against its own types: says which field it stopped at. */
function clientProblem(error: unknown, payload: Payload | undefined): unknown {
  const issues = (error as {cause?: {issues?: Parameters<typeof shapeProblem>[0]}}).cause?.issues;
  if (!issues || !payload) return error;
  // For lists the client checks an envelope of its own, { Result: … }.
  const own = issues.map((issue) => (issue.path[0] === "Result" ? {...issue, path: issue.path.slice(1)} : issue));
  const problem = shapeProblem(own, JSON.parse(textOf(payload.body)));
  return new PullError(`${payload.request}: ${problem.problem}`, problem.expected, problem.remedy);
}
