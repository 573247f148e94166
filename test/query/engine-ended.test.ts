import {expect, it} from "vitest";
import {endingOf, EngineEnded} from "../../src/query/engine-ended.js";

it.each(["end", "error"] as const)(
  "endingOf(thread, onEnd) ends once, by %s, and whoever waits hears of it",
  async (by) => {
    const thread = new EventTarget();
    let ends = 0;
    const ending = endingOf(thread as Worker, () => (ends += 1));
    expect([ending.isEnded, ends]).toEqual([false, 0]);
    for (let i = 0; i < 2; ++i) {
      if (by === "end") ending.end();
      else thread.dispatchEvent(new Event("error"));
      expect([ending.isEnded, ends]).toEqual([true, 1]);
    }
    await expect(ending.lost).rejects.toThrow(new EngineEnded("DuckDB was ended and starts anew"));
  }
);
