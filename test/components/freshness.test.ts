// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {freshness} from "../../src/components/freshness.js";

const AGED = {asOf: "2026-09-16", maxAgeDays: 10, citation: "Source: Maker."};

function said(clock: string, aged = {}, lang: "en" | "zh" = "en"): string | null {
  const line = freshness({...AGED, ...aged}, lang, new Date(clock));
  expect(line.getAttribute("role")).toBe("status");
  return line.hidden ? null : line.textContent.trim();
}

describe("freshness(aged, lang, now)", () => {
  it("is silent up to the limit, and speaks on the day after", () => {
    expect(said("2026-09-16T00:00:00Z")).toBeNull();
    expect(said("2026-09-26T23:59:59Z")).toBeNull();
    expect(said("2026-09-27T00:00:00Z")).toBe("Data as of 16 Sep 2026: 11 days old. This source is due every 10 days.");
  });

  it("says so in Chinese", () => {
    expect(said("2026-11-23T12:00:00Z", {}, "zh")).toBe(
      "数据截至 2026年9月16日，距今 68 天。该来源应每 10 天更新一次。"
    );
  });

  it("is silent for a document, for a clock that lags, and for the ledger of an earlier day", () => {
    expect(said("2030-01-01T00:00:00Z", {maxAgeDays: null})).toBeNull();
    expect(said("2020-01-01T00:00:00Z")).toBeNull();
    expect(said("2030-01-01T00:00:00Z", {knownOn: "2026-09-20"})).toBeNull();
  });

  it("carries its numbers and its date as elements", () => {
    const line = freshness(AGED, "en", new Date("2026-11-23T12:00:00Z"));
    expect([...line.querySelectorAll("data")].map((d) => d.value)).toEqual(["68", "10"]);
    expect(line.querySelector("time")?.dateTime).toBe("2026-09-16");
  });
});
