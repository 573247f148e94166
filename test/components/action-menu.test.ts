import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {openMenu} from "../../src/components/action-menu.js";
import {questionForm, type Question} from "../../src/components/workspace/question.js";
import {withDocument} from "../fixtures/document.js";
import {textIn} from "../fixtures/painted.js";

withDocument();
beforeEach(() => {
  vi.stubGlobal("innerWidth", 500);
  vi.stubGlobal("innerHeight", 400);
});
afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

const view = () => document.defaultView as Window & typeof globalThis;
const box = (left: number, top: number, width: number, height: number) =>
  ({left, top, width, height, right: left + width, bottom: top + height}) as DOMRect;

function opened(place = box(100, 80, 50, 20)) {
  const done: string[] = [];
  const at = document.createElement("button");
  document.body.append(at);
  vi.spyOn(view().HTMLElement.prototype, "getBoundingClientRect").mockImplementation(function (this: HTMLElement) {
    return this === at ? place : box(0, 0, 120, 90);
  });
  const run = (label: string, keys?: string) => ({
    label,
    run: () => done.push(label),
    ...(keys !== undefined && {keys})
  });
  openMenu(at, "Line", [run("Add", "Alt+Insert"), run("Copy"), run("Delete")], () => done.push("back"));
  const menu = document.querySelector<HTMLElement>("[role=menu]");
  if (!menu) throw new Error("no menu; expected one");
  const press = (key: string) => {
    const event = new (view().KeyboardEvent)("keydown", {key, cancelable: true, bubbles: true});
    (document.activeElement ?? menu).dispatchEvent(event);
    return event.defaultPrevented;
  };
  return {menu, done, press, isOpen: () => menu.isConnected, focused: () => textIn(document.activeElement)};
}

describe("openMenu(at, title, actions, back)", () => {
  it("opens at an element, on its first item, each with the keys that do it at once", () => {
    const {menu, focused} = opened();
    expect([menu.getAttribute("aria-label"), menu.style.left, menu.style.top, focused()]).toEqual([
      "Line",
      "100px",
      "100px",
      "Add Alt+Insert"
    ]);
    expect(
      [...menu.children].map((item) => [item.getAttribute("role"), textIn(item), item.querySelectorAll("kbd").length])
    ).toEqual([
      ["menuitem", "Add Alt+Insert", 1],
      ["menuitem", "Copy", 0],
      ["menuitem", "Delete", 0]
    ]);
  });

  it.each([
    [box(450, 80, 50, 20), "376px", "100px"],
    [box(-20, 80, 50, 20), "4px", "100px"],
    [box(376, 290, 50, 20), "376px", "310px"],
    [box(377, 291, 50, 20), "376px", "306px"]
  ])("stays within the window: %j", (place, left, top) => {
    const {menu} = opened(place);
    expect([menu.style.left, menu.style.top]).toEqual([left, top]);
  });

  it("stays below the top of a window that is too low for it", () => {
    vi.stubGlobal("innerHeight", 60);
    expect(opened().menu.style.top).toBe("4px");
  });

  it("goes through its items by arrows, around both ends", () => {
    const {press, focused} = opened();
    const went = ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"].map((key) => [press(key), focused()]);
    expect(went).toEqual([
      [true, "Copy"],
      [true, "Delete"],
      [true, "Add Alt+Insert"],
      [true, "Delete"],
      [true, "Copy"]
    ]);
    expect(press("a")).toBe(false);
  });

  it("goes with its item, giving the focus back before it is run", () => {
    const {menu, done, isOpen} = opened();
    menu.querySelectorAll("button")[1]?.click();
    expect([done, isOpen()]).toEqual([["back", "Copy"], false]);
  });

  it.each(["Escape", "Tab"])("goes by %s, and nothing is run", (key) => {
    const {press, done, isOpen} = opened();
    expect([press(key), done, isOpen()]).toEqual([true, ["back"], false]);
  });

  it("goes where the focus leaves it, and stays while it is within", () => {
    const {menu, isOpen} = opened();
    const [, second] = menu.querySelectorAll("button");
    second?.focus();
    expect(isOpen()).toBe(true);
    menu.dispatchEvent(new (view().FocusEvent)("focusout", {relatedTarget: document.body}));
    expect(isOpen()).toBe(false);
  });
});

describe("questionForm(lang, question, done)", () => {
  function asked(answers: readonly (string | null)[] = [null], lang: "en" | "zh" = "en") {
    const taken: unknown[] = [];
    let left = 0;
    const question: Question = {
      title: "Add a line",
      fields: [
        {key: "title", label: "Title", value: "Cost", hint: "such as cost"},
        {key: "unit", label: "Unit", size: 10, value: "%", known: ["%", "x"]},
        {
          key: "kind",
          label: "It is",
          value: "flow",
          choices: [
            ["", "one value"],
            ["flow", "a flow"]
          ]
        }
      ],
      answer: "Add",
      take: (given) => Promise.resolve(answers[taken.push(given) - 1] ?? null)
    };
    const form = questionForm(lang, question, () => ++left);
    document.body.append(form);
    const submit = () => {
      form.dispatchEvent(new (view().Event)("submit", {cancelable: true}));
      return new Promise(setImmediate);
    };
    return {form, taken, submit, left: () => left};
  }

  it("asks for each field, with what stands there and what may be typed", () => {
    const {form} = asked();
    expect([...form.querySelectorAll("label")].map(({firstChild}) => firstChild?.textContent?.trim())).toEqual([
      "Title",
      "Unit",
      "It is"
    ]);
    expect([textIn(form.querySelector("strong")), ...[...form.querySelectorAll("button")].map(textIn)]).toEqual([
      "Add a line",
      "Add",
      "Leave"
    ]);
    const [title, unit] = form.querySelectorAll("input");
    expect([title?.value, title?.size, title?.placeholder, title?.hasAttribute("list")]).toEqual([
      "Cost",
      14,
      "such as cost",
      false
    ]);
    const list = form.querySelector("datalist");
    expect([unit?.value, unit?.size, unit?.getAttribute("list")]).toEqual(["%", 10, list?.id]);
    expect([...(list?.children ?? [])].map((option) => option.getAttribute("value"))).toEqual(["%", "x"]);
    expect(form.querySelector("select")?.value).toBe("flow");
    expect([form.getAttribute("aria-label"), textIn(asked([null], "zh").form).slice(-2)]).toEqual([
      "Add a line",
      "取消"
    ]);
    const [one, other] = document.querySelectorAll("datalist");
    expect(one?.id).not.toBe(other?.id);
  });

  it("keeps what was typed where an answer is refused, and goes once it is taken", async () => {
    const {form, taken, submit, left} = asked(["no such unit", null]);
    const [title] = form.querySelectorAll("input");
    if (title) title.value = " Price ";
    await submit();
    expect([textIn(form.querySelector("[role=status]")), left(), title?.value]).toEqual(["no such unit", 0, " Price "]);
    await submit();
    expect([textIn(form.querySelector("[role=status]")), left()]).toEqual(["", 1]);
    expect(taken).toEqual([1, 2].map(() => ({title: "Price", unit: "%", kind: "flow"})));
  });

  it("is left by its button and by Esc alone, and keeps its keys to itself", () => {
    const {form, left} = asked();
    const heard: string[] = [];
    document.body.addEventListener("keydown", ({key}) => heard.push(key));
    for (const key of ["a", "Escape"]) form.dispatchEvent(new (view().KeyboardEvent)("keydown", {key, bubbles: true}));
    expect([left(), heard]).toEqual([1, []]);
    form.querySelectorAll("button")[1]?.click();
    expect(left()).toBe(2);
  });
});
