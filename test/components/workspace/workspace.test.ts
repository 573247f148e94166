import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {heldAgainst} from "../../../src/components/workspace/held-against.js";
import {fieldIn, keepInTab, leftInTab, ownIn} from "../../../src/components/workspace/kept-desk.js";
import {fileSubject, liveAnswer, modelSource} from "../../../src/components/workspace/live-answer.js";
import {openCompany} from "../../../src/components/workspace/opened.js";
import {comparedCases, storeCases} from "../../../src/components/workspace/stored-cases.js";
import {rememberTyped, typedFor} from "../../../src/components/workspace/typed-texts.js";
import {apiCompanyModel} from "../../fixtures/api-company-model.js";
import {withDocument} from "../../fixtures/document.js";
import {textIn} from "../../fixtures/painted.js";
import {said} from "../../fixtures/said.js";
import {smallDesk} from "../../fixtures/small-desk.js";

withDocument();
beforeEach(() => {
  for (const name of ["localStorage", "sessionStorage"]) {
    const kept = new Map<string, string>();
    vi.stubGlobal(name, {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text)
    });
  }
});
afterEach(() => void vi.unstubAllGlobals());

const GROWTH = "token_growth@FY2027";

describe("Workspace", () => {
  it("opens what the address states, on the headline, and says what of it could not be used", () => {
    const {workspace, cell, value} = smallDesk("en", {hash: "#case=price_war&set=free_share:0.3"});
    expect(workspace.state).toMatchObject({company: "9999.HK", case: "price_war", edits: {free_share: 0.3}});
    expect([workspace.selected, workspace.notices, value("free_share")]).toEqual([cell("value_per_share"), [], 0.3]);
    expect(smallDesk("en", {hash: "#case=none"}).workspace.notices).toHaveLength(1);
    expect(smallDesk().workspace.title("price")).toBe("price");
    expect(smallDesk("zh").workspace.title("price")).toBe("股价");
  });

  it("sets cells as one step, tells its parts after it is worked out, and goes back and on", () => {
    const written: string[] = [];
    const {workspace, value} = smallDesk("en", {onAddress: (url) => written.push(url)});
    const told: number[] = [];
    workspace.onChange(() => told.push(value(GROWTH)));
    workspace.set([]);
    workspace.set([[GROWTH, 0.5]]);
    expect([told, workspace.canUndo, workspace.canRedo]).toEqual([[1, 0.5], true, false]);
    workspace.set([[GROWTH, 0.5]]);
    expect(told).toHaveLength(2);
    expect(written.at(-1)).toContain("set=token_growth@FY2027:0.5");
    workspace.undo();
    expect([value(GROWTH), workspace.canUndo, workspace.canRedo]).toEqual([1, false, true]);
    workspace.undo();
    workspace.redo();
    expect(value(GROWTH)).toBe(0.5);
    workspace.reset([GROWTH]);
    expect([value(GROWTH), workspace.state.edits]).toEqual([1, {}]);
    expect(() => workspace.set([[GROWTH, 99]])).toThrow();
  });

  it("works out a state once, and another case without what was set on this one", () => {
    const {workspace, value} = smallDesk();
    workspace.set([["free_share", 0.3]]);
    expect(workspace.evaluation).toBe(workspace.evaluation);
    expect(workspace.evaluationOf("base")).toBe(workspace.evaluation);
    const war = workspace.evaluationOf("price_war");
    expect(war.values[workspace.selected]).not.toBe(workspace.evaluation.values[workspace.selected]);
    workspace.take("price_war", [["sales_multiple", 7]]);
    expect(workspace.state).toMatchObject({case: "price_war", edits: {sales_multiple: 7}});
    expect([workspace.state.edits["free_share"], value("free_share")]).toEqual([undefined, 0.25]);
    workspace.take("price_war", [["tax_rate", 0.2]]);
    expect(workspace.state.edits).toEqual({sales_multiple: 7, tax_rate: 0.2});
    expect(workspace.caseOverrides).toEqual(apiCompanyModel.cases[0]?.overrides);
  });

  it("tells of a move to another cell once, and not of one to the same", () => {
    const {workspace, cell} = smallDesk();
    const moves: unknown[] = [];
    workspace.onSelect(() => moves.push([workspace.selected, workspace.selectedYear]));
    workspace.select(cell(GROWTH));
    workspace.select(cell(GROWTH));
    workspace.select(cell(GROWTH), "FY2027");
    expect(moves.slice(1)).toEqual([
      [cell(GROWTH), null],
      [cell(GROWTH), "FY2027"]
    ]);
    workspace.set([["free_share", 0.3]]);
    expect(moves).toHaveLength(4);
    expect([workspace.selected, workspace.left]).toEqual([cell(GROWTH), []]);
  });
});

describe("liveAnswer(workspace, spec)", () => {
  it("shows the numbers of each state", () => {
    const {workspace, value} = smallDesk();
    let made = 0;
    const answer = liveAnswer(workspace, () => ({
      name: "made-up",
      lang: "en",
      title: {en: [`made ${++made}`], zh: []},
      measure: {en: [], zh: []},
      draw: null,
      columns: [{key: "a", head: "A", value: () => value(GROWTH)}],
      rows: [0],
      source: modelSource(workspace)
    }));
    expect([textIn(answer.querySelector("td")), made]).toEqual(["1", 1]);
    workspace.set([[GROWTH, 0.5]]);
    expect([textIn(answer.querySelector("td")), textIn(answer.querySelector("h3"))]).toEqual(["0.5", "made 2"]);
  });
});

describe("modelSource(workspace)", () => {
  it.each([
    ["", "en", "Alpha Ledger, model of A made-up API company, case “Base case”.", "9999.HK-base"],
    ["#case=price_war", "zh", "阿尔法账本，虚构的 API 公司模型，“价格战”情景。", "9999.HK-price_war"],
    [
      "#set=free_share:0.3",
      "en",
      "Alpha Ledger, model of A made-up API company, case “yours, on Base case”. Your scenario, not our view.",
      "9999.HK-yours"
    ],
    [
      "#set=free_share:0.3",
      "zh",
      "阿尔法账本，虚构的 API 公司模型，“您的情景，以基准为基础”情景。您的情景，并非我们的观点。",
      "9999.HK-yours"
    ]
  ] as const)("of %s says in %s whose case it is", (hash, lang, citation, subject) => {
    const {workspace} = smallDesk(lang, {hash});
    expect(modelSource(workspace)).toMatchObject({citation, subject, rights: "open", asOf: "2026-08-28"});
  });

  it("calls files by no sign that a file system keeps to itself", () => {
    const {workspace} = smallDesk();
    const company = {...workspace.company, entity: "own:a/b c"};
    expect(fileSubject({company, state: workspace.state} as never)).toBe("own-a-b-c-base");
  });
});

it("heldAgainst(workspace) names the day of the price, or that it is the reader’s", () => {
  expect(said(heldAgainst(smallDesk().workspace))).toEqual({
    en: ", against the close of 28 Aug 2026",
    zh: "，对照2026年8月28日收盘价"
  });
});

describe("what a tab keeps", () => {
  it("are the states of companies as they were left, those of a reader’s own apart", () => {
    const {workspace} = smallDesk("en", {hash: "#set=free_share:0.3"});
    const {state} = workspace;
    const opening = {...state, edits: {}};
    keepInTab({"9999.HK": state}, opening);
    expect(leftInTab(workspace.companies)).toEqual({"9999.HK": state});
    sessionStorage.setItem("alpha-ledger.desk", "company=own:a\n");
    expect(leftInTab(workspace.companies)).toEqual({});
    expect([ownIn("company=own:a"), ownIn("company=BABA"), ownIn("")]).toEqual(["own:a", null, null]);
    expect([fieldIn("a=1&b=2", "b"), fieldIn("a=1", "b")]).toEqual(["2", ""]);
  });

  it("is arithmetic as it was typed, as long as the cell holds what it gave", () => {
    const {workspace, cell} = smallDesk();
    rememberTyped(workspace, cell("free_share"), "=0.1+0.05", 0.15);
    expect(typedFor(workspace, cell("free_share"))).toBe("=0.1+0.05");
    expect(typedFor(workspace, cell("tax_rate"))).toBeNull();
    workspace.set([["free_share", 0.3]]);
    expect(typedFor(workspace, cell("free_share"))).toBeNull();
    sessionStorage.setItem("alpha-ledger.typed", "{");
    expect(typedFor(workspace, cell("free_share"))).toBeNull();
  });
});

describe("comparedCases(workspace)", () => {
  it("are ours, those kept of this company that can be used, and the reader’s own as it stands", () => {
    const kept = {name: "Mine", company: "9999.HK", case: "price_war", edits: {free_share: 0.4}, savedOn: "2026-09-01"};
    const cases = [
      kept,
      {...kept, name: "Of another", company: "BABA"},
      {...kept, name: "On no case", case: "gone"},
      {...kept, name: "With why", why: "heard"}
    ];
    expect(storeCases({cases, unread: []})).toBe(true);
    const {workspace} = smallDesk("en", {hash: "#set=tax_rate:0.2&why=so"});
    expect(comparedCases(workspace).map(({key, title, own}) => [key, title, own?.why])).toEqual([
      ["base", "Base case", undefined],
      ["price_war", "Price war", undefined],
      ["multiple_gap_closes", "Multiple gap closes", undefined],
      ["saved:Mine", "Mine", ""],
      ["saved:With why", "With why", "heard"],
      ["yours", "Yours", "so"]
    ]);
    const mine = comparedCases(workspace)[3];
    expect(mine?.overrides).toMatchObject({free_share: 0.4, price_decline: {scale: 1.4}});
    expect(comparedCases(smallDesk().workspace).at(-1)?.key).toBe("saved:With why");
  });
});

it("openCompany(company) has its cases behind the base, and its sheet compiled once it is read", () => {
  const opened = openCompany(apiCompanyModel);
  expect([...opened.cases.keys()]).toEqual(["base", "price_war", "multiple_gap_closes"]);
  expect([opened.cases.get("base"), opened.companyCases[0]?.title.zh]).toEqual([{}, "基准"]);
  expect(opened.model).toBe(opened.model);
});
