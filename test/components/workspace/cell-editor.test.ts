import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {
  cellTitle,
  entryOf,
  foreseen,
  leftAsItWas,
  openEditor,
  preview,
  readEntry,
  store
} from "../../../src/components/workspace/cell-editor.js";
import {withDocument} from "../../fixtures/document.js";
import {smallDesk} from "../../fixtures/small-desk.js";

withDocument();
beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text)
  });
});
afterEach(() => void vi.unstubAllGlobals());

const PERCENT = {percent: true, digits: 1};
const PLAIN = {percent: false, digits: 1};
const GROWTH = "token_growth@FY2027";
const view = () => document.defaultView as Window & typeof globalThis;

describe("what a text comes to in a cell", () => {
  it.each([
    [GROWTH, "25", PERCENT, 0.25],
    [GROWTH, "25%", PERCENT, 0.25],
    ["sales_multiple", "7", PLAIN, 7],
    [GROWTH, "600", PERCENT, "600: expected -50% – 500%"],
    ["sales_multiple", "61", PLAIN, "61: expected 0 – 60"]
  ] as const)("of %s typed %s", (key, text, style, worth) => {
    const {workspace, cell} = smallDesk();
    expect(readEntry(workspace, cell(key), text, style)).toBe(worth);
  });

  it("is said in words before it is stored, and what is wrong with it", () => {
    const {workspace, cell} = smallDesk();
    expect(preview(workspace, cell(GROWTH), "0.25", PERCENT)).toBe("will be stored as 0.25% — for 25% type 25%");
    expect(preview(workspace, cell("sales_multiple"), "61", PLAIN)).toBe("61: expected 0 – 60");
    expect(readEntry(workspace, cell(GROWTH), "", PERCENT)).toMatch(/^nothing typed: no number/);
    const zh = smallDesk("zh");
    expect(readEntry(zh.workspace, zh.cell("sales_multiple"), "61", PLAIN)).toBe("61：应介于 0 – 60");
    expect(readEntry(zh.workspace, zh.cell(GROWTH), "", PERCENT)).toMatch(/^未输入内容：/);
    const line = workspace.model.lines.find(({name}) => name === "price");
    expect(line && foreseen(line, "42", PLAIN).en).toBe("will be stored as 42 HKD/share");
  });

  it("names the cell in what is said of it", () => {
    const {workspace, cell} = smallDesk();
    expect(cellTitle(workspace, cell("price"))).toBe("price");
    expect(cellTitle(workspace, cell(GROWTH))).toBe("token growth · FY2027");
    expect(leftAsItWas(workspace, cell("price"), "no number")).toBe("price: no number. The value was left as it was.");
    const zh = smallDesk("zh");
    expect(leftAsItWas(zh.workspace, zh.cell("price"), "非数字")).toBe("股价：非数字。原值保持不变。");
  });

  it("opens again as it was typed where it is arithmetic", () => {
    const {workspace, cell, value} = smallDesk();
    expect(entryOf(workspace, cell(GROWTH), PERCENT)).toBe("100%");
    store(workspace, cell(GROWTH), "=0.2+0.1", 0.3);
    expect([value(GROWTH), entryOf(workspace, cell(GROWTH), PERCENT)]).toEqual([0.3, "=0.2+0.1"]);
  });
});

describe("openEditor(workspace, cell, element, editing)", () => {
  function opened(
    key: string,
    {typed, style = PERCENT, problem = null}: {typed?: string; style?: typeof PERCENT; problem?: string | null} = {}
  ) {
    const desk = smallDesk();
    const element = document.createElement("td");
    document.body.append(element);
    const told: unknown[] = [];
    openEditor(desk.workspace, desk.cell(key), element, {
      typed,
      style,
      done: (by, back) => told.push(["done", by, back]),
      say: (text) => text && told.push(["say", text]),
      foresee: (text) => text && told.push(["foresee", text]),
      define: (text) => {
        told.push(["define", text]);
        return Promise.resolve(problem);
      }
    });
    const field = element.querySelector("input");
    if (!field) throw new Error("no field; expected an editor");
    const press = (by: string, told: KeyboardEventInit = {}) => {
      const event = new (view().KeyboardEvent)("keydown", {key: by, cancelable: true, bubbles: true, ...told});
      field.dispatchEvent(event);
      return event.defaultPrevented;
    };
    const last = () => told.filter((each) => (each as unknown[])[0] !== "foresee");
    return {...desk, element, field, press, told, last, isOpen: () => field.isConnected};
  }

  it("opens with the value to be mended, its caret at the end, or with the first sign typed", () => {
    const mended = opened(GROWTH).field;
    expect([mended.value, mended.selectionStart, mended.getAttribute("aria-label")]).toEqual([
      "100%",
      4,
      "token growth"
    ]);
    const afresh = opened(GROWTH, {typed: "2"}).field;
    expect([afresh.value, afresh.selectionStart, document.activeElement]).toEqual(["2%", 1, afresh]);
    expect([opened(GROWTH, {typed: "="}).field.value, opened("price", {typed: "2", style: PLAIN}).field.value]).toEqual(
      ["=", "2"]
    );
  });

  it.each([
    ["Enter", {}, ["done", "Enter", false]],
    ["Tab", {shiftKey: true}, ["done", "Tab", true]]
  ] as const)("keeps by %s", (by, told, done) => {
    const {field, press, last, value, isOpen} = opened(GROWTH);
    field.value = "30%";
    expect(press(by, told)).toBe(true);
    expect([value(GROWTH), last(), isOpen()]).toEqual([0.3, [done], false]);
  });

  it("leaves by Esc as it was, and by going away keeps without taking the focus back", () => {
    const left = opened(GROWTH);
    left.field.value = "30%";
    left.press("Escape");
    expect([left.value(GROWTH), left.last()]).toEqual([1, [["done", null, false]]]);
    const gone = opened(GROWTH);
    gone.field.value = "30%";
    gone.field.dispatchEvent(new (view().Event)("blur"));
    expect([gone.value(GROWTH), gone.last(), gone.isOpen()]).toEqual([0.3, [], false]);
  });

  it("stays open with what is wrong, and says where it was where the reader has gone on", () => {
    const stays = opened(GROWTH);
    stays.field.value = "600";
    stays.press("Enter");
    expect([stays.isOpen(), stays.field.getAttribute("aria-invalid"), stays.last()]).toEqual([
      true,
      "true",
      [["say", "600: expected -50% – 500%"]]
    ]);
    const gone = opened(GROWTH);
    gone.field.value = "600";
    gone.field.dispatchEvent(new (view().Event)("blur"));
    expect([gone.isOpen(), gone.last()]).toEqual([
      false,
      [["say", "token growth · FY2027: 600: expected -50% – 500%. The value was left as it was."]]
    ]);
  });

  it("goes on by arrows while it is typed afresh, until F2 turns them to the text", () => {
    const afresh = opened(GROWTH, {typed: "3"});
    expect([afresh.press("ArrowDown", {shiftKey: true}), afresh.isOpen()]).toEqual([false, true]);
    afresh.press("ArrowDown");
    expect([afresh.value(GROWTH), afresh.last()]).toEqual([0.03, [["done", "ArrowDown", false]]]);
    const turned = opened(GROWTH, {typed: "3"});
    expect([turned.press("F2"), turned.press("ArrowDown"), turned.isOpen()]).toEqual([true, false, true]);
    expect(opened(GROWTH).press("ArrowDown")).toBe(false);
  });

  it("lets a per cent sign that stands there stand for the one typed", () => {
    const {field, press} = opened(GROWTH, {typed: "3"});
    expect([press("%"), field.selectionStart]).toEqual([true, 2]);
    expect(press("%")).toBe(false);
  });

  it("foresees what would be stored as one types", () => {
    const {field, told} = opened(GROWTH, {typed: "2"});
    field.value = "25%";
    field.dispatchEvent(new (view().Event)("input"));
    expect(told).toEqual([
      ["foresee", "will be stored as 2%"],
      ["foresee", "will be stored as 25%"]
    ]);
  });

  it("takes a formula for the whole line, and stays where it is refused", async () => {
    const kept = opened(GROWTH);
    kept.field.value = "=prev(token_growth, 1)";
    kept.press("Enter");
    await new Promise(setImmediate);
    expect(kept.last()).toEqual([
      ["define", "=prev(token_growth, 1)"],
      ["done", "Enter", false]
    ]);
    const refused = opened(GROWTH, {problem: "no such name"});
    refused.field.value = "=gone";
    refused.press("Enter");
    await new Promise(setImmediate);
    expect([refused.isOpen(), refused.field.getAttribute("aria-invalid"), refused.last().at(-1)]).toEqual([
      true,
      "true",
      ["say", "no such name"]
    ]);
  });
});
