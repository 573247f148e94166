import {describe, expect, it} from "vitest";
import {draftOf} from "../../src/inputs/note-claim.js";
import {reportPath} from "../../loaders/reports/files.js";
import {draftOfReport, fileNameOf, keptDraft, nextClaimName, textOfDraft} from "../../src/inputs/report-draft.js";
import {proposalsIn} from "../../src/query/note/proposals.js";
import {parseReport} from "../../src/query/report/parse.js";
import {printReport} from "../../src/query/report/print.js";
import {blankReport, gapsOf} from "../../src/query/report/report.js";

const CONFIRMED = {metric: "tokens", week: null, decidedOn: null, left: []} as const;
const blank = blankReport("2026-11-20");
const [claim] = blank.claims;

describe("textOfDraft(draft)", () => {
  it("gives back the report whose fields it is, with its ratings, and with names and definitions of bases that the fields do not show", () => {
    const readings =
      claim?.readings.map((each) => ({...each, basis: "ours", definition: {en: "As told", zh: "如所述"}})) ?? [];
    const said = {en: "Said", zh: "已述"};
    const report = {
      ...blank,
      audience: "client" as const,
      ratings: [{entity: "BABA", rating: "neutral", target: "180 USD"}],
      thesis: [said, {en: "Twice", zh: "再述"}],
      catalysts: [
        {on: "2027-02-15", text: said},
        {on: null, text: said}
      ],
      claims: claim ? [{...claim, readings, test: "between" as const, expectedHigh: 0.75, tolerance: 0.01, decidedOn: "2027-06-30"}] : [] // prettier-ignore
    };
    expect(textOfDraft(draftOfReport(report))).toBe(printReport(report));
  });

  it("tells a basis that was called otherwise from the one that stood there, by a name that no other has", () => {
    const readings = claim?.readings.map((each) => ({...each, basis: "basis_1"})) ?? [];
    const [first] = draftOfReport({...blank, claims: claim ? [{...claim, readings}] : []}).claims;
    const renamed = first?.draft.readings.map(({sql}) => ({name: "Named otherwise", sql})) ?? [];
    const claims = first ? [{...first, draft: {...first.draft, readings: renamed}}] : [];
    const {report} = parseReport(textOfDraft({...draftOfReport(blank), claims}));
    expect(report?.claims[0]?.readings[0]).toMatchObject({basis: "basis_1_new", definition: {en: "Named otherwise"}});
  });

  it("leaves what is empty, and a line without its other half, still to be written, and a number that is none to be told of", () => {
    const [first] = draftOfReport(blank).claims;
    const said = {en: "Said", zh: "已述"};
    const draft = {...draftOfReport(blank), title: said, author: "A. Reader", thesis: said, catalysts: said, disclosures: said, risks: {en: "One\nTwo", zh: "一"}}; // prettier-ignore
    const {report, problems} = parseReport(textOfDraft(draft));
    expect(problems).toEqual([]);
    expect(report && gapsOf(report).map(({en}) => en)).toEqual([
      "risks: still to be written",
      "words and number of the claim china_over_half: still to be written"
    ]);
    const claims = first ? [{...first, draft: {...first.draft, expected: "half"}}] : [];
    expect(parseReport(textOfDraft({...draft, claims})).problems.map(({text}) => text.en)).toEqual([
      expect.stringContaining("half; expected a number")
    ]);
  });
});

describe("keptDraft(text)", () => {
  it("brings back what was typed, of a report that cannot be read too, and what was kept as a report’s text", () => {
    const [first] = draftOfReport(blank).claims;
    const broken = {...draftOfReport(blank), claims: first ? [{...first, name: ""}] : []};
    expect(parseReport(textOfDraft(broken)).report).toBeNull();
    expect(keptDraft(JSON.stringify(broken))).toEqual(broken);
    expect(keptDraft(printReport(blank))).toEqual(draftOfReport(blank));
    for (const text of ["", "null", "{}", "# Some | 文"]) expect([text, keptDraft(text)]).toEqual([text, null]);
  });
});

describe("names of a report", () => {
  it("are free, and those of files are names that a report may have", () => {
    expect(nextClaimName([{name: "claim_1"}, {name: "claim_3"}])).toBe("claim_2");
    const titled = (en: string) => fileNameOf({title: {en, zh: ""}});
    expect(titled("The second wave: Q4’s models")).toBe("the-second-wave-q4-s-models.md");
    expect([titled("第二波"), titled("")]).toEqual(["report.md", "report.md"]);
    expect(() => reportPath(titled(`${"long ".repeat(12)}– title`).replace(/\.md$/, ""))).not.toThrow();
  });
});

describe("draftOf(proposal, confirmed)", () => {
  const [proposal] = proposalsIn("Chinese models processed 4.12 trillion tokens in the week of 9 February 2026.");

  it("is a claim with the queries of what the reader confirmed, of the week confirmed", () => {
    const draft = proposal && draftOf(proposal, {...CONFIRMED, metric: "tokens", week: "2026-02-16"});
    expect(draft).toMatchObject({test: "equals", expected: "4120000000000", unit: "tokens"});
    expect(draft?.readings.map(({name}) => name)).toEqual([
      "Nine largest models | 前九大模型",
      "All named models | 全部具名模型"
    ]);
    expect(draft?.readings[0]?.sql).toContain("week_start = DATE '2026-02-16'");
  });

  it("leaves the query to its reader where the metric has none, and takes the unit of another metric", () => {
    const draft = proposal && draftOf(proposal, {...CONFIRMED, metric: "shares"});
    expect([draft?.unit, draft?.readings]).toEqual(["share", [{name: "", sql: ""}]]);
  });

  it("asks only the bases that were left ticked", () => {
    const draft = proposal && draftOf(proposal, {...CONFIRMED, left: [0]});
    expect(draft?.readings.map(({name}) => name)).toEqual(["All named models | 全部具名模型"]);
  });
});
