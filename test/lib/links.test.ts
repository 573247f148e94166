import {describe, expect, it} from "vitest";
import {inFull, linkTo, pageAddress, route} from "../../src/lib/links.js";

describe("inFull(address)", () => {
  it.each([
    ["/en/", "/en/index.html"],
    ["/en/index", "/en/index.html"],
    ["/en/sql", "/en/sql.html"],
    ["/en/sql.html", "/en/sql.html"],
    ["/en/editions/2026-11-25", "/en/editions/2026-11-25.html"],
    ["./claims#china_week_2026-02-16", "./claims.html#china_week_2026-02-16"],
    ["claims", "claims.html"],
    ["../../../zh/", "../../../zh/index.html"],
    ["../../../en/value#company=2513.HK", "../../../en/value.html#company=2513.HK"],
    ["../../../en/sql#q=SELECT+1.5/2?", "../../../en/sql.html#q=SELECT+1.5/2?"],
    ["/en/brief?from=2026-08-22&to=2026-11-24", "/en/brief.html?from=2026-08-22&to=2026-11-24"],
    ["/en/?a=b/c.d#e", "/en/index.html?a=b/c.d#e"],
    ["/", "/index.html"],
    ["/词/元", "/词/元.html"],
    [".", "./index.html"],
    ["..", "../index.html"],
    ["../..", "../../index.html"],
    ["../../", "../../index.html"]
  ])("names the file of %s: %s", (address, expected) => {
    expect(inFull(address)).toBe(expected);
    expect(inFull(expected)).toBe(expected);
  });

  it.each([
    "",
    "#numbers",
    "?from=2026-02-27",
    "https://example.com/a/b",
    "//example.com/a",
    "mailto:a@example.com",
    "blob:http://127.0.0.1/1",
    "/licences.txt",
    "/_file/data/ledger.1a2b.duckdb",
    "value-2513.HK.html#content"
  ])("leaves %s", (address) => {
    expect(inFull(address)).toBe(address);
  });
});

describe("linkTo(target, from)", () => {
  it.each([
    ["/en/sql#q=SELECT 1", "/en/", "./sql.html#q=SELECT 1"],
    ["/en/sql", "/en/value.html", "./sql.html"],
    ["/en/sql", "/en/value", "./sql.html"],
    ["/zh/", "/en/value.html", "../zh/index.html"],
    ["/en/", "/en/index.html", "./index.html"],
    ["/en/sources#top", "/en/editions/2026-11-25.html", "../sources.html#top"],
    ["/en/editions/2026-11-24", "/en/editions/2026-11-25", "./2026-11-24.html"],
    ["/en/editions/2026-11-24", "/en/editions", "./editions/2026-11-24.html"],
    ["/editions/2026-11-24/en/value-2513.HK.html", "/en/editions/2026-11-24", "../../editions/2026-11-24/en/value-2513.HK.html"], // prettier-ignore
    ["/licences.txt", "/zh/sources.html", "../licences.txt"],
    ["/zh/tokens.html", "/en/tokens.html", "../zh/tokens.html"],
    ["/en/", "/index.html", "./en/index.html"],
    ["/index.html", "/index.html", "./index.html"],
    ["/", "/zh/", "../index.html"],
    ["/en/sql", "/sub/dist/en/value.html", "./sql.html"],
    ["/zh/sql", "/sub/dist/en/editions/2026-11-25.html", "../../zh/sql.html"],
    ["/licences.txt", "/en/zh/en/value", "../licences.txt"],
    ["/zh/sql", "/hant/zh/value.html", "./sql.html"],
    ["/zh/sql", "/hant/zh/labs/z-ai.html", "../sql.html"],
    ["/en/value", "/hant/zh/value.html", "../../en/value.html"],
    ["/licences.txt", "/sub/hant/zh/labs/z-ai.html", "../../../licences.txt"]
  ])("%s from %s is %s", (target, from, expected) => {
    expect(linkTo(target, from)).toBe(expected);
  });
});

describe("pageAddress(fragment)", () => {
  it.each([
    ["/sub/en/value", "", "set=a:1", "https://example.com/sub/en/value.html#set=a:1"],
    ["/sub/en/value.html", "", "", "https://example.com/sub/en/value.html"],
    ["/en/", "?from=2026-02-27", "", "https://example.com/en/index.html?from=2026-02-27"]
  ])("of %s%s with %s is %s, to be opened on any host", (pathname, search, fragment, expected) => {
    expect(pageAddress(fragment, search, {origin: "https://example.com", pathname})).toBe(expected);
  });
});

describe("route(path)", () => {
  it("passes a route without a dot", () => {
    expect(route("/en/editions/2026-11-25")).toBe("/en/editions/2026-11-25");
  });

  it("refuses one with a dot, to which links would lack their extension", () => {
    expect(() => route("/en/companies/2513.HK")).toThrow(
      "route /en/companies/2513.HK: holds a dot; expected a name without one, such as zhipu for 2513.HK"
    );
  });
});
