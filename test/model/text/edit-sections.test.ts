import {describe, expect, it} from "vitest";
import {
  withLineCopy,
  withGroup,
  withGroupTitle,
  withLine,
  withLineMoved,
  withLineName,
  withoutLine,
  type Edited
} from "../../../src/model/text/edit-lines.js";
import {
  periodsOf,
  withCase,
  withCaseNamed,
  withoutCase,
  withPeriods,
  withTitle
} from "../../../src/model/text/edit-sections.js";
import type {WrittenNumber} from "../../../src/model/text/node.js";
import {writtenNumber} from "../../../src/model/text/quantity.js";
import {NO_TRAITS} from "../../../src/model/text/rewrite.js";

describe("edits of a small text, whole", () => {
  const P = "periods FY2025 to FY2028\n";
  const NO_TEXT = {ok: false, why: {kind: "text"}};
  const BROKEN = `${P}a 1 = (`;
  const words = (en: string, zh: string | null = null) => ({en, zh});
  const number = (typed: string) => writtenNumber(typed) as WrittenNumber;
  const forward = {forward: "shared forward\nz USD m = 1\n"};
  const two = {forward: "shared forward\nz 1 = a\ny 1 = 3\n"};
  const debt = {
    name: "debt",
    unit: "USD m",
    traits: NO_TRAITS,
    title: null,
    reason: null,
    definition: {type: "formula", formula: "a"}
  } as const;
  const low = {key: "low", title: words("Low", "低"), mechanism: null, settings: [], reason: null};

  it.each<[string, Edited, string]>([
    ["adds a line below the head", withLine(P, {}, null, debt), `${P}debt  USD m  = a\n`],
    [
      "adds a line at the end of the lines, not of the sections",
      withLine(`${P}a  USD m  = 1\ncase x\n  a = 1`, {}, null, debt),
      `${P}a  USD m  = 1\ndebt  USD m  = a\ncase x\n  a = 1`
    ],
    [
      "adds a line there too where the one above is not found",
      withLine(`${P}a  USD m  = 1\nb  USD m  = 1\ncase x\n  a = 1`, {}, "lost", debt),
      `${P}a  USD m  = 1\nb  USD m  = 1\ndebt  USD m  = a\ncase x\n  a = 1`
    ],
    [
      "adds a line below the last include",
      withLine(`${P}include forward\ncase x\n  a = 1`, forward, null, debt),
      `${P}include forward\ndebt  USD m  = a\ncase x\n  a = 1`
    ],
    [
      "copies a line of an included document below the include",
      withLineCopy(`${P}include forward\ncase x\n  a = 1`, forward, "z", "y", words("Y")),
      `${P}include forward\ny  USD m  = 1\n  Y\ncase x\n  a = 1`
    ],
    [
      "moves a line down past another, the gap stays",
      withLineMoved(`${P}a 1 = 2\n\nb 1 = 3\nc 1 = 4`, {}, "a", 1),
      `${P}b 1 = 3\n\na 1 = 2\nc 1 = 4`
    ],
    [
      "moves a line up past another",
      withLineMoved(`${P}a 1 = 2\nb 1 = 3\nc 1 = 4`, {}, "c", -1),
      `${P}a 1 = 2\nc 1 = 4\nb 1 = 3`
    ],
    [
      "moves a line below a heading, which keeps its gap",
      withLineMoved(`${P}a 1 = 2\n\n# B\nb 1 = 3`, {}, "a", 1),
      `${P}\n# B\na 1 = 2\nb 1 = 3`
    ],
    [
      "moves a line of an included document once it is written out",
      withLineMoved(`${P}a 1 = 2\ninclude forward\nb 1 = 3`, two, "y", -1),
      `${P}a 1 = 2\ny  1  = 3\nz  1  = a\nb 1 = 3`
    ],
    [
      "adds a heading with a gap above it",
      withGroup(`${P}a 1 = 2\nb 1 = 3`, {}, "b", words("G")),
      `${P}a 1 = 2\n\n# G\nb 1 = 3`
    ],
    [
      "adds a heading in a gap that is there",
      withGroup(`${P}a 1 = 2\n\nb 1 = 3`, {}, "b", words("G")),
      `${P}a 1 = 2\n\n# G\nb 1 = 3`
    ],
    [
      "names the heading above a line, not the one below",
      withGroupTitle(`${P}# A\na 1 = 2\n# B\nb 1 = 3`, {}, "a", words("G")),
      `${P}# G\na 1 = 2\n# B\nb 1 = 3`
    ],
    [
      "changes periods alone",
      withPeriods("// head\nperiods FY2025H1 to FY2028H2, with years\na 1 = 2", {
        first: "FY2024H1",
        last: "FY2025H2",
        lastActual: "FY2024H1"
      }),
      "// head\nperiods FY2024H1 to FY2025H2, reported to FY2024H1, with years\na 1 = 2"
    ],
    [
      "takes years away",
      withPeriods("periods FY2025H1 to FY2028H2, with years\na 1 = 2", {
        first: "FY2024H1",
        last: "FY2025H2",
        lastActual: null,
        hasYears: false
      }),
      "periods FY2024H1 to FY2025H2\na 1 = 2"
    ],
    [
      "adds a first case at the end",
      withCase(`// head\n${P}a 1 = 2\nheadline a, a, a, a, a\n`, {
        ...low,
        mechanism: words("why"),
        settings: [
          ["a", "FY2026", number("1")],
          ["b", null, number("2")]
        ]
      }),
      `// head\n${P}a 1 = 2\nheadline a, a, a, a, a\n\ncase low\n  Low | 低\n  mechanism why\n  a@FY2026 = 1\n  b = 2\n`
    ],
    [
      "names the case of a key",
      withCaseNamed(`${P}a 1 = 2\ncase low\n  Low\n  a = 1\ncase high\n  a = 1`, "high", words("H"), words("m")),
      `${P}a 1 = 2\ncase low\n  Low\n  a = 1\ncase high\n  H\n  mechanism m\n  a = 1`
    ],
    [
      "names a line anew where formulas before and behind are of other lengths than they were",
      withLineName(`${P}a 1 = 2\nb 1 = max(a,\n    2)\nc 1 = a\nd 1 = a\n`, {}, "a", "z"),
      `${P}z  1  = 2\nb  1  = max(z, 2)\nc  1  = z\nd  1  = z\n`
    ],
    ["takes away a case that stands first", withoutCase(`case low\n  a = 1\n${P}a 1 = 2`, "low"), `${P}a 1 = 2`],
    ["takes away a case, not the line before", withoutCase(`${P}a 1 = 2\ncase low\n  a = 1`, "low"), `${P}a 1 = 2`],
    ["names the whole anew", withTitle(`// x\ntitle A | B\n${P}a 1 = 2`, words("C")), `// x\ntitle C\n${P}a 1 = 2`]
  ])("%s", (_, edited, expected) => expect(edited).toEqual({ok: true, text: expected}));

  it.each<[string, Edited, object]>([
    ["a line in a broken text", withLine(BROKEN, {}, null, debt), NO_TEXT],
    ["a copy in a broken text", withLineCopy(BROKEN, {}, "a", "b", words("B")), NO_TEXT],
    ["a copy of a line that is not there", withLineCopy(`${P}a 1 = 2`, {}, "c", "b", words("B")), NO_TEXT],
    [
      "a copy under a name that is taken",
      withLineCopy(`${P}a 1 = 2\nb 1 = 3`, {}, "a", "b", words("B")),
      {ok: false, why: {kind: "taken", name: "b"}}
    ],
    ["a name in a broken text", withLineName(BROKEN, {}, "a", "b"), NO_TEXT],
    ["a name of a line that is not there", withLineName(`${P}a 1 = 2`, {}, "c", "b"), NO_TEXT],
    ["to take a line of a broken text", withoutLine(BROKEN, {}, "a"), NO_TEXT],
    ["to take a line that is not there", withoutLine(`${P}a 1 = 2`, {}, "b"), NO_TEXT],
    [
      "to take a line that a shared document reads",
      withoutLine(
        `${P}a 1 = 2\nb 1 = a + 1\n\ninclude other\n`,
        {other: "shared other\ninclude forward\n", ...two},
        "a"
      ),
      {ok: false, why: {kind: "read", by: ["b", "z (forward)"]}}
    ],
    ["to move a line of a broken text", withLineMoved(BROKEN, {}, "a", 1), NO_TEXT],
    ["to move a line that is not there", withLineMoved(`${P}a 1 = 2`, {}, "b", 1), NO_TEXT],
    ["to move the last line down", withLineMoved(`${P}a 1 = 2`, {}, "a", 1), {ok: false, why: {kind: "edge"}}],
    ["a heading in a broken text", withGroup(BROKEN, {}, "a", words("G")), NO_TEXT],
    ["a heading above a line that is not there", withGroup(`${P}a 1 = 2`, {}, "b", words("G")), NO_TEXT],
    ["another title in a broken text", withGroupTitle(`${P}# A\na 1 = (`, {}, "a", null), NO_TEXT],
    ["a title above a line that is not there", withGroupTitle(`${P}# A\na 1 = 2`, {}, "b", null), NO_TEXT],
    [
      "a title above a line that has no heading",
      withGroupTitle(`${P}a 1 = 2\n# A\nb 1 = 3`, {}, "a", words("G")),
      {ok: false, why: {kind: "edge"}}
    ],
    ["periods of a broken text", withPeriods(BROKEN, {first: "FY2024", last: "FY2025", lastActual: null}), NO_TEXT],
    ["periods of a text without", withPeriods("a 1 = 2", {first: "FY2024", last: "FY2025", lastActual: null}), NO_TEXT],
    [
      "a case whose key is taken",
      withCase(`${P}a 1 = 2\ncase low\n  a = 1\ncase high\n  a = 1`, low),
      {ok: false, why: {kind: "taken", name: "low"}}
    ],
    ["a case in a broken text", withCase(BROKEN, low), NO_TEXT],
    ["to take a case of a broken text", withoutCase(`${BROKEN}\ncase low\n  a = 1`, "low"), NO_TEXT],
    ["to take a case that is not there", withoutCase(`${P}a 1 = 2`, "low"), NO_TEXT],
    ["a title of a text without", withTitle(`${P}a 1 = 2`, words("C")), NO_TEXT]
  ])("refuses %s", (_, edited, expected) => expect(edited).toEqual(expected));

  it("tells the periods of a text, and null of one without or that cannot be read", () => {
    const stated = {first: "FY2025", last: "FY2026", lastActual: null, hasYears: false};
    expect(periodsOf("a 1 = 2\nperiods FY2025 to FY2026\nb 1 = 3")).toMatchObject(stated);
    expect([periodsOf("a 1 = 2"), periodsOf(BROKEN)]).toEqual([null, null]);
  });
});
