import {afterEach, describe, expect, it, vi} from "vitest";
import {cancelButton} from "../../src/components/cancel-button.js";
import {labelledField, textOfField} from "../../src/components/labelled-field.js";
import {loadProgress} from "../../src/components/load-progress.js";
import {download, reportState} from "../../src/query/load-progress.js";
import {withDocument} from "../fixtures/document.js";
import {numbersOf, textIn} from "../fixtures/painted.js";

withDocument();

afterEach(() => {
  reportState("idle");
  vi.unstubAllGlobals();
});

/** Loads a file of some bytes, of which the server says how many there are, or not. */
async function loaded(bytes: number, isSaid = true): Promise<void> {
  const headers: HeadersInit = isSaid ? {"content-length": String(bytes)} : {};
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(new Uint8Array(bytes), {headers})));
  reportState("loading");
  await download("http://site/ledger.duckdb", "");
}

describe("loadProgress(lang)", () => {
  it("shows nothing before and after", () => {
    const element = loadProgress("en");
    const stands = () => [element.hidden, textIn(element)];
    expect(stands()).toEqual([true, ""]);
    reportState("starting");
    expect(stands()).toEqual([false, "Starting DuckDB"]);
    reportState("ready");
    expect(stands()).toEqual([true, ""]);
  });

  it("says how much has come of how much, in megabytes, and by a bar", async () => {
    const [en, zh] = [loadProgress("en"), loadProgress("zh")];
    await loaded(3_200_000);
    expect([textIn(en), textIn(zh)]).toEqual([
      "Loading DuckDB and the ledger: 3 / 3 MB",
      "正在加载 DuckDB 与账本：3 / 3 MB"
    ]);
    expect(numbersOf(en)[0]).toBe("3 | 3200000 | bytes | Alpha Ledger: the files this page loads.");
    const bar = en.querySelector("progress");
    expect([bar?.max, bar?.value]).toEqual([3_200_000, 3_200_000]);
    reportState("starting");
    expect(textIn(zh)).toBe("正在启动 DuckDB");
  });

  it("says what has come where nobody says of how much", async () => {
    const element = loadProgress("en");
    await loaded(2_000_000, false);
    expect(textIn(element)).toBe("Loading DuckDB and the ledger: 2 MB");
    expect(element.querySelector("progress")?.hasAttribute("value")).toBe(false);
  });
});

describe("cancelButton(lang)", () => {
  it("shows while something is under way, and ends it", async () => {
    const cancel = cancelButton("en");
    const {element} = cancel;
    expect([textIn(element), textIn(cancelButton("zh").element), element.hidden]).toEqual(["Cancel", "取消", true]);
    const ended = cancel.during(
      (signal) => new Promise<string>((resolve) => signal.addEventListener("abort", () => resolve("ended")))
    );
    expect(element.hidden).toBe(false);
    element.click();
    expect([await ended, element.hidden]).toEqual(["ended", true]);
  });

  it("stays while a later work goes on, and goes where one fails", async () => {
    const cancel = cancelButton("en");
    const {element} = cancel;
    let end: () => void = () => undefined;
    const later = new Promise<void>((resolve) => (end = resolve));
    const first = cancel.during(() => Promise.resolve(1));
    const second = cancel.during(() => later);
    expect([await first, element.hidden]).toEqual([1, false]);
    end();
    await second;
    expect(element.hidden).toBe(true);
    await expect(cancel.during(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(element.hidden).toBe(true);
  });
});

it("labelledField(name, control) puts a control below its name", () => {
  const control = textOfField("as typed");
  const field = labelledField("Name", control);
  expect([field.tagName, textIn(field), field.lastElementChild, control.value, control.type]).toEqual([
    "LABEL",
    "Name",
    control,
    "as typed",
    "text"
  ]);
});
