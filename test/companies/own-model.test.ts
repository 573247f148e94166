import {beforeAll, describe, expect, it} from "vitest";
import {loadCompanyModels} from "../../loaders/data/company-models.js";
import {loadCompanyText} from "../../loaders/data/company-text.js";
import {sqlAnswers} from "../../loaders/model/sql-answers.js";
import {boundCompany} from "../../src/companies/bound-company.js";
import {companyModel, entityOf, type CompanyText} from "../../src/companies/models.js";
import {ownCompany, ownKey} from "../../src/companies/own-model.js";
import {masterCheck} from "../../src/model/explain/master-check.js";
import {evaluate, outcome} from "../../src/model/calculate/evaluate.js";
import {compiled} from "../../src/model/compile.js";
import {placedProblem} from "../../src/model/text/place.js";

let text: CompanyText;
beforeAll(async () => {
  text = await loadCompanyText();
});

describe("loadCompanyText()", () => {
  it("holds what a page needs to make every published model anew, the same in every part", async () => {
    const {companies} = await loadCompanyModels();
    const {documents, data} = text;
    const made = Object.values(documents.companies).map((each) => companyModel(each, documents.shared, data));
    expect(made).toEqual(companies);
  });
});

describe("templates", () => {
  it("are sound, hold their checks and give a value, without a warning", async () => {
    const names = ["blank", "comparables", "dcf", "re-rating", "sql-lab", "sum-of-parts", "token-lab"];
    expect(Object.keys(text.documents.templates)).toEqual(names);
    for (const [name, template] of Object.entries(text.documents.templates)) {
      const sql = await sqlAnswers(template, text.documents.shared);
      const {company, problems} = boundCompany(template, text.documents.shared, {...text.data, sql});
      expect([name, problems.map(placedProblem)]).toEqual([name, []]);
      const evaluation = evaluate(
        compiled(company?.sheet ?? {name, calendar: {step: "year", first: "FY2026", last: "FY2026"}, lines: []})
      );
      expect([name, outcome(evaluation, "value").ok, masterCheck(evaluation).holds]).toEqual([name, true, true]);
    }
  });
});

describe("ownCompany(model, text)", () => {
  it("is a company under a key of its own, named as the reader’s, on the facts of the company it names", () => {
    const zhipu = Object.values(text.documents.companies).find((each) => entityOf(each) === "2513.HK") ?? "";
    const {company} = ownCompany({key: "own:z", text: zhipu}, text);
    expect(company).toMatchObject({
      entity: "own:z",
      title: {en: "Zhipu (Knowledge Atlas) (yours)", zh: "智谱（您的模型）"}
    });
    expect(company?.facts.length).toBeGreaterThan(20);
  });
});

it("entityOf(text) is what stands after company on a line of its own, and nothing where nothing does", () => {
  expect(["model\ncompany  GDS \nname a", "company GDS and others", "a company\n", ""].map(entityOf)).toEqual([
    "GDS",
    "",
    "",
    ""
  ]);
});

describe("ownKey(name, taken)", () => {
  it("is plain, and differs from those that are taken", () => {
    const keys = [
      ownKey("Zhipu (Knowledge Atlas)", []),
      ownKey("智谱", ["own:智谱"]),
      ownKey("a", ["own:a", "own:a-2"]),
      ownKey("a", ["own:a-2", "own:b"])
    ];
    expect([...keys, ownKey("?", [])]).toEqual([
      "own:zhipu-knowledge-atlas",
      "own:智谱-2",
      "own:a-3",
      "own:a",
      "own:model"
    ]);
  });
});
