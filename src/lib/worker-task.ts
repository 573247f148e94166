import {reasonOf} from "./reason-of.js";
import {within, type Patience} from "./stopped.js";

/** What a worker says of one request: steps on the way, then its answer or why there is none. */
type Report<Answer, Step> =
  | {readonly kind: "step"; readonly step: Step}
  | {readonly kind: "done"; readonly answer: Answer}
  | {readonly kind: "failed"; readonly message: string};

interface TaskOptions<Step> extends Patience {
  /** Each step also renews the patience. */
  readonly onStep?: (step: Step) => void;
}

/**
 * Sends one request to a worker and ends the worker with the answer, an error, a cancel or its last second of
 * patience, so that nothing a file or a text holds can keep the page busy. Rejects with Stopped, or with the worker's
 * own message.
 */
export async function runInWorker<Answer, Step = never>(
  worker: Worker,
  request: unknown,
  {onStep, ...patience}: TaskOptions<Step>
): Promise<Answer> {
  try {
    return await within<Answer>(
      (renew) =>
        new Promise((resolve, reject) => {
          worker.addEventListener("message", ({data}: MessageEvent<Report<Answer, Step>>) => {
            if (data.kind === "done") resolve(data.answer);
            else if (data.kind === "failed") reject(new Error(data.message));
            else {
              renew();
              onStep?.(data.step);
            }
          });
          worker.addEventListener("error", ({message}) => reject(new Error(message)));
          worker.postMessage(request);
        }),
      patience
    );
  } finally {
    worker.terminate();
  }
}

/** Answers requests inside a worker, with steps told on the way; elsewhere, as in tests, it does nothing. */
export function answerRequests(answer: (request: never, onStep: (step: unknown) => void) => unknown): void {
  if (typeof document !== "undefined" || typeof postMessage !== "function") return;
  const say = (report: Report<unknown, unknown>) => postMessage(report);
  addEventListener("message", ({data}: MessageEvent<unknown>) => {
    Promise.resolve()
      .then(() => answer(data as never, (step) => say({kind: "step", step})))
      .then(
        (found) => say({kind: "done", answer: found}),
        (error: unknown) => say({kind: "failed", message: reasonOf(error)})
      );
  });
}
