import {expect, it} from "vitest";
import {LANGUAGES} from "../../src/lib/language.js";
import {ownSpend} from "../../src/shell/own-spend.js";
import {withPage} from "../fixtures/document.js";
import {expectGoldenDrawings, expectGoldenPage} from "../fixtures/golden-page.js";
import {drawnTexts} from "../fixtures/shown.js";
import {OWN} from "../fixtures/small-profiles.js";

withPage("http://site/en/usage.html");

it.each(LANGUAGES)("ownSpend(lang, …) shows what requests cost, a figure a currency (%s)", (lang) => {
  const spend = ownSpend(lang, OWN, "2026-02-01", "model", []);
  expectGoldenDrawings(`own-spend-${lang}`, spend);
  for (const toggle of spend.querySelectorAll<HTMLButtonElement>("button[aria-pressed=false]")) toggle.click();
  expectGoldenPage(`own-spend-${lang}`, spend);
});

it("ownSpend(lang, …) draws twelve bars and shows every row", () => {
  const [row] = OWN.spend;
  if (!row) throw new Error("no row");
  const many = Array.from({length: 15}, (_, i) => ({
    ...row,
    key: `c1/${i}`,
    name: {en: `Model ${i}.`, zh: ""},
    cost: 100 - i
  }));
  const spend = ownSpend("en", {...OWN, spend: many}, row.month, "model", []);
  expect(drawnTexts(spend).filter((text) => text.startsWith("Model"))).toEqual(
    many.slice(0, 12).map(({name}) => name.en)
  );
  spend.querySelector<HTMLButtonElement>("button[aria-pressed=false]")?.click();
  expect(spend.querySelectorAll("tbody tr").length).toBe(15);
});
