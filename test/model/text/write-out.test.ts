import {describe, expect, it} from "vitest";
import {boundSheet} from "../../../src/companies/bound-sheet.js";
import {withLineName} from "../../../src/model/text/edit-lines.js";
import {includeAll} from "../../../src/model/text/include.js";
import {parseModel} from "../../../src/model/text/parse.js";
import {printModel} from "../../../src/model/text/print.js";
import {documentsWrittenOut, writtenOut} from "../../../src/model/text/write-out.js";
import {clientData, DOCUMENTS} from "../../companies/data.js";

describe("writtenOut(text, library, name)", () => {
  it.each(Object.entries(DOCUMENTS.companies))("leaves every line of %s as it was", async (_, text) => {
    const data = await clientData;
    const linesOf = (of: string) => boundSheet(of, DOCUMENTS.shared, data).bound?.sheet.lines;
    const before = linesOf(text) ?? [];
    expect(before.length).toBeGreaterThan(20);
    for (const {name} of before.filter((_line, i) => i % 7 === 0)) {
      const out = writtenOut(text, DOCUMENTS.shared, name);
      expect(linesOf(out ?? ""), name).toEqual(before);
    }
  });

  it("lets a line that two shared documents know be called otherwise, in both", async () => {
    const text = DOCUMENTS.companies["zhipu"] ?? "";
    const edited = withLineName(text, DOCUMENTS.shared, "cost_of_equity", "discount_rate");
    if (!edited.ok) throw new Error(edited.why.kind);
    expect(documentsWrittenOut(text, edited.text)).toEqual(["cost-of-equity", "lab-value", "roll-forward"]);
    expect(edited.text).toMatch(/^discount_rate /m);
    expect(edited.text).not.toMatch(/\bcost_of_equity\b/);
    const {bound, problems} = boundSheet(edited.text, DOCUMENTS.shared, await clientData);
    expect(problems).toEqual([]);
    expect(bound?.sheet.lines.map(({name}) => name)).toContain("discount_rate");
  });
});

describe("writtenOut(text, library, name) of a small text", () => {
  const library = {one: "shared one\na 1 = 2\n  A\nb 1 = a\n", two: "shared two\nc 1 = z\n"};

  it.each([
    [
      "a",
      "// head\ntitle X\n// of one\ninclude one // r\ninclude two\nz 1 = 3\n",
      "// head\ntitle X\n// of one\na  1  = 2\n  A\nb  1  = a\ninclude two\nz 1 = 3\n"
    ],
    ["a", "include one\nz 1 = 3\n", "a  1  = 2\n  A\nb  1  = a\nz 1 = 3\n"],
    ["z", "include one\ninclude two\nz 1 = 3\n", "include one\nc  1  = z\nz 1 = 3\n"],
    ["q", "include one\nz 1 = 3\n", "include one\nz 1 = 3\n"],
    ["a", "include one\nz 1 = (", null]
  ])("writes out what has or names %s in %j", (name, text, expected) =>
    expect(writtenOut(text, library, name)).toBe(expected)
  );

  it("tells what is written out, each once, and nothing of a text that cannot be read", () => {
    expect(documentsWrittenOut("include one\ninclude two\ninclude one\n# G\n", "include two\n")).toEqual(["one"]);
    expect(documentsWrittenOut("a 1 = (", "include two")).toEqual([]);
    expect(documentsWrittenOut("include two", "a 1 = (")).toEqual(["two"]);
  });
});

describe("includeAll(document, library)", () => {
  const library = {
    one: "shared one\n# G\na CNY m flow input 1 in 0..9\n  A | 甲\n  because x\n  source s\nb 1 ratio = 2\n  B\n  note n\n  source s\n  actual FY2026 3\n  override FY2027 = 4\n"
  };
  const included = (text: string, of: Record<string, string> = library) => {
    const {statements, problems} = includeAll(parseModel(text).document, of);
    const printed = printModel({statements: statements.map(({statement}) => statement), comments: []});
    return problems.length > 0 ? problems.map(({message}) => message) : printed;
  };

  it.each([
    [
      "include one\n  a USD m stock input 5\n    A2\n  b = 3\n",
      "# G\na  USD m stock  input 5\n  A2\n  because x\n  source s\nb  1 ratio      = 3\n  actual FY2026 3\n  override FY2027 = 4\n  B\n  note n\n  source s\n"
    ],
    [
      "include one\n  b = 3\n    because z\n    source t\n    actual FY2026 9\n    override FY2028 = 1\n  a input 5\n    because q\n",
      "# G\na  CNY m flow  input 5\n  A | 甲\n  because q\n  source s\nb  1 ratio     = 3\n  actual FY2026 9\n  override FY2028 = 1\n  B\n  note z\n  source t\n"
    ]
  ])("has of a line what %j says of it, else what the shared document does", (text, printed) =>
    expect(included(text)).toBe(printed)
  );

  it("goes eight documents deep", () => {
    const chain = (length: number) =>
      Object.fromEntries(
        Array.from({length}, (_, i) => [
          `d${i + 1}`,
          `shared d${i + 1}\n${i + 1 < length ? `include d${i + 2}` : "a 1 = 2"}\n`
        ])
      );
    expect(included("include d1\n", chain(8))).toBe("a  1  = 2\n");
    expect(included("include d1\n", chain(9))).toEqual(["include d9: within itself, or more than 8 deep"]);
  });
});
