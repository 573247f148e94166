import {describe, expect, it} from "vitest";
import {systemEffects} from "../../../loaders/sources/effects.js";

describe("systemEffects()", () => {
  it("sleeps, and wakes", async () => {
    await expect(systemEffects().sleep(1)).resolves.toBeUndefined();
  });
});
