import {describe, expect, it} from "vitest";
import {bothIn, dayIn, itemsOf, NO_TEXT, partsBy, quotedLine, type TellFault} from "../../../src/query/report/lines.js";

/** What is read, and what is told of it. */
function read<T>(run: (tell: TellFault) => T) {
  const told: (readonly [number, string, string])[] = [];
  return {read: run((...fault) => told.push(fault)), told};
}
const lines = (...texts: readonly string[]) => texts.map((text, i) => ({at: i + 4, text}));

describe("lines of a report", () => {
  it.each<[text: string, both: readonly [string, string] | null]>([
    ["A | 甲", ["A", "甲"]],
    [" A a |  甲 乙 ", ["A a", "甲 乙"]],
    ["A|甲", null],
    ["A | ", null],
    [" | 甲", null],
    ["A | 甲 | 乙", null],
    ["A", null],
    ["", null]
  ])("%j is in both languages: %j", (text, both) => {
    const quoted = text === "" ? "–" : text;
    expect(read((tell) => bothIn(text, 7, tell))).toEqual({
      read: both ? {en: both[0], zh: both[1]} : NO_TEXT,
      told: both ? [] : [[7, `${quoted}; expected it in both languages, English | 中文`, `${quoted}；应以两种语言写出：English | 中文`]]
    });
  }); // prettier-ignore

  it("stand below the line that heads them; what stands above the first is told", () => {
    const {read: parts, told} = read((tell) => partsBy(/^## /, lines("x", "", "## a", "1", "", "## b", "## c", "2"), tell));
    expect(parts.map((part) => part.map(({at, text}) => `${at} ${text}`))).toEqual([
      ["6 ## a", "7 1", "8 "],
      ["9 ## b"],
      ["10 ## c", "11 2"]
    ]);
    expect(told).toEqual([[4, "x; expected a line that begins with ## ", "x；应为以 ##  开头的一行"]]);
  }); // prettier-ignore

  it("are items of a list, and others are told", () => {
    const {read: items, told} = read((tell) => itemsOf(lines("- a", "", "-  b c", "- ", "-d"), tell));
    expect(items).toEqual([{at: 4, text: "a"}, {at: 6, text: "b c"}]);
    expect(told.map(([at, en]) => `${at}: ${en}`)).toEqual([
      "7: - ; expected an item of the list, - …",
      "8: -d; expected an item of the list, - …"
    ]);
    expect(told[1]?.[2]).toBe("-d；应为列表项：- …");
  }); // prettier-ignore

  it("are days, or told with what was given", () => {
    expect(read((tell) => dayIn("2026-02-28", 3, tell))).toEqual({read: "2026-02-28", told: []});
    expect(read((tell) => dayIn("2026-02-30", 3, tell))).toEqual({
      read: null,
      told: [[3, "2026-02-30; expected a day such as 2026-11-20", "2026-02-30；应为日期，如 2026-11-20"]]
    });
  });

  it("are quoted up to 80 characters, and none as a dash", () => {
    expect([quotedLine(undefined), quotedLine(""), quotedLine("a".repeat(81))]).toEqual(["–", "–", "a".repeat(80)]);
  });
});
