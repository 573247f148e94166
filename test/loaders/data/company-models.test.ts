import {expect, it} from "vitest";
import {NOTE_SCALE, sourcesBehind} from "../../../loaders/data/company-models.js";
import type {CompanyModel} from "../../../src/companies/company.js";

it("the scale of the note is outperform above a tenth in twelve months, underperform below minus a tenth", () => {
  expect(NOTE_SCALE).toMatchObject({above: 0.1, below: -0.1, months: 12, names: {above: {en: "outperform"}}});
});

it("sourcesBehind(companies, sources) gives by key what figures, ties and consensus of models are from, and nothing else", () => {
  const of = (source: string) => [{fact: {source}}];
  const company = {facts: of("a"), ties: of("b"), consensus: of("c")} as unknown as CompanyModel;
  const source = (name: string) => ({source: name, title: name, publisher: "P", url: null});
  expect(sourcesBehind([company], ["a", "b", "c", "d"].map(source))).toEqual(
    Object.fromEntries(["a", "b", "c"].map((title) => [title, {title, publisher: "P", url: null}]))
  );
});
