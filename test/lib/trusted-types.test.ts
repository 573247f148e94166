import {describe, expect, it} from "vitest";
import {workerAddress} from "../../src/lib/trusted-types.js";

describe("workerAddress(address)", () => {
  it("passes a module from where its own comes and no other, without a browser that knows policies too", () => {
    const own = new URL("../../src/query/import/worker.js", import.meta.url).href;
    expect(workerAddress(own)).toBe(own);
    for (const address of [
      "https://elsewhere.example/worker.js",
      "data:text/javascript,1",
      "blob:https://elsewhere.example/1"
    ])
      expect(() => workerAddress(address)).toThrow(`worker: ${address}; expected a module beside file:`);
  });
});
