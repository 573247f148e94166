import {describe, expect, it} from "vitest";
import {movedAddress} from "../../src/lib/moved-address.js";
import {MOVED} from "../../src/lib/pages.js";

const HREF = "https://example.org/en/usage.html";

describe("movedAddress(moved, link)", () => {
  it.each([
    ["/tokens", "", "", ""],
    ["/tokens", "?a=1", "#count=nine&scale=log&week=2026-02-16", "?a=1#count=nine&axis=log&week=2026-02-16"],
    ["/tokens", "", "#any-week-under-each-basis", "#any-week-under-each-basis"],
    ["/explore", "", "", "#controls=all&at=all-controls"],
    [
      "/explore",
      "",
      "#by=lab&scale=log&range=2026-01-05..&lab=!deepseek",
      "#by=lab&series=log&weeks=2026-01-05..&lab=!deepseek&controls=all&at=all-controls"
    ],
    ["/explore", "", "#by=lab&at=explore-pivot", "#by=lab&controls=all&at=explore-pivot"],
    ["/comparables", "", "", "#peers"],
    ["/comparables", "?a=1", "#discount", "?a=1#discount"],
    ["/exposure", "", "#kind=host&of=usd&mark=models", "#kind=host&of=usd&mark=models&at=tickers"],
    ["/exposure", "", "#what-is-on-record-of-each-company", "#what-is-on-record-of-each-company"]
  ])("leads from %s%s%s with what it stated", (path, search, hash, rest) => {
    const moved = MOVED.find((page) => page.path === path);
    if (!moved) throw new Error(`${path}: no moved page`);
    expect(movedAddress(moved, {href: HREF, search, hash})).toBe(HREF + rest);
  });
});
