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

const TEXT = `periods FY2025 to FY2028

# Shares | 股数
// counted
shares  m shares  fact shares count on 2026-06-30
  Shares | 股数
price   USD/share input 5
  because "shares of it"

# Value
worth   USD m     = shares * price + at(shares, "FY2025") + shares(shares)
include forward with unit = USD m
last    USD m     = worth

case low
  shares fall | 下降
  shares = 10 because shares are bought
method one by worth
  low shares x 0.5
headline worth, last, shares, price, worth
`;
const LIBRARY = {forward: "shared forward (unit)\nlater {unit} = worth\n"};

function text(edited: Edited): string {
  if (!edited.ok) throw new Error(JSON.stringify(edited.why));
  return edited.text;
}

describe("withName(text, library, name, as)", () => {
  it("follows every reference, in formulas, cases, methods and the headline, and nothing that only reads alike", () => {
    const after = text(withLineName(TEXT, {...LIBRARY, forward: "shared forward (unit)\n"}, "shares", "count"));
    expect(after).toContain("count  m shares   fact shares count on 2026-06-30\n  Shares | 股数\n");
    expect(after).toContain('= count * price + at(count, "FY2025") + shares(count)\n');
    expect(after).toContain("  shares fall | 下降\n  count = 10 because shares are bought\n");
    expect(after).toContain("  low count x 0.5\nheadline worth, last, count, price, worth\n");
    expect(after).toContain('because "shares of it"');
  });

  it("writes out what a shared document says of the line, and is refused where the name is taken", () => {
    const worth = text(withLineName(TEXT, LIBRARY, "worth", "value"));
    expect(worth).toContain("later  USD m  = value\n");
    expect(worth).not.toContain("include forward");
    const later = text(withLineName(TEXT, LIBRARY, "later", "other"));
    expect(later).toContain("other  USD m  = worth\n");
    expect(withLineName(TEXT, LIBRARY, "price", "later")).toEqual({ok: false, why: {kind: "taken", name: "later"}});
  });

  it("moves and takes away lines of a shared document once it is written out", () => {
    expect(text(withoutLine(TEXT, LIBRARY, "later"))).not.toMatch(/later|include forward/);
    expect(withLineMoved(TEXT, LIBRARY, "later", -1).ok).toBe(true);
  });
});

describe("withoutLine(text, library, name)", () => {
  it("is refused by all that name the line, else takes it away with its comments", () => {
    expect(withoutLine(TEXT, LIBRARY, "shares")).toEqual({
      ok: false,
      why: {kind: "read", by: ["worth", "case low", "method one", "headline"]}
    });
    const free = TEXT.replace("headline worth, last", "headline worth, worth");
    expect(text(withoutLine(free, LIBRARY, "last"))).toBe(free.replace("last    USD m     = worth\n", ""));
  });
});

describe("withLine, withCopy, withLineMoved", () => {
  const line = {name: "debt", unit: "USD m", traits: NO_TRAITS, title: {en: "Debt", zh: null}, reason: null} as const;

  it("add a line below another, also below what an include brings", () => {
    const definition = {type: "formula", formula: "worth * price"} as const;
    expect(text(withLine(TEXT, LIBRARY, "price", {...line, definition}))).toContain(
      '"shares of it"\ndebt    USD m      = worth * price\n  Debt\n\n# Value'
    );
    expect(text(withLine(TEXT, LIBRARY, "later", {...line, definition}))).toContain("= USD m\ndebt  USD m  = worth");
    expect(withLine(TEXT, LIBRARY, null, {...line, name: "price", definition})).toMatchObject({ok: false});
  });

  it("copy a line under another name", () => {
    expect(text(withLineCopy(TEXT, LIBRARY, "price", "price_2", {en: "Price again", zh: null}))).toContain(
      'of it"\nprice_2  USD/share  input 5\n  Price again\n  because shares of it\n'
    );
  });

  it("change places with what stands beside, headings as well, and not with the head", () => {
    const down = text(withLineMoved(TEXT, LIBRARY, "price", 1));
    expect(down).toContain('股数\n\n# Value\nprice   USD/share input 5\n  because "shares of it"\nworth ');
    expect(text(withLineMoved(down, LIBRARY, "price", -1))).toContain("input 5\n  because");
    const first = text(withLineMoved(TEXT, LIBRARY, "shares", -1));
    expect(first).toContain(
      "to FY2028\n\n// counted\nshares  m shares  fact shares count on 2026-06-30\n  Shares | 股数\n# Shares"
    );
    expect(withLineMoved(first, LIBRARY, "shares", -1)).toEqual({ok: false, why: {kind: "edge"}});
  });
});

describe("groups, periods and cases", () => {
  it("are added, named anew and taken away", () => {
    const grouped = text(withGroup(TEXT, LIBRARY, "price", {en: "Market", zh: "市场"}));
    expect(grouped).toContain("股数\n\n# Market | 市场\nprice ");
    expect(text(withGroupTitle(grouped, LIBRARY, "price", {en: "Prices", zh: null}))).toContain("# Prices\nprice");
    expect(text(withGroupTitle(TEXT, LIBRARY, "worth", null))).not.toContain("# Value");
    expect(text(withPeriods(TEXT, {first: "FY2024", last: "FY2030", lastActual: "FY2025"}))).toContain(
      "periods FY2024 to FY2030, reported to FY2025\n"
    );
    const ten = writtenNumber("10%");
    const added = text(
      withCase(TEXT, {
        key: "high",
        title: {en: "High", zh: null},
        mechanism: null,
        settings: ten ? [["price", null, ten]] : [],
        reason: {en: "why not", zh: null}
      })
    );
    expect(added).toContain("are bought\n\ncase high\n  High\n  price = 10% because why not\nmethod one");
    expect(text(withCaseNamed(added, "low", {en: "Lower", zh: null}, null))).toContain("case low\n  Lower\n");
    expect(text(withoutCase(added, "high"))).not.toContain("case high");
  });
});

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
