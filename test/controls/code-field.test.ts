// @vitest-environment jsdom
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {codeField} from "../../src/controls/code-field.js";

const LANGUAGE = {syntax: [], complete: () => null};

function opened(load = () => Promise.resolve(LANGUAGE)) {
  const inputs: string[] = [];
  const field = codeField({label: "Query", className: "query", rows: 7}, load, () => inputs.push(field.text));
  document.body.replaceChildren(field.element);
  const plain = field.element.querySelector("textarea");
  if (!plain) throw new Error("no field; expected a textarea");
  return {field, plain, inputs};
}

/** Goes into the field, and waits for the editor that takes its place. */
async function edited() {
  const made = opened();
  made.field.text = "SELECT 1";
  made.plain.focus();
  made.plain.setSelectionRange(2, 4);
  await expect.poll(() => made.field.element.querySelector("textarea"), {interval: 5}).toBeNull();
  const host = made.field.element.firstElementChild as HTMLElement;
  const content = host.shadowRoot?.querySelector(".cm-content");
  return {...made, host, content};
}

beforeEach(() => {
  // What an editor asks of a layout, which there is none of here.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
  Object.assign(document, {execCommand: () => false});
});
afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

describe("codeField(options, loadLanguage, onInput), as a plain field", () => {
  it("is named, holds a text and tells of what is typed", () => {
    const {field, plain, inputs} = opened();
    expect([plain.getAttribute("aria-label"), plain.className, plain.rows, plain.getAttribute("spellcheck")]).toEqual([
      "Query",
      "query",
      7,
      "false"
    ]);
    field.text = "a";
    expect([plain.value, field.text, (field.element as HTMLElement & {value: string}).value]).toEqual(["a", "a", "a"]);
    plain.value = "ab";
    plain.dispatchEvent(new Event("input"));
    expect(inputs).toEqual(["ab"]);
  });

  it("puts a text in the place of what is selected, and tells of it", () => {
    const {field, plain, inputs} = opened(() => new Promise(() => undefined));
    field.text = "one two";
    plain.setSelectionRange(0, 3);
    field.insert("three");
    expect([field.text, plain.selectionStart, plain.selectionEnd, inputs]).toEqual(["three two", 5, 5, ["three two"]]);
    expect(document.activeElement).toBe(plain);
    field.mark([{from: 0, to: 1, severity: "error", message: "no"}]);
    expect(field.text).toBe("three two");
  });

  it.each([
    [0, 0],
    [3, 0],
    [4, 10],
    [19, 160]
  ])("selects within it, line %i some lines below the top", (line, top) => {
    const {field, plain} = opened(() => new Promise(() => undefined));
    field.text = Array.from({length: 20}, () => "x").join("\n");
    Object.defineProperty(plain, "scrollHeight", {value: 200});
    field.select(2 * line, 2 * line + 1);
    expect([plain.selectionStart, plain.selectionEnd, plain.scrollTop]).toEqual([2 * line, 2 * line + 1, top]);
    expect(document.activeElement).toBe(plain);
  });

  it("stays where the editor cannot be loaded", async () => {
    const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const {field, plain} = opened(() => Promise.reject(new Error("offline")));
    plain.focus();
    await expect.poll(() => warned.mock.calls.length, {interval: 5}).toBe(1);
    expect(warned.mock.calls[0]?.[0]).toMatch(/the plain field stays/);
    field.text = "still";
    expect(plain.value).toBe("still");
  });
});

describe("codeField(options, loadLanguage, onInput), as an editor", () => {
  it("takes text, caret and focus from the plain field, which it stands in for", async () => {
    const {field, host, content, inputs} = await edited();
    expect([field.text, host.className, content?.getAttribute("aria-label")]).toEqual(["SELECT 1", "query", "Query"]);
    expect([content?.getAttribute("spellcheck"), content?.getAttribute("autocapitalize")]).toEqual(["false", "off"]);
    expect(document.activeElement).toBe(host);
    field.insert("X");
    expect([field.text, inputs]).toEqual(["SEXCT 1", ["SEXCT 1"]]);
    expect((field.element as HTMLElement & {value: string}).value).toBe("SEXCT 1");
  });

  it("tells of what a reader changes, and not of what it is given", async () => {
    const {field, inputs} = await edited();
    field.text = "given";
    expect([field.text, inputs]).toEqual(["given", []]);
    field.select(0, 5);
    field.insert("typed");
    expect(inputs).toEqual(["typed"]);
  });

  it("selects within what there is, whatever it is asked for", async () => {
    const {field} = await edited();
    field.select(-3, 99);
    field.insert("all");
    expect(field.text).toBe("all");
  });

  it("marks what problems are about, within what there is, also those told before it was there", async () => {
    const made = opened();
    made.field.text = "SELECT 1";
    made.field.mark([{from: 0, to: 6, severity: "error", message: "no"}]);
    made.plain.focus();
    await expect.poll(() => made.field.element.querySelector("textarea"), {interval: 5}).toBeNull();
    const shadow = (made.field.element.firstElementChild as HTMLElement).shadowRoot;
    const marked = (kind: string) =>
      [...(shadow?.querySelectorAll(`.cm-lintRange-${kind}`) ?? [])].map((e) => e.textContent);
    expect(marked("error")).toEqual(["SELECT"]);
    made.field.mark([{from: 7, to: 99, severity: "warning", message: "hm"}]);
    expect([marked("error"), marked("warning")]).toEqual([[], ["1"]]);
  });
});
