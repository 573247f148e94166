import {describe, expect, it} from "vitest";
import {gridFind} from "../../../src/components/workspace/grid-find.js";
import {revealCell, windowToggle} from "../../../src/components/workspace/grid-window.js";
import {withDocument} from "../../fixtures/document.js";

withDocument();

const view = () => document.defaultView as Window & typeof globalThis;
const press = (element: HTMLElement, key: string) => {
  const event = new (view().KeyboardEvent)("keydown", {key, cancelable: true, bubbles: true});
  element.dispatchEvent(event);
  return event;
};

describe("windowToggle(lang, root)", () => {
  it.each([
    ["en", "Fill the window", "Back to the page"],
    ["zh", "铺满窗口", "返回页面"]
  ] as const)("lets a part fill the window and go back, by Esc too (%s)", (lang, fill, leave) => {
    const root = document.createElement("div");
    const button = windowToggle(lang, root);
    const stands = () => [root.className, button.textContent, button.getAttribute("aria-pressed")];
    expect([button.textContent, button.getAttribute("aria-pressed")]).toEqual([fill, "false"]);
    button.click();
    expect(stands()).toEqual(["fills-window", leave, "true"]);
    button.click();
    expect(stands()).toEqual(["", fill, "false"]);
    button.click();
    press(root, "a");
    expect(root.className).toBe("fills-window");
    root.addEventListener("keydown", (event) => event.preventDefault(), {capture: true, once: true});
    press(root, "Escape");
    expect(root.className).toBe("fills-window");
    press(root, "Escape");
    expect(stands()).toEqual(["", fill, "false"]);
  });
});

describe("revealCell(scroll, element)", () => {
  /** How far is scrolled from 100, 100 to show a cell of a view of 50 to 250 each way, its head and first column 20 and 30. */
  function scrolledTo(left: number, top: number, hasHead = true) {
    const scroll = document.createElement("div");
    scroll.innerHTML = hasHead ? "<table><thead><tr><th></th></tr></thead></table>" : "";
    const cell = document.createElement("i");
    const placed = (element: Element | null, box: readonly [number, number, number, number]) => {
      const [x, y, width, height] = box;
      if (element)
        element.getBoundingClientRect = () =>
          ({left: x, top: y, width, height, right: x + width, bottom: y + height}) as DOMRect;
    };
    placed(scroll, [50, 50, 200, 200]);
    placed(scroll.querySelector("th"), [50, 50, 30, 20]);
    placed(cell, [left, top, 10, 10]);
    [scroll.scrollLeft, scroll.scrollTop] = [100, 100];
    revealCell(scroll, cell);
    return [scroll.scrollLeft, scroll.scrollTop];
  }

  it.each([
    [100, 100, [100, 100]],
    [80, 70, [100, 100]],
    [240, 240, [100, 100]],
    [70, 60, [90, 90]],
    [245, 250, [105, 110]]
  ])("of a cell at %i, %i goes to %j", (left, top, to) => {
    expect(scrolledTo(left, top)).toEqual(to);
  });

  it("needs no head", () => {
    expect(scrolledTo(45, 45, false)).toEqual([95, 95]);
  });
});

describe("gridFind(lang, finding)", () => {
  function opened(isFound = true) {
    const asked: unknown[] = [];
    const search = (text: string, next: boolean) => {
      asked.push([text, next]);
      return isFound;
    };
    const found = gridFind("en", {search, back: () => asked.push("back")});
    document.body.append(found.element);
    const field = found.element as HTMLInputElement;
    const type = (text: string) => {
      field.value = text;
      field.dispatchEvent(new (view().Event)("input"));
    };
    return {field, asked, type, ...found};
  }

  it("searches as one types, goes on with Enter and back with Esc", () => {
    const {field, asked, type} = opened();
    expect([field.placeholder, field.getAttribute("aria-label")]).toEqual(["Find a line", "Find a line"]);
    type("rev");
    const events = ["Enter", "Escape", "a"].map((key) => press(field, key).defaultPrevented);
    expect(asked).toEqual([["rev", false], ["rev", true], "back"]);
    expect(events).toEqual([true, true, false]);
    expect(gridFind("zh", {search: () => true, back: () => undefined}).element.getAttribute("placeholder")).toBe(
      "查找科目"
    );
  });

  it("says of what is not found that it is not, and asks nothing of blanks", () => {
    const {field, asked, type} = opened(false);
    type("x");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    type(" ");
    expect([field.getAttribute("aria-invalid"), asked]).toEqual(["false", [["x", false]]]);
  });

  it("opens with what stands in it selected", () => {
    const {field, open} = opened();
    field.value = "rev";
    open();
    expect([document.activeElement, field.selectionStart, field.selectionEnd]).toEqual([field, 0, 3]);
  });
});
