import {describe, expect, it} from "vitest";
import {parseSavedViews, viewHref} from "../../../src/components/explore/saved-views.js";

describe("viewHref(view)", () => {
  it.each([
    ["scale=log", "#series=log&controls=all&at=all-controls"],
    ["country=CN&scale=log", "#country=CN&series=log&controls=all&at=all-controls"],
    ["by=lab&range=2026-01-05..", "#by=lab&weeks=2026-01-05..&controls=all&at=all-controls"],
    ["", "#controls=all&at=all-controls"]
  ])("opens all controls with a view saved on the Explore page of before as %s", (fragment, href) => {
    expect(viewHref({fragment})).toBe(href);
  });

  it.each(["country=CN&axis=log&controls=all", "by=lab&series=share"])(
    "leaves %s, saved since, as it is",
    (fragment) => {
      expect(viewHref({fragment})).toBe(`#${fragment}`);
    }
  );
});

describe("parseSavedViews(text)", () => {
  it("takes named fragments, and nothing else", () => {
    expect(parseSavedViews('[{"name": "a", "fragment": "scale=log"}, {"name": 1}]')).toEqual([
      {name: "a", fragment: "scale=log"}
    ]);
    expect(parseSavedViews("{")).toEqual([]);
  });
});
