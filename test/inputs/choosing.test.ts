// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {addressStore} from "../../src/controls/address.js";
import {pageStore} from "../../src/controls/page-store.js";
import {choosing, type Choosing} from "../../src/inputs/choosing.js";
import {choice} from "../../src/lib/address.js";

const GRAINS = ["week", "month"] as const;
const GRAIN: Choosing<(typeof GRAINS)[number]> = {
  label: {en: "By", zh: "按"},
  of: GRAINS,
  names: {week: {en: "Week", zh: "周"}, month: {en: "Month", zh: "月"}}
};

const store = () => {
  history.replaceState(null, "", "/en/page#grain=month");
  return pageStore({grain: choice(GRAINS, "week")}, {address: addressStore()});
};

describe.each([
  ["buttons", false],
  ["a menu", true]
])("choosing(store, key, …) as %s", (_, isMenu) => {
  it("shows what the address states, in the language of the page", () => {
    const control = choosing(store(), "grain", {...GRAIN, isMenu}, "zh");
    expect(control.value).toBe("month");
    expect(control.textContent).toMatch(/按\s*周\s*月/);
  });

  it("states what is chosen, and shows what another part has set", () => {
    const kept = store();
    const control = choosing(kept, "grain", {...GRAIN, isMenu}, "en");
    const told: string[] = [];
    control.addEventListener("input", () => told.push(control.value));
    kept.set({grain: "week"});
    expect([control.value, location.hash, told]).toEqual(["week", "", ["week"]]);
    const month = control.querySelector<HTMLInputElement>("input[value=month]");
    const menu = control.querySelector("select");
    if (month) month.checked = true;
    if (menu) menu.value = "month";
    (month ?? menu)?.dispatchEvent(new Event("input", {bubbles: true}));
    expect([kept.state.grain, location.hash, told]).toEqual(["month", "#grain=month", ["week", "month"]]);
  });
});
