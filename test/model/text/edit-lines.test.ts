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
import {withCase, withCaseNamed, withoutCase, withPeriods} from "../../../src/model/text/edit-sections.js";
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
