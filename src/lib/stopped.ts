import type {Lang, Text} from "./language.js";

/** Work that was ended before it was done: by the reader, or because it took too long. */
export class Stopped extends Error {
  constructor(
    readonly why: "cancelled" | "late",
    readonly seconds: number
  ) {
    super(stoppedText({why, seconds}, "en"));
  }
}

/** How long work may go on without a sign of life, and a signal by which the reader ends it. */
export interface Patience {
  readonly seconds: number;
  readonly signal?: AbortSignal | undefined;
}

/** What work ended by and by is told in the reader's language. */
export function stoppedText({why, seconds}: Pick<Stopped, "why" | "seconds">, lang: Lang): string {
  const cancelled: Text = {en: "Cancelled; nothing of it is kept.", zh: "已取消，未保留任何内容。"};
  const late: Text = {
    en: `Stopped after ${seconds} seconds without an end in sight; nothing of it is kept. Ask for less and try again.`,
    zh: `${seconds} 秒内未能完成，已停止，未保留任何内容。请缩小范围后重试。`
  };
  return {cancelled, late}[why][lang];
}

/**
 * Waits for work as long as patience lasts; `renew` starts the wait anew. Rejects with Stopped where it ends first:
 * ending the work itself is up to the caller.
 */
export async function within<T>(work: (renew: () => void) => Promise<T>, {seconds, signal}: Patience): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: (why: Stopped["why"]) => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => (stop = (why) => reject(new Stopped(why, seconds))));
  const cancel = () => stop("cancelled");
  const renew = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stop("late"), seconds * 1000);
  };
  if (signal?.aborted) cancel();
  signal?.addEventListener("abort", cancel);
  renew();
  try {
    return await Promise.race([stopped, work(renew)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
  }
}
