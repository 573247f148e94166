import {describe, expect, it} from "vitest";
import {markProblems, problemList, selectPlace} from "../../../src/components/workspace/text-problems.js";
import type {CodeField} from "../../../src/controls/code-field.js";
import type {TextProblem} from "../../../src/model/text/place.js";
import {withDocument} from "../../fixtures/document.js";
import {textIn} from "../../fixtures/painted.js";

withDocument();

function editorOf(text: string) {
  const asked: unknown[] = [];
  const editor = {
    text,
    select: (from: number, to: number) => asked.push([from, to]),
    mark: (marks: readonly unknown[]) => asked.push(...marks)
  } as unknown as CodeField;
  return {editor, asked};
}

const problem = (line: number, column: number, length = 3, document = ""): TextProblem =>
  ({message: "made up", severity: "error", place: {line, column, length}, document}) as TextProblem;

describe("selectPlace(editor, place)", () => {
  it.each([
    [1, 1, 3, 0, 3],
    [2, 3, 2, 6, 8],
    [2, 3, 99, 6, 8],
    [3, 1, 1, 9, 9],
    [4, 2, 1, 11, 12]
  ])("line %i, column %i, %i long", (line, column, length, from, to) => {
    const {editor, asked} = editorOf("abc\ndefg\n\nxyz");
    selectPlace(editor, {line, column, length});
    expect(asked).toEqual([[from, to]]);
  });
});

it("markProblems(editor, problems) marks those of the text itself", () => {
  const {editor, asked} = editorOf("abc\ndefg");
  markProblems(editor, [problem(2, 1), problem(1, 1, 1, "shared")]);
  expect(asked).toEqual([{from: 4, to: 7, severity: "error", message: "made up"}]);
});

describe("problemList(problems, editor, lang)", () => {
  it("says that a text is sound", () => {
    const {editor} = editorOf("");
    expect(problemList([], editor, "en").map(textIn)).toEqual(["Sound: the grid and every answer follow this text."]);
    expect(problemList([], editor, "zh").map(textIn)).toEqual(["文本无误：上方表格与各项回答均按此文本计算。"]);
  });

  it("lists each with its place, which is selected when it is pressed where it is of the text itself", () => {
    const {editor, asked} = editorOf("abc\ndefg");
    const [list] = problemList([problem(2, 1), problem(1, 2, 1, "shared")], editor, "en");
    const items = [...(list?.querySelectorAll("li") ?? [])];
    expect(items.map(textIn)).toEqual(["line 2, column 1 made up", "shared, line 1, column 2 made up"]);
    expect(items.map(({className}) => className)).toEqual(["error", "error"]);
    for (const button of list?.querySelectorAll("button") ?? []) button.click();
    expect(asked).toEqual([[4, 7]]);
  });

  it("says a message in Chinese where it is known so, and marks it as English where it is not", () => {
    const {editor} = editorOf("");
    const [list] = problemList([problem(2, 1)], editor, "zh");
    expect(textIn(list)).toBe("第 2 行，第 1 列 made up");
    expect(list?.querySelector("span")?.lang).toBe("en");
  });

  it("names twenty, and counts the rest", () => {
    const listed = (count: number) =>
      problemList(
        Array.from({length: count}, () => problem(1, 1)),
        editorOf("").editor,
        "en"
      )[0];
    expect(listed(20)?.querySelectorAll("li")).toHaveLength(20);
    expect([listed(22)?.querySelectorAll("li").length, textIn(listed(22)?.querySelector("li:last-child"))]).toEqual([
      21,
      "2 more below these"
    ]);
  });
});
