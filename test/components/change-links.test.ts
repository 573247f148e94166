import {describe, expect, it, vi} from "vitest";
import {carryOn} from "../../src/components/carry-on.js";
import {changeLinks} from "../../src/components/change-links.js";
import {withDocument} from "../fixtures/document.js";
import {textIn} from "../fixtures/painted.js";

withDocument("http://site/en/events");

const DAYS = {from: "2026-02-27", to: "2026-03-06"};
const linksIn = (element: HTMLElement) =>
  [...element.querySelectorAll("a")].map((a) => [textIn(a), a.getAttribute("href")]);

describe("changeLinks(here, days, lang)", () => {
  it("leads to the other pages of what changed, between the same days where the second is later", () => {
    const between = "#from=2026-02-27&to=2026-03-06";
    expect(linksIn(changeLinks("events", DAYS, "en"))).toEqual([
      ["All that changed between these days", `./brief.html${between}`],
      ["Values restated between them", `./restatements.html${between}`],
      ["Feed of editions and briefs", "./feed.xml"]
    ]);
    expect(linksIn(changeLinks("brief", {from: DAYS.to, to: DAYS.to}, "zh"))).toEqual([
      ["其间被修订的数值", "../zh/restatements.html"],
      ["有日期的事件", "../zh/events.html"],
      ["订阅版本与简报更新", "../zh/feed.xml"]
    ]);
    expect(changeLinks("brief", DAYS, "en").getAttribute("aria-label")).toBe("What changed");
    expect(changeLinks("brief", DAYS, "zh").getAttribute("aria-label")).toBe("变动");
  });
});

describe("carryOn(keys, to, page)", () => {
  it.each([
    ["#by=lab&x=1", ["by"], ["./explore.html?utm=a#by=lab&x=1"]],
    ["#x=1", ["by"], []],
    ["#by", ["by"], []],
    ["#x=1&y=2", ["by", "y"], ["./explore.html?utm=a#x=1&y=2"]]
  ])("of %s with %j goes to %j", (hash, keys, gone) => {
    const replace = vi.fn();
    carryOn(keys, "/en/explore", {hash, search: "?utm=a", replace});
    expect(replace.mock.calls.flat()).toEqual(gone);
  });
});
