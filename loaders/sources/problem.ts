/** What went wrong with a pull: where, what stands there, what was expected, what to do. */
export class PullError extends Error {
  constructor(
    /** What was found, with its place: `data[3].total_tokens: "-1"`. */
    readonly problem: string,
    readonly expected: string,
    readonly remedy: string,
    /** Whether the service refused or failed as such, so that asking it for more is of no use. */
    readonly stopsSource = false
  ) {
    super(`${problem}; expected ${expected}. ${remedy}`);
    this.name = "PullError";
  }
}

/** The PullError behind an error that a client library has wrapped; null where there is none. */
export function pullErrorBehind(error: unknown): PullError | null {
  for (let e = error; e instanceof Error; e = e.cause) if (e instanceof PullError) return e;
  return null;
}

export const REPORT_CHANGE =
  "Nothing was stored and the last good data stays in use. The publisher may have changed its format: compare with its documentation.";
