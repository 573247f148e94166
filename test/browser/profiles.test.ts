import {describe, expect, it} from "vitest";
import {LANGUAGES, type Lang} from "../../src/lib/language.js";
import {profileRoute, subjectText, type ProfileSubject} from "../../src/lib/profile-address.js";
import {profileFinding} from "../../src/figures/profile-words.js";
import {profileOf} from "../../src/query/profile.js";
import {printWords} from "../../src/words/say.js";
import {largestSubjects} from "../fixtures/largest-subjects.js";
import {publishedProfiles, publishedUsage} from "../fixtures/results.js";
import {inTurn} from "../fixtures/share.js";
import {settled, siteBrowser} from "./page.js";

const open = siteBrowser();
const [data, usage] = [await publishedProfiles(), await publishedUsage()];
const largest = await largestSubjects();
/** A model without a built page: its address leads to the page of all. */
const small: ProfileSubject = {kind: "model", key: data.models.find(({isBuilt}) => !isBuilt)?.model ?? ""};
const finding = (subject: ProfileSubject, lang: Lang) =>
  printWords(profileFinding(profileOf(usage, data, subject)), lang);
const BUILT = LANGUAGES.flatMap((lang) => largest.map((subject) => ({lang, subject, key: subject.key})));

describe("a built profile", () => {
  it.each(inTurn("still", BUILT, {of: 4}))(
    "of $key in $lang answers without scripts, with a figure and facts",
    async ({lang, subject}) => {
      const {page, ...visit} = await open(`/${lang}${profileRoute(subject)}`, {javaScriptEnabled: false});
      expect(await page.locator("h1").innerText()).toBe(finding(subject, lang));
      expect(await page.locator("#profile-weeks svg:visible").count()).toBeGreaterThan(0);
      expect(await page.locator(".profile-facts dt").count()).toBeGreaterThan(2);
      await visit.close();
    }
  );

  it.each(inTurn("live", BUILT, {of: 4}))(
    "of $key in $lang says the same with scripts, and no fault",
    async ({lang, subject}) => {
      const {page, problems, ...visit} = await open(`/${lang}${profileRoute(subject)}`);
      await settled(page);
      expect(await page.locator("h1").innerText()).toBe(finding(subject, lang));
      expect(problems).toEqual([]);
      await visit.close();
    }
  );
});

describe("the page of all profiles", () => {
  it.each(inTurn("finds", LANGUAGES))(
    "in %s finds by part of a name, leads there, and sets beside by the address",
    async (lang) => {
      const [lab, model] = largest;
      const {page, problems, ...visit} = await open(`/${lang}/profiles#of=${subjectText(lab)}`);
      await settled(page);
      expect(await page.locator("h1").innerText()).toBe(finding(lab, lang));
      await page.locator(".profile-search input").fill(model.key.toUpperCase());
      const line = page.locator(".profile-found li", {hasText: model.key}).first();
      expect(await line.locator("a").first().getAttribute("href")).toContain(profileRoute(model).slice(1));
      await line.locator(".profile-beside-link").click();
      const beside = page.locator(".profile-beside thead th");
      await beside.nth(2).waitFor();
      expect(new URL(page.url()).hash).toBe(`#of=${subjectText(lab)},${subjectText(model)}`);
      expect(await beside.count()).toBe(3);
      await page.reload();
      await settled(page);
      expect(await beside.count()).toBe(3);
      await page.goBack();
      await page.locator(".profile-facts").waitFor();
      expect(await page.locator("h1").innerText()).toBe(finding(lab, lang));
      expect(problems).toEqual([]);
      await visit.close();
    }
  );

  it("says what of a link names no lab or model, and shows all", async () => {
    const {page, ...visit} = await open("/en/profiles#of=lab:nobody");
    await settled(page);
    expect(await page.locator(".address-notice:visible").innerText()).toContain("of=lab:nobody");
    expect(await page.locator(".profile table").count()).toBe(2);
    await visit.close();
  });

  it.each(inTurn("small", LANGUAGES))("in %s is where the address of a smaller model leads", async (lang) => {
    const {page, ...visit} = await open(`/${lang}${profileRoute(small)}`);
    await page.waitForURL(/profiles\.html#of=model:/);
    await settled(page);
    expect(await page.locator("h1").innerText()).toBe(finding(small, lang));
    await visit.close();
  });
});

describe("names elsewhere", () => {
  it("lead to profiles: of models and labs in the tables of the usage page", async () => {
    const {page, ...visit} = await open("/en/usage");
    await settled(page);
    const links = page.locator("#slice-models td a");
    await links.first().waitFor();
    expect(await links.first().getAttribute("href")).toMatch(/^\.\/(models|labs)\/[\w~-]+\.html$/);
    await visit.close();
  });
});
