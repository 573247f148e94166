import {beforeAll, expect, it} from "vitest";
import {loadCompanyModels} from "../../loaders/data/company-models.js";
import type {CompanyModel} from "../../src/companies/company.js";
import {reverseValuation} from "../../src/companies/reverse.js";
import {reverseWords} from "../../src/components/workspace/reverse-valuation.js";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import {compiled} from "../../src/model/compile.js";
import {isQuantity, printWords, slotProblems} from "../../src/words/say.js";

let companies: readonly CompanyModel[];
beforeAll(async () => {
  ({companies} = await loadCompanyModels());
});

it("says the same quantities in both languages, each a number of the solved sheet or the last one reported", () => {
  const said = companies.flatMap((company) => {
    const evaluation = evaluate(compiled(company.sheet), {});
    const solution = reverseValuation(company, evaluation);
    const words = reverseWords(company, evaluation, solution);
    expect(words === null).toBe(solution?.kind !== "one");
    if (words === null || solution?.kind !== "one") return [];
    expect(slotProblems(words)).toEqual([]);
    const [driver, ...read] = words.en.filter(isQuantity).map(({value}) => Number(value));
    expect(driver).toBe(company.reverse.as === "shift" ? 100 * solution.root : solution.root);
    const known = [...solution.evaluation.values, ...evaluation.values];
    expect(read.filter((value) => !known.includes(value))).toEqual([]);
    return [printWords(words, "en"), printWords(words, "zh")];
  });
  expect(said.length).toBeGreaterThan(0);
  for (const sentence of said) expect(sentence).toMatch(/^(That takes “.+\.|这要求“.+。)$/);
});

it("says nothing where no value of the driver gives the price", () => {
  const [company] = companies;
  if (!company) throw new Error("no company");
  expect(reverseWords(company, evaluate(compiled(company.sheet), {}), null)).toBeNull();
});
