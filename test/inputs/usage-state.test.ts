import {describe, expect, it} from "vitest";
import {sliceOf, statedSlice} from "../../src/inputs/usage-slice.js";
import {inPresentKeys, showsAllControls, usageCodecs} from "../../src/inputs/usage-state.js";
import {readAddress, writeAddress} from "../../src/lib/address.js";
import {publishedUsage} from "../fixtures/results.js";

const usage = await publishedUsage();
const read = (fragment: string) => readAddress(usageCodecs(usage), inPresentKeys(fragment));

describe("inPresentKeys(fragment)", () => {
  it.each([
    ["range=2026-01-05..", "weeks=2026-01-05.."],
    ["count=nine&scale=log", "count=nine&axis=log"],
    ["by=lab&scale=log", "by=lab&series=log"],
    ["scale=share", "series=share"],
    ["scale=linear&at=x", "axis=linear&at=x"],
    ["weeks=..2026-01-05&axis=log", "weeks=..2026-01-05&axis=log"]
  ])("says of %s what it is called now", (before, now) => {
    expect(inPresentKeys(before)).toBe(now);
  });
});

describe("showsAllControls(state)", () => {
  it.each([
    ["", false],
    ["country=CN&weeks=2026-01-05..&mark=prices&count=nine&axis=log", false],
    ["by=lab", true],
    ["controls=all", true],
    ["by=lab&controls=few", false]
  ])("is of %s %s", (fragment, isAll) => {
    expect(showsAllControls(read(fragment).state)).toBe(isAll);
  });
});

describe("sliceOf(state, usage), statedSlice(slice, usage)", () => {
  it("bring back what a link states, those left out by name", () => {
    for (const fragment of [
      "",
      "weeks=2025-12-01..2026-02-16&country=CN&weights=open",
      "lab=!deepseek",
      "lab=deepseek,google"
    ]) {
      const {state} = read(fragment);
      const stated = {...state, ...statedSlice(sliceOf(state, usage).slice, usage)};
      expect(writeAddress(usageCodecs(usage), stated)).toBe(writeAddress(usageCodecs(usage), state));
    }
  });

  it("take the whole weeks within days, and name what weekly usage does not have", () => {
    const {slice, ignored} = sliceOf(read("weeks=2025-12-02..2026-02-20&country=CN,XQ").state, usage);
    expect([slice.from, slice.to, slice.country]).toEqual(["2025-12-08", "2026-02-16", ["CN"]]);
    expect(ignored).toEqual([{key: "country", value: "XQ"}]);
    const outside = sliceOf(read("weeks=2031-01-06..").state, usage);
    expect([outside.slice.from, outside.slice.to]).toEqual([usage.weeks[0], usage.weeks.at(-1)]);
    expect(outside.ignored).toEqual([{key: "weeks", value: "2031-01-06.."}]);
  });
});
