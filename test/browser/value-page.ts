import type {Locator, Page} from "playwright-core";
import {afterEach, beforeAll, beforeEach, expect} from "vitest";
import type {CompanyModel} from "../../src/companies/company.js";
import type {PublishedCompanies} from "../../src/companies/published.js";
import type {Lang} from "../../src/lib/language.js";
import {evaluate, outcome, type Evaluation} from "../../src/model/calculate/evaluate.js";
import {cellAt, compiled} from "../../src/model/compile.js";
import {withEdits, type Edits} from "../../src/workspace/edits.js";
import {settled, siteBrowser, type Visit} from "./page.js";
import {expectedOutputs, outputsOf} from "./value-outputs.js";
import {publishedCompanies} from "../fixtures/results.js";

const POLLING = {polling: 20};

/** The Value page, opened anew for each test of a file, with the engine in Node beside it. */
export function valuePage(lang: Lang = "en") {
  const open = siteBrowser();
  let published: PublishedCompanies;
  let visit: Visit;
  beforeAll(async () => {
    published = await publishedCompanies();
  });
  beforeEach(async () => {
    visit = await open(`/${lang}/value`, {permissions: ["clipboard-read", "clipboard-write"]});
    await settled(visit.page);
  });
  afterEach(async () => {
    expect(visit.problems).toEqual([]);
    await visit.close();
  });

  const company = (entity: string): CompanyModel => {
    const found = published.companies.find((c) => c.entity === entity);
    if (!found) throw new Error(`entity: ${entity}; expected one that is published`);
    return found;
  };
  /** The engine in Node under a case and a reader's edits. */
  const worked = (entity: string, edits: Edits = {}, key = "base"): Evaluation => {
    const {sheet, cases} = company(entity);
    const model = compiled(sheet);
    return evaluate(model, withEdits(model, cases.find((c) => c.key === key)?.overrides ?? {}, edits));
  };
  const number = (name: string) => visit.page.locator(`[data-headline="${name}"] data`).getAttribute("value");

  return {
    open,
    company,
    worked,
    get page(): Page {
      return visit.page;
    },
    get published(): PublishedCompanies {
      return published;
    },
    cell: (entity: string, line: string, period?: string): Locator =>
      visit.page.locator(`td[data-cell="${cellAt(compiled(company(entity).sheet), line, period)}"]`),
    headline: number,
    go: (hash: string) => visit.page.evaluate((to) => (location.hash = to), hash),
    reload: async () => {
      await visit.page.reload();
      await settled(visit.page);
    },
    outputs: () => outputsOf(visit.page),
    /** Waits for the value per share and then compares every output of the page with the engine. */
    expectPage: async (entity: string, edits: Edits = {}, key = "base", kept: readonly Edits[] = []): Promise<void> => {
      const {value: line} = company(entity).headline;
      await visit.page.waitForFunction(
        ([name, wanted]) => {
          const element = document.querySelector(`[data-headline="${name}"] data`);
          return Math.abs(Number(element?.getAttribute("value")) - wanted) <= 1e-10 * Math.abs(wanted);
        },
        [line, valueOf(worked(entity, edits, key), line)] as const,
        POLLING
      );
      expect(await outputsOf(visit.page)).toEqual(expectedOutputs({company: company(entity), edits, key, lang, kept}));
    }
  };
}

export function valueOf(evaluation: Evaluation, line: string, period?: string): number {
  const found = outcome(evaluation, line, period);
  if (!found.ok) throw new Error(found.error.detail);
  return found.value;
}
