import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {Stopped, within} from "../../src/lib/stopped.js";
import {runInWorker} from "../../src/lib/worker-task.js";

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
