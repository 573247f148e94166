import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {Stopped, stoppedText, within} from "../../src/lib/stopped.js";
import {answerRequests, runInWorker} from "../../src/lib/worker-task.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<never>(() => undefined);

describe("within(work, patience)", () => {
  it("gives what the work gives, and its error", async () => {
    await expect(within(() => Promise.resolve(1), {seconds: 5})).resolves.toBe(1);
    await expect(within(() => Promise.reject(new Error("no")), {seconds: 5})).rejects.toThrow("no");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("ends late where nothing is heard, and each sign of life begins the wait anew", async () => {
    let renew: () => void = () => undefined;
    const waiting = within((again) => ((renew = again), never()), {seconds: 5});
    const told = expect(waiting).rejects.toMatchObject({why: "late", seconds: 5});
    await vi.advanceTimersByTimeAsync(4000);
    renew();
    await vi.advanceTimersByTimeAsync(4000);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1000);
    await told;
  });

  it("ends at once when it is cancelled, before or while it works", async () => {
    const stop = new AbortController();
    const waiting = within(never, {seconds: 5, signal: stop.signal});
    stop.abort();
    await expect(waiting).rejects.toMatchObject({why: "cancelled"});
    await expect(within(never, {seconds: 5, signal: stop.signal})).rejects.toBeInstanceOf(Stopped);
    expect(vi.getTimerCount()).toBe(0);
  });
});

/** A worker that says what a test makes it say. */
class FakeWorker extends EventTarget implements Worker {
  onmessage = null;
  onmessageerror = null;
  onerror = null;
  readonly asked: unknown[] = [];
  isEnded = false;
  postMessage(request: unknown): void {
    this.asked.push(request);
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(data: unknown): void {
    this.dispatchEvent(new MessageEvent("message", {data}));
  }
}

describe("runInWorker(worker, request, patience)", () => {
  it("asks once, passes steps on, gives the answer and ends the worker", async () => {
    const worker = new FakeWorker();
    const steps: number[] = [];
    const running = runInWorker<string, number>(worker, "question", {seconds: 5, onStep: (n) => steps.push(n)});
    worker.say({kind: "step", step: 0.5});
    worker.say({kind: "done", answer: "answer"});
    expect(await running).toBe("answer");
    expect([worker.asked, steps, worker.isEnded]).toEqual([["question"], [0.5], true]);
  });

  it("gives the worker’s own message, and ends it", async () => {
    const worker = new FakeWorker();
    const running = runInWorker(worker, null, {seconds: 5});
    worker.say({kind: "failed", message: "a damaged file"});
    await expect(running).rejects.toThrow("a damaged file");
    expect(worker.isEnded).toBe(true);
  });

  it("ends a worker that says nothing in time", async () => {
    const worker = new FakeWorker();
    const told = expect(runInWorker(worker, null, {seconds: 5})).rejects.toMatchObject({why: "late"});
    await vi.advanceTimersByTimeAsync(5000);
    await told;
    expect(worker.isEnded).toBe(true);
  });
});

describe("runInWorker(worker, request, patience), while it works", () => {
  it("waits anew from each step, and gives what broke the worker itself", async () => {
    const worker = new FakeWorker();
    const running = runInWorker(worker, null, {seconds: 5});
    const told = expect(running).rejects.toThrow("out of memory");
    await vi.advanceTimersByTimeAsync(4000);
    worker.say({kind: "step", step: 1});
    await vi.advanceTimersByTimeAsync(4000);
    worker.dispatchEvent(Object.assign(new Event("error"), {message: "out of memory"}));
    await told;
  });
});

describe("answerRequests(answer)", () => {
  afterEach(() => void vi.unstubAllGlobals());

  /** What the worker says to a request, where it is one. */
  const said = async (answer: Parameters<typeof answerRequests>[0], globals: Record<string, unknown> = {}) => {
    const [scope, reports]: [EventTarget, unknown[]] = [new EventTarget(), []];
    vi.stubGlobal("postMessage", (report: unknown) => reports.push(report));
    vi.stubGlobal("addEventListener", scope.addEventListener.bind(scope));
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
    answerRequests(answer);
    scope.dispatchEvent(new MessageEvent("message", {data: 20}));
    await vi.runAllTimersAsync();
    return reports;
  };

  it("tells steps and the answer, and why there is none", async () => {
    expect(await said((request: never, onStep) => (onStep("half"), Number(request) + 1))).toEqual([
      {kind: "step", step: "half"},
      {kind: "done", answer: 21}
    ]);
    expect(await said(() => Promise.reject(new Error("a damaged file")))).toEqual([
      {kind: "failed", message: "a damaged file"}
    ]);
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    expect(await said(() => { throw "no"; })).toEqual([{kind: "failed", message: "no"}]); // prettier-ignore
  });

  it("does nothing on a page, or where nobody hears", async () => {
    expect(await said(() => 1, {document: {}})).toEqual([]);
    expect(await said(() => 1, {postMessage: undefined})).toEqual([]);
  });
});

describe("stoppedText(stopped, lang)", () => {
  it("says whether the reader ended it or time did, and after how long", () => {
    const late = {why: "late", seconds: 30} as const;
    expect(stoppedText(late, "en")).toMatch(/^Stopped after 30 seconds/);
    expect([stoppedText(late, "zh"), stoppedText({why: "cancelled", seconds: 1}, "zh")]).toEqual([
      "30 秒内未能完成，已停止，未保留任何内容。请缩小范围后重试。",
      "已取消，未保留任何内容。"
    ]);
    expect(new Stopped("late", 30).message).toBe(stoppedText(late, "en"));
  });
});
