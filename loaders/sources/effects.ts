/** What a refresh takes from the world around it; tests pass their own. */
export interface Effects {
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly fetch: typeof fetch;
  /** Settings and keys, as `.env.example` names them. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How long one answer may take, milliseconds. */
  readonly timeoutMs: number;
  readonly pid: number;
}

export function systemEffects(): Effects {
  return {
    now: () => new Date(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    fetch: (...request) => fetch(...request),
    env: process.env,
    timeoutMs: 120_000,
    pid: process.pid
  };
}
