import {expect, it} from "vitest";
import {assumedPowers} from "../../../loaders/data/lead.js";
import type {CompanyModel} from "../../../src/companies/company.js";
import {input, value, type LineSpec} from "../../../src/model/sheet/line.js";
import {smallSheet} from "../../model/small-sheet.js";

it("assumedPowers(companies) gives the power of models that tokens drive, where they have one that has a value", () => {
  const company = (entity: string, drives: boolean, line: LineSpec) =>
    ({
      entity,
      title: {en: entity, zh: entity},
      sheet: smallSheet([input("other", "1", 2, "r"), line]),
      tokens: {drives}
    }) as unknown as CompanyModel;
  const power = input("elasticity", "1", 0.5, "r");
  expect(
    assumedPowers([
      company("driven", true, power),
      company("not driven", false, power),
      company("without", true, input("power", "1", 0.5, "r")),
      company("failing", true, value("elasticity", "1", "1 / (other - 2)"))
    ])
  ).toEqual([{entity: "driven", title: {en: "driven", zh: "driven"}, elasticity: 0.5}]);
});
