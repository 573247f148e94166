import {describe, expect, it} from "vitest";
import {LANGUAGES} from "../../src/lib/language.js";
import {inTurn} from "../fixtures/share.js";
import {figureTextFaults, resized} from "./figure-text.js";
import {showAll, siteBrowser} from "./page.js";

const open = siteBrowser();
const WIDTHS = [1440, 768, 360, 320];
const PAGES = [
  "/",
  "/usage",
  "/use-cases",
  "/revenue",
  "/companies",
  "/value",
  "/claims",
  "/brief",
  "/events",
  "/restatements",
  "/lead",
  "/desk"
];

describe.each(LANGUAGES)("the figures of pages in %s", (lang) => {
  it.each(inTurn(`figure-text ${lang}`, PAGES, {of: 4}))(
    "of %s hold texts that can be read, apart from one another, at four widths",
    async (path) => {
      const {page, ...visit} = await open(`/${lang}${path}`);
      await showAll(page);
      const faults: string[] = [];
      for (const width of WIDTHS) {
        await resized(page, width);
        faults.push(...(await figureTextFaults(page)).map((fault) => `${width}: ${fault}`));
      }
      expect(faults).toEqual([]);
      await visit.close();
    }
  );
});
