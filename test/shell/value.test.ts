import {describe, expect, it} from "vitest";
import type {CompanyModel} from "../../src/companies/company.js";
import type {Workspace} from "../../src/components/workspace/workspace.js";
import type {ElasticityEstimate} from "../../src/desk/elasticity.js";
import type {LeadData} from "../../src/desk/lead-data.js";
import type {PastCall} from "../../src/desk/past-calls.js";
import type {ValueHistory, VersionChange} from "../../src/desk/value-history.js";
import {LANGUAGES, type Lang} from "../../src/lib/language.js";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import {compiled} from "../../src/model/compile.js";
import {input, value} from "../../src/model/sheet/line.js";
import {leadChart} from "../../src/shell/lead-chart.js";
import {leadNote} from "../../src/shell/lead-note.js";
import {valueHistory} from "../../src/shell/value-history.js";
import {valueSentence, valueTitle} from "../../src/shell/value-lead.js";
import {apiCompanyModel, publishedApiCompany} from "../fixtures/api-company-model.js";
import {withPage} from "../fixtures/document.js";
import {expectGoldenDrawings, expectGoldenPage} from "../fixtures/golden-page.js";
import {numbersOf, shown} from "../fixtures/shown.js";

withPage("http://site/en/value.html");

const ESTIMATE: ElasticityEstimate = {pairs: 6, companies: 4, elasticity: 0.237, interval: [-0.156, 0.63], leaveOneOut: null, verdict: "too few observations"}; // prettier-ignore
const period = (end: string) => ({start: "2026-01-01", end, months: 6, value: 120, of: [], knownOn: end});
const pair = (entity: string, tokens: number, revenue: number): LeadData["pairs"][number] => ({entity, tokens: Math.log(tokens), revenue: Math.log(revenue), naive: null, line: {entity, metric: "revenue", basis: "ifrs", scope: "models"}, period: period("2026-06-30"), before: period("2025-12-31"), consensus: null, weekly: [0.5, 1.25]}); // prettier-ignore
const LEAD: LeadData = {knownOn: null, asOf: "2026-09-01", citation: "lead study", pairs: [pair("BABA", 4, 2), pair("MSFT", 3, 1.5)], leftOut: [], byLag: [{lag: 0, estimate: ESTIMATE}], assumed: []}; // prettier-ignore

/** A workspace on one company, whose state a test changes. */
function workspaceOf(lang: Lang, company: CompanyModel = apiCompanyModel) {
  const model = compiled(company.sheet);
  const listeners: (() => void)[] = [];
  const workspace = {
    ...{lang, company, overrides: {}, published: publishedApiCompany, evaluation: evaluate(model)},
    state: {company: company.entity, case: "base", edits: {}, view: {}},
    open: {companyCases: company.cases},
    onChange(listener: () => void) {
      listeners.push(listener);
      listener();
    }
  };
  const change = (next: Record<string, unknown>) => {
    Object.assign(workspace, next);
    for (const listener of listeners) listener();
  };
  return {workspace: workspace as unknown as Workspace, change};
}
const {sheet} = apiCompanyModel;
const withLines = (...lines: CompanyModel["sheet"]["lines"]): CompanyModel["sheet"] => ({...sheet, lines: [...lines, ...sheet.lines.filter(({name}) => lines.every((line) => line.name !== name))]}); // prettier-ignore

describe("valueTitle(workspace), valueSentence(workspace, lead)", () => {
  it.each(LANGUAGES)("say what our case, another of ours or the reader’s scenario gives (%s)", (lang) => {
    const {workspace, change} = workspaceOf(lang);
    const [title, sentence] = [valueTitle(workspace), valueSentence(workspace, LEAD)];
    const states = [{}, {case: "price_war"}, {case: "gone"}, {case: "price_war", edits: {free_share: 0.1}}];
    const said = states.flatMap((state) => {
      change({state: {...workspace.state, case: "base", edits: {}, ...state}});
      return [...shown(title), ...shown(sentence)];
    });
    change({state: {...workspace.state, case: "base", edits: {}}, overrides: {price: 40}});
    const lines = [...said, ...shown(title), ...shown(sentence)];
    const text = document.createElement("div");
    text.append(...lines.map((line) => Object.assign(document.createElement("p"), {textContent: line})));
    expectGoldenPage(`value-lead-${lang}`, text);
    expect(numbersOf(sentence)[0]).toMatch(/ = 42 HKD\/share of worked out by the sheet$/);
  });

  it.each(LANGUAGES)("add what moves a model that tokens drive, and how well that is known (%s)", (lang) => {
    const driven: CompanyModel = {...apiCompanyModel, tokens: {...apiCompanyModel.tokens, drives: true} as CompanyModel["tokens"], sheet: withLines(input("coverage_growth", "1", 0.1, "made up", {range: [-1, 1]}))}; // prettier-ignore
    const {workspace} = workspaceOf(lang, driven);
    const sentence = valueSentence(workspace, LEAD);
    expect([...sentence.children].map(({className}) => className).slice(-2)).toEqual(["lead-note", "price-note"]);
    expectGoldenPage(`value-lead-tokens-${lang}`, sentence);
  });

  it.each([
    ["en", "A made-up API company: its SQL was not run", "Lines of this model ask the ledger in SQL that was not run; read it and press Run below."], // prettier-ignore
    ["zh", "虚构的 API 公司：其中的 SQL 未运行", "此模型有以 SQL 向账本取数的行，尚未运行；请先阅读，再按下方的“运行”。"] // prettier-ignore
  ] as const)("say that SQL was not run only where the value waits for it (%s)", (lang, title, sentence) => {
    const sql = [{state: "not_run"}] as unknown as CompanyModel["sql"];
    const said = (change: Partial<CompanyModel>) => {
      const {workspace} = workspaceOf(lang, {...apiCompanyModel, ...change});
      return [shown(valueTitle(workspace)), shown(valueSentence(workspace, LEAD))].flat();
    };
    const broken = {sheet: withLines(value("value_per_share", "HKD/share", "sales_value / (risk_free - risk_free)"))};
    expect(said({...broken, sql, facts: []})).toEqual([title, sentence]);
    for (const change of [{sql}, {...broken, sql: [{state: "ready"}] as unknown as CompanyModel["sql"]}])
      expect(said(change)[0]).not.toBe(title);
  });
});

describe("leadNote(lead, lang), leadChart(data, lang)", () => {
  const beats: ElasticityEstimate = {...ESTIMATE, verdict: "beats naive growth"};

  it.each(LANGUAGES)("caution with a link to the test, until the power beats naive growth (%s)", (lang) => {
    expectGoldenPage(`lead-note-${lang}`, leadNote(LEAD, lang));
    expect(shown(leadNote({...LEAD, byLag: [{lag: 0, estimate: beats}]}, lang))).toEqual([]);
  });

  it.each(LANGUAGES)("draw a dot a company-period, and nothing where nothing is estimated (%s)", (lang) => {
    expectGoldenDrawings(`lead-${lang}`, leadChart(LEAD, lang));
    const none = leadChart({...LEAD, byLag: [{lag: 0, estimate: null}]}, lang);
    expect([none.querySelector("svg"), none.querySelector("table") !== null]).toEqual([null, true]);
  });
});

const CHANGE: VersionChange = {since: "2026-11-25", until: null, from: 295.6, to: 299.6, differences: [{kind: "model text", line: "research", title: "research", was: {type: "formula", formula: "a + b"}, is: {type: "formula", formula: "a - b"}}], parts: [{kind: "model text", change: -22.3, lines: ["research"], with: []}, {kind: "data", change: 26.3, lines: [], with: []}]}; // prettier-ignore
const MONDAY: PastCall = {day: "2026-09-14", value: 66, lacking: null, price: {date: "2026-07-31", value: 80}, call: "below the price", since: 0.1, wasRight: false}; // prettier-ignore
const company = (entity: string, changes: readonly VersionChange[], mondays: readonly PastCall[]) => ({entity, title: {en: "Made up", zh: "虚构"}, currency: "HKD", unit: "HKD/share", changes, mondays, titles: {}}); // prettier-ignore
const HISTORY: ValueHistory = {knownOn: null, asOf: "2026-11-25", citation: "history", withoutModels: [], companies: [company("9999.HK", [CHANGE], [MONDAY]), company("S1", [{...CHANGE, differences: []}], []), company("S2", [], [])]}; // prettier-ignore

describe("valueHistory(workspace, history)", () => {
  it.each(LANGUAGES)("shows what moved the value from version to version, and past Mondays (%s)", (lang) => {
    const {workspace} = workspaceOf(lang);
    const section = valueHistory(workspace, HISTORY);
    expectGoldenDrawings(`value-history-${lang}`, section);
    for (const toggle of section.querySelectorAll<HTMLButtonElement>("button[aria-pressed=false]")) toggle.click();
    expectGoldenPage(`value-history-${lang}`, section);
  });

  it("follows the company on screen, is away where there is nothing, and stays where the company does", () => {
    const {workspace, change} = workspaceOf("en");
    const section = valueHistory(workspace, HISTORY);
    const figures = () => [...section.querySelectorAll("figure")];
    const before = figures();
    expect(before.map(({id}) => id)).toEqual(["value-versions", "value-differences", "value-mondays"]);
    change({});
    expect(figures()[0]).toBe(before[0]);
    change({company: {...apiCompanyModel, entity: "S1"}});
    expect([figures().map(({id}) => id), section.hidden]).toEqual([["value-versions"], false]);
    change({company: {...apiCompanyModel, entity: "S2"}});
    expect([figures().length, section.hidden]).toEqual([0, true]);
    change({company: {...apiCompanyModel, entity: "gone"}});
    expect(section.hidden).toBe(true);
  });
});
