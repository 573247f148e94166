import {describe, expect, it} from "vitest";
import {systemEffects} from "../../../loaders/sources/effects.js";

describe("systemEffects()", () => {
  it("are of this process, and wait two minutes for an answer", () => {
    expect(systemEffects()).toMatchObject({env: process.env, pid: process.pid, timeoutMs: 120_000});
  });

  it("sleeps, and wakes", async () => {
    await expect(systemEffects().sleep(1)).resolves.toBeUndefined();
  });
});
