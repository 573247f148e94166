import {reasonOf} from "../../src/lib/reason-of.js";
import type {Budget, RateLimit} from "./budget.js";
import {textOf} from "./decode.js";
import type {Effects} from "./effects.js";
import {PullError} from "./problem.js";

/** How a service wants to be asked. */
export interface Service {
  readonly name: string;
  readonly limits: readonly RateLimit[];
  /** What to do when it refuses the caller. */
  readonly access: string;
}

/** One answer: what was asked, and the bytes as received. */
export interface Payload {
  readonly request: string;
  readonly body: Uint8Array;
}

const TRIES = 3;
const FIRST_WAIT_MS = 5_000;
/** A longer wait is left to the next run. */
const LONGEST_WAIT_MS = 60_000;

/**
 * A fetch for client libraries: within the service's limits, with tries and waits, and with the whole JSON body read
 * and recorded in `received`. Throws a PullError for anything but an answer of 200 with whole JSON.
 */
export function politeFetch(service: Service, effects: Effects, budget: Budget, received: Payload[]): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    for (let attempt = 1; ; attempt++) {
      await budget(service.name, service.limits);
      const answer = await tryOnce(request, service, effects);
      if (!("problem" in answer)) {
        received.push({request: describe(request), body: answer.body});
        return new Response(answer.body, {headers: answer.headers});
      }
      if (answer.waitMs === null || answer.waitMs > LONGEST_WAIT_MS || attempt === TRIES)
        throw new PullError(
          answer.problem + (attempt > 1 ? ` after ${attempt} tries` : ""),
          "200 with JSON",
          answer.remedy,
          true
        );
      await effects.sleep(Math.max(answer.waitMs, FIRST_WAIT_MS * 2 ** (attempt - 1)));
    }
  };
}

interface Refusal {
  readonly problem: string;
  readonly remedy: string;
  /** Milliseconds until another try makes sense; null when none does. */
  readonly waitMs: number | null;
}

type Answer = {readonly body: Uint8Array<ArrayBuffer>; readonly headers: Headers} | Refusal;

async function tryOnce(request: Request, service: Service, effects: Effects): Promise<Answer> {
  const where = describe(request);
  let body;
  let response;
  try {
    [response, body] = await within(effects.timeoutMs, async (signal) => {
      const response = await effects.fetch(request.clone(), {signal});
      return [response, new Uint8Array(await response.arrayBuffer())] as const;
    });
  } catch (error) {
    return {problem: `${where}: ${connectionProblem(error)}`, remedy: RUN_AGAIN, waitMs: FIRST_WAIT_MS};
  }
  if (response.status !== 200) return refusal(where, response, service, effects.now());
  try {
    JSON.parse(textOf(body));
  } catch (error) {
    const reason = reasonOf(error);
    return {
      problem: `${where}: ${body.length} bytes that are not JSON (${reason})`,
      remedy: RUN_AGAIN,
      waitMs: FIRST_WAIT_MS
    };
  }
  return {body, headers: new Headers({"content-type": "application/json"})};
}

const RUN_AGAIN = "Nothing was stored and the last good data stays in use; run the refresh again later.";

function refusal(where: string, response: Response, {access}: Service, now: Date): Refusal {
  const problem = `${where}: HTTP ${response.status}`;
  if (response.status === 401 || response.status === 403) return {problem, remedy: access, waitMs: null};
  if (response.status === 429) {
    const waitMs = retryAfterMs(response.headers.get("retry-after"), now);
    const when =
      waitMs > LONGEST_WAIT_MS ? ` It asks to wait until ${new Date(now.getTime() + waitMs).toISOString()}.` : "";
    return {problem, remedy: `Its limit is used up.${when} ${RUN_AGAIN}`, waitMs};
  }
  return {problem, remedy: RUN_AGAIN, waitMs: response.status >= 500 ? FIRST_WAIT_MS : null};
}

/** Milliseconds a Retry-After header asks for, in seconds or as a date; 0 without one. */
export function retryAfterMs(header: string | null, now: Date): number {
  if (!header) return 0;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const time = Date.parse(header);
  return Number.isNaN(time) ? 0 : Math.max(0, time - now.getTime());
}

class Stalled extends Error {}

/**
 * What `run` gives within a time; rejects with Stalled after it, and aborts the signal. The timer is held here: the
 * signal of a request is followed through weak references, so a collection of garbage can lose an abort on its way.
 */
async function within<T>(milliseconds: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Stalled(`no whole answer within ${milliseconds / 1000} s: the connection stalled`));
      controller.abort();
    }, milliseconds);
  });
  try {
    return await Promise.race([run(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

function connectionProblem(error: unknown): string {
  if (error instanceof Stalled) return error.message;
  const cause = error instanceof Error ? error.cause : undefined;
  const code = (cause as {code?: string} | undefined)?.code ?? "";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `the name cannot be resolved (${code})`;
  if (code === "ECONNREFUSED" || code === "ENETUNREACH" || code === "EHOSTUNREACH") return `no connection (${code})`;
  return `the answer broke off (${code || reasonOf(error)})`;
}

/** Method, path and query: never a header, so never a key. */
function describe({method, url}: Request): string {
  const {pathname, search} = new URL(url);
  return `${method} ${pathname}${search}`;
}
