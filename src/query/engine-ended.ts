/** The worker was ended before it could answer. */
export class EngineEnded extends Error {}

/** How a worker ends: `lost` rejects with EngineEnded when it is ended or breaks down, once. */
export interface Ending {
  readonly lost: Promise<never>;
  readonly isEnded: boolean;
  /** Ends the worker whatever it is doing; the next query starts another from the bytes in memory. */
  end(): void;
}

/** The end of a worker that may break down, with what is to be done at it. */
export function endingOf(thread: Pick<Worker, "addEventListener">, onEnd: () => void): Ending {
  let lose: (error: EngineEnded) => void = () => undefined;
  let isEnded = false;
  const lost = new Promise<never>((_, reject) => (lose = reject));
  // Without a query under way no one waits for it.
  lost.catch(() => undefined);
  const end = () => {
    if (isEnded) return;
    isEnded = true;
    onEnd();
    lose(new EngineEnded("DuckDB was ended and starts anew"));
  };
  thread.addEventListener("error", end);
  return {
    lost,
    end,
    get isEnded() {
      return isEnded;
    }
  };
}
