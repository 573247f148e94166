import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {bareNumbers, unsourcedNumbers} from "./inspect.js";
import {siteBrowser, type Visit} from "./page.js";

const open = siteBrowser();
let visit: Visit;
beforeAll(async () => {
  visit = await open("/");
  // A page of the site takes no text as markup.
  await visit.page.goto("about:blank");
});
afterAll(() => visit.close());

const found = async (body: string) => {
  await visit.page.evaluate((html) => (document.body.innerHTML = html), body);
  return bareNumbers(visit.page, new Set(["GLM 4.6", "o3"]));
};

describe("bareNumbers(page, names)", () => {
  it.each([
    "4 Chinese models lead",
    "14 Times the revenue",
    "97 Labs",
    "at HKD512 a share",
    "2037 tokens",
    "2025 models",
    "14:10",
    "x20 in a year",
    "US$3",
    "12.5%",
    "共 4 个模型"
  ])("finds the number planted in “%s”", async (text) => {
    expect(await found(`<p>${text}</p>`)).toEqual([text]);
  });

  it.each([
    "9 February 2026",
    "9 to 15 Feb 2026",
    "in 2025",
    "2026年2月9日",
    "2026-02-09",
    "GLM 4.6",
    "GPT-4o and H100"
  ])("takes “%s” for a date or a name", async (text) => {
    expect(await found(`<p>${text}</p>`)).toEqual([]);
  });

  it("leaves a number with value, unit and source alone, and lists one that lacks any", async () => {
    const whole = `<data value="3" data-unit="1" data-source="A source, as of 2026-09-16.">3</data>`;
    expect(await found(`<p>${whole}</p>`)).toEqual([]);
    expect(await unsourcedNumbers(visit.page)).toEqual([]);
    for (const lost of ["value", "data-unit", "data-source"]) {
      await found(`<p>${whole.replace(new RegExp(` ${lost}="[^"]*"`), "")}</p>`);
      expect(await unsourcedNumbers(visit.page)).toHaveLength(1);
    }
  });
});
