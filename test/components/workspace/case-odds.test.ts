import {afterEach, describe, expect, it, vi} from "vitest";
import {casesAnswer} from "../../../src/components/workspace/answer-cases.js";
import {oddsCell, oddsOf, weightedNote} from "../../../src/components/workspace/case-odds.js";
import {caseSignList} from "../../../src/components/workspace/case-sign-list.js";
import {evaluate, outcome} from "../../../src/model/calculate/evaluate.js";
import {apiCompanyModel} from "../../fixtures/api-company-model.js";
import {withDocument} from "../../fixtures/document.js";
import {numbersOf, tableOf, textIn} from "../../fixtures/painted.js";
import {smallDesk} from "../../fixtures/small-desk.js";

withDocument();
afterEach(() => void vi.unstubAllGlobals());

const at = (odds: string, lang: "en" | "zh" = "en") => smallDesk(lang, {hash: odds && `#odds=${odds}`}).workspace;
const changeTo = (field: HTMLInputElement, text: string) => {
  field.value = text;
  field.dispatchEvent(new (field.ownerDocument.defaultView as Window & typeof globalThis).Event("change"));
};

describe("oddsOf(workspace)", () => {
  it("are those of the link, else those that a document states", () => {
    expect(oddsOf(at("price_war:20"))).toEqual({price_war: 0.2});
    expect(oddsOf(at(""))).toEqual({});
    const cases = apiCompanyModel.cases.map((each, i) => (i === 0 ? {...each, probability: 0.3} : each));
    expect(oddsOf(smallDesk("en", {company: {cases}}).workspace)).toEqual({price_war: 0.3});
    expect(oddsOf(smallDesk("en", {company: {cases}, hash: "#odds=price_war:10"}).workspace)).toEqual({price_war: 0.1});
  });
});

describe("oddsCell(workspace, key, title)", () => {
  it("of the base is what the others leave", () => {
    expect(oddsCell(at("price_war:20"), "base", "Base").textContent).toBe("80%");
    expect(oddsCell(at(""), "base", "Base").textContent).toBe("the rest");
    expect(oddsCell(at("", "zh"), "base", "基准").textContent).toBe("其余");
  });

  it("of a case is a field with its probability, which is taken where it is one", () => {
    const workspace = at("price_war:20");
    const field = oddsCell(workspace, "price_war", "Price war") as HTMLInputElement;
    expect([field.value, field.dataset["case"], field.getAttribute("aria-label")]).toEqual([
      "20%",
      "price_war",
      "Your probability, Price war"
    ]);
    expect((oddsCell(workspace, "multiple_gap_closes", "x") as HTMLInputElement).value).toBe("");
    changeTo(field, "35");
    expect(workspace.state.view.odds).toBe("price_war:35");
    const other = oddsCell(workspace, "multiple_gap_closes", "x") as HTMLInputElement;
    changeTo(other, "100%");
    expect(workspace.state.view.odds).toBe("price_war:35~multiple_gap_closes:100");
    changeTo(other, " ");
    expect(workspace.state.view.odds).toBe("price_war:35");
  });

  it("leaves no probabilities where the last goes, and refuses what is none", () => {
    const workspace = at("price_war:20");
    const field = oddsCell(workspace, "price_war", "x") as HTMLInputElement;
    for (const text of ["101%", "-1%", "much"]) changeTo(field, text);
    expect(workspace.state.view.odds).toBe("price_war:20");
    expect(field.validationMessage).toMatch(/no number/);
    changeTo(field, "150%");
    expect(field.validationMessage).toBe("0%–100%");
    changeTo(field, "");
    expect("odds" in workspace.state.view).toBe(false);
  });
});

describe("weightedNote(workspace, results)", () => {
  const result = (name: string, value: number) =>
    ({scenario: {name, overrides: {}}, outcomes: [{ok: true, value}]}) as const;
  const results = [result("base", 100), result("price_war", 50), result("multiple_gap_closes", 200)];
  const noted = (odds: string, lang: "en" | "zh" = "en") => {
    const workspace = at(odds, lang);
    return weightedNote(workspace, results);
  };

  it("weights cases by the probabilities, the base by the rest", () => {
    const note = noted("price_war:20");
    expect(Number(note.querySelector("data")?.value)).toBeCloseTo(0.8 * 100 + 0.2 * 50, 9);
    expect(textIn(note)).toMatch(/^Weighted by your probabilities, which are yours and not our view: /);
    expect(note.dataset["eachSheet"]).toBe("Your probabilities, not our view");
    expect(textIn(noted("price_war:20", "zh"))).toMatch(/^按您的概率加权（为您的判断，并非我们的观点）：/);
    expect(Number(noted("price_war:100").querySelector("data")?.value)).toBe(50);
  });

  it("says where there are none, and where they come to more than everything", () => {
    expect(textIn(noted(""))).toBe("Give cases a probability to see a weighted value: ours have none.");
    expect(textIn(noted("price_war:70~multiple_gap_closes:50"))).toBe(
      "Your probabilities come to more than 100%; expected at most that, the base case has the rest: 120%"
    );
  });

  it("has no value where a case with a probability has none", () => {
    const broken = [
      ...results.slice(0, 1),
      {...result("price_war", 0), outcomes: [{ok: false, error: {kind: "missing"}}]}
    ];
    const note = weightedNote(at("price_war:20"), broken as unknown as Parameters<typeof weightedNote>[1]);
    expect(textIn(note)).toMatch(/a case with a probability has no value$/);
  });
});

describe("casesAnswer(workspace)", () => {
  it("lists each case with its headline numbers, what it changes and why", () => {
    const {workspace} = smallDesk();
    const worth = (line: string, overrides = {}) => {
      const found = outcome(evaluate(workspace.model, overrides), line);
      return found.ok ? found.value : NaN;
    };
    const element = casesAnswer(workspace);
    const [head, base, war] = tableOf(element);
    expect(head).toEqual([
      "Case",
      "value per share",
      "value in a year",
      "expected return",
      "Your probability",
      "What it changes, and why"
    ]);
    expect([base?.[0], base?.[4], base?.[5], war?.[0]]).toEqual(["Base case", "the rest", "nothing", "Price war"]);
    expect(war?.[5]).toMatch(
      /^price decline FY2026 30\.0% → 42\.0% … FY2032 8\.0% → 11\.2% prices fall four tenths faster free share 15\.0% → 25\.0% a quarter of tokens served free$/
    );
    const values = numbersOf(element).map((each) => Number(each.split(" | ")[1]));
    const {overrides = {}} = workspace.company.cases[0] ?? {};
    expect(values[0]).toBe(worth("value_per_share"));
    expect(values).toContain(worth("value_per_share", overrides));
    expect(textIn(element.querySelector("ul.figure-note"))).toBe("Left out: None is on record.");
  });

  it("sets what the reader changed below ours, with its reason, and keeps the focus", () => {
    const {workspace} = smallDesk("zh", {hash: "#set=free_share:0.2&why=%E6%88%91"});
    const element = casesAnswer(workspace);
    document.body.append(element);
    const own = tableOf(element).at(-1);
    expect(own?.[0]).toBe("您的情景您的情景，并非我们的观点");
    expect(own?.[5]).toMatch(/^免费占比 15\.0% → 20\.0% 您的修改：我$/);
    element.querySelector<HTMLElement>("[data-case=price_war]")?.focus();
    workspace.go({edits: {}});
    expect((document.activeElement as HTMLElement).dataset["case"]).toBe("price_war");
    expect(tableOf(element)).toHaveLength(4);
  });
});

describe("caseSignList(workspace, key)", () => {
  it("says what lacks a sign, and nothing of a case that states none", () => {
    const {workspace} = smallDesk();
    expect(caseSignList(workspace, "price_war")).toBe("");
    const whyNot = {en: "no event tells it", zh: "无事件"};
    const cases = apiCompanyModel.cases.map((each) => ({...each, signs: {trigger: {whyNot}, indicator: {whyNot}}}));
    const told = caseSignList(smallDesk("en", {company: {cases}}).workspace, "price_war") as HTMLElement;
    expect([...told.children].map(textIn)).toEqual(["no event tells it", "no event tells it"]);
  });
});
