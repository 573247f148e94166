// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {sliceNotice} from "../../src/inputs/slice-notice.js";
import {sliceOf} from "../../src/inputs/usage-slice.js";
import {usageCodecs, usageStore} from "../../src/inputs/usage-state.js";
import {readAddress} from "../../src/lib/address.js";
import {SMALL} from "../fixtures/small-usage.js";

const told = (fragment: string) => {
  const {slice, emptied, ignored} = sliceOf(readAddress(usageCodecs(SMALL), fragment).state, SMALL);
  return {slice, emptied: emptied.map(({key, value}) => `${key}=${value}`), ignored: ignored.map(({value}) => value)};
};

const storeOf = (stated: string) =>
  usageStore(SMALL, {
    stated,
    unread: null,
    link: "",
    write: () => undefined,
    setPrivate: () => undefined,
    onTravel: () => undefined
  });

describe("sliceOf(state, usage).emptied", () => {
  it.each([
    ["weights=!open,closed,unknown", ["weights=!open,closed,unknown"], []],
    ["country=!CN,US,XO,XQ", ["country=!CN,US,XO,XQ"], ["XQ"]],
    ["model=daily/only", ["model=daily/only"], ["daily/only"]],
    ["lab=c1&weights=!open", [], []],
    ["country=!XQ", [], ["XQ"]],
    ["country=CN,XQ", [], ["XQ"]]
  ])("holds of %s what would leave nothing", (fragment, emptied, ignored) => {
    expect(told(fragment)).toMatchObject({emptied, ignored});
  });
});

describe("sliceNotice(store, usage, lang)", () => {
  it("says of a filter set anywhere that leaves nothing that it is not applied", () => {
    const store = storeOf("");
    const [en, zh] = (["en", "zh"] as const).map((lang) => sliceNotice(store, SMALL, lang));
    expect(en?.hidden).toBe(true);
    store.set({weights: {keys: ["open", "closed", "unknown"], isExcluded: true}});
    expect([en?.hidden, en?.textContent]).toEqual([
      false,
      "Not applied to the figures of weekly usage, of which nothing would be left: weights=!open,closed,unknown."
    ]);
    expect(zh?.textContent).toBe("未应用于周用量各图，否则将无任何数据：weights=!open,closed,unknown。");
    store.set({weights: {keys: ["open"], isExcluded: true}});
    expect(en?.hidden).toBe(true);
  });

  it("says with all controls open what weekly usage does not have; with few the head of the page does", () => {
    const link = "weeks=2031-01-06..&lab=c1,l9&model=daily/only";
    expect(sliceNotice(storeOf(`${link}&controls=all`), SMALL, "en").textContent).toBe(
      "Not applied to the figures of weekly usage, of which nothing would be left: model=daily/only. " +
        "Not in weekly usage, whose figures leave it out: weeks=2031-01-06.., lab=l9."
    );
    expect(sliceNotice(storeOf(link), SMALL, "zh").textContent).not.toContain("l9");
  });
});
