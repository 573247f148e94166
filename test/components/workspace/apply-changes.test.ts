import {afterEach, describe, expect, it, vi} from "vitest";
import {applied} from "../../../src/components/workspace/apply-changes.js";
import {changesInWords, isDoubtful, pasteQuestion} from "../../../src/components/workspace/paste-question.js";
import {withDocument} from "../../fixtures/document.js";
import {textIn} from "../../fixtures/painted.js";
import {smallDesk} from "../../fixtures/small-desk.js";

withDocument();
afterEach(() => void vi.unstubAllGlobals());

const GROWTH = "token_growth@FY2027";
const view = () => document.defaultView as Window & typeof globalThis;

describe("a block put down", () => {
  const set = (...changes: readonly (readonly [string, number])[]) => ({set: changes, refused: []});

  it("is said cell by cell, of many the first three", () => {
    const {workspace} = smallDesk();
    expect(applied(workspace, set([GROWTH, 0.3])).text).toBe("1 cell set: token growth · FY2027 30%");
    expect(applied(workspace, set([GROWTH, 0.3], ["price_decline@FY2027", 0.1])).text).toBe(
      "2 cells set: token growth · FY2027 30%; price decline · FY2027 10%"
    );
    const many = [GROWTH, "token_growth@FY2028", "token_growth@FY2029", "token_growth@FY2030"].map(
      (key) => [key, 0.3] as const
    );
    expect(changesInWords(workspace, {set: many})).toMatch(/^(token growth · FY20\d\d 30%(; )?){3} …$/);
    expect(changesInWords(workspace, {set: many.slice(1)})).not.toContain("…");
    expect(applied(smallDesk("zh").workspace, {...set([GROWTH, 0.3]), same: 2}).text).toBe(
      "1 个单元格已写入：词元增速 · 2027财年 30%；2 个单元格已是所粘贴的内容，保持不变"
    );
    expect(applied(workspace, {...set(), same: 1}).text).toBe("0 cells set; 1 cell holds already what was pasted");
  });

  it("says what stands in cells instead of their lines", () => {
    const {workspace, cell} = smallDesk();
    const instead = [{cell: cell("revenue@FY2027"), worth: "5"}];
    expect(applied(workspace, {...set(), instead})).toEqual({
      set: [],
      instead,
      text: "1 cell set; instead of what the line says (Delete takes it back): revenue · FY2027 5"
    });
    expect(changesInWords(workspace, {set: [[GROWTH, 0.3]], instead})).toBe(
      "token growth · FY2027 30%; revenue · FY2027 5"
    );
  });

  it("is left as a whole where one cell is bad, of many the first eight named", () => {
    const {workspace, cell} = smallDesk();
    const bad = applied(workspace, {
      set: [
        [GROWTH, 99],
        ["free_share", 0.2]
      ],
      refused: [{cell: cell("price"), text: "x", problem: {en: "no number", zh: "非数字"}}]
    } as never);
    expect([bad.set, bad.instead]).toEqual([[], []]);
    expect(bad.text).toMatch(
      /^Nothing was changed\. Correct these and paste again: price: x; no number; token growth · FY2027: /
    );
    const refused = (count: number) => ({
      set: [],
      refused: Array.from({length: count}, () => ({cell: null, text: "x", problem: {en: "no", zh: "否"}}))
    });
    expect(applied(workspace, refused(8) as never).text).not.toContain("more");
    expect(applied(workspace, refused(10) as never).text).toMatch(/ … and 2 more$/);
    expect(applied(smallDesk("zh").workspace, refused(9) as never).text).toMatch(/^未作任何更改。.* …另有 1 处$/);
  });

  it("is doubtful where its two readings differ in anything that would be set", () => {
    const [a, b] = [set([GROWTH, 0.3]), set([GROWTH, 30])];
    const over = (worth: string, cell = 1) => ({...set(), instead: [{cell, worth}]});
    expect([isDoubtful(a, a), isDoubtful(a, b), isDoubtful(a, set(["free_share", 0.3]))]).toEqual([false, true, true]);
    expect([
      isDoubtful(over("1"), over("1")),
      isDoubtful(over("1"), over("2")),
      isDoubtful(over("1"), over("1", 2)),
      isDoubtful(over("1"), set())
    ]).toEqual([false, true, true, true]);
  });

  it("asks what numbers without a per cent sign mean, and gives the answer", () => {
    const {workspace} = smallDesk();
    const chosen: unknown[] = [];
    const [percent, fractions] = [set([GROWTH, 0.003]), set()];
    const question = pasteQuestion(workspace, {percent, fractions}, (changes) => chosen.push(changes));
    expect(textIn(question)).toMatch(
      /^Pasted numbers without a per cent sign.*stored as: token growth · FY2027 0\.3%; as fractions, as: what stands there already Store per cent Store as fractions Leave$/
    );
    for (const button of question.querySelectorAll("button")) button.click();
    question.dispatchEvent(new (view().KeyboardEvent)("keydown", {key: "Escape"}));
    question.dispatchEvent(new (view().KeyboardEvent)("keydown", {key: "a"}));
    expect(chosen).toEqual([percent, fractions, null, null]);
  });
});
