import {describe, expect, it} from "vitest";
import {calls, nameKey} from "../../src/lib/called.js";

describe("nameKey(name)", () => {
  it.each([
    ["０７００．ＨＫ", "700hk"],
    ["Kuaishou Technology", "kuaishoutechnology"],
    ["BRK-B / x_y", "brkbxy"],
    ["0", "0"]
  ])("of %s is %s", (name, key) => {
    expect(nameKey(name)).toBe(key);
  });
});

describe("calls(name, company)", () => {
  const tencent = {entity: "0700.HK", names: ["Tencent", "腾讯"]};
  it.each([
    ["700 HK", true],
    ["0700", true],
    ["tencent", true],
    ["腾讯", true],
    ["Tencent Music", false],
    ["HK", false]
  ])("%s: %s", (name, isCalled) => {
    expect(calls(name, tencent)).toBe(isCalled);
  });
});
