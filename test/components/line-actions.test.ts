import {describe, expect, it} from "vitest";
import type {Changed} from "../../src/components/workspace/change-words.js";
import {lineActions, type LineDesk} from "../../src/components/workspace/line-actions.js";
import {compiled} from "../../src/model/compile.js";
import {input} from "../../src/model/sheet/line.js";
import {smallSheet} from "../model/small-sheet.js";

const model = compiled(smallSheet([input("beta", "1", 1.2, "made up")]));

/** What a reader is told once a line was moved up, as the change of the document comes out. */
async function told(changed: Changed, lang: "en" | "zh"): Promise<string[]> {
  const said: string[] = [];
  const change = () => Promise.resolve(changed);
  const workspace = {lang, model, company: {words: {}, sheet: model.sheet}, title: (name: string) => name};
  const desk = {workspace, models: {change}, put: () => undefined, say: (text: string) => said.push(text)};
  lineActions(desk as unknown as LineDesk, 0)
    .find(({key}) => key === "up")
    ?.run();
  await new Promise(setImmediate);
  return said;
}

describe("a change of a line", () => {
  it("says which shared documents were written out for it, and nothing where none was", async () => {
    const writtenOut = ["cost-of-equity", "lab-value"];
    expect(await told({ok: true, writtenOut}, "en")).toEqual([
      "Written out in your model, which no longer follows the shared document: cost-of-equity, lab-value."
    ]);
    expect(await told({ok: true, writtenOut}, "zh")).toEqual([
      "已展开写入您的模型，不再跟随共享文档：cost-of-equity、lab-value。"
    ]);
    expect(await told({ok: true, writtenOut: []}, "en")).toEqual([""]);
  });

  it("says why it was not made", async () => {
    expect(await told({ok: false, why: {kind: "edge"}}, "en")).toEqual(["There is nothing further that way."]);
  });
});
