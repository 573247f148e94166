import {xoroshiro128plus, unsafeUniformIntDistribution} from "pure-rand";
import {describe, expect, it} from "vitest";
import {parseModel} from "../../../src/model/text/parse.js";
import {placedProblem, textFaults} from "../../../src/model/text/place.js";
import {printModel} from "../../../src/model/text/print.js";
import {printSql, readSql, wrapSql} from "../../../src/model/text/sql.js";
import {argumentsOf, wrapFormula} from "../../../src/model/text/wrap.js";
import {placeless} from "../../fixtures/fuzz-documents.js";
import {share} from "../../fixtures/share.js";
import {DOCUMENTS} from "../../companies/data.js";
import {randomDocument} from "./random-document.js";

const COUNT = share(400, {of: 20_000});

function generator(seed: number): () => number {
  const state = xoroshiro128plus(seed);
  return () => unsafeUniformIntDistribution(0, 2 ** 31 - 1, state) / 2 ** 31;
}

describe("parseModel(printModel(document))", () => {
  it("is the document, for generated documents of every kind of statement", () => {
    const random = generator(18);
    for (let i = 0; i < COUNT; ++i) {
      const document = randomDocument(random);
      const text = printModel(document);
      const read = parseModel(text);
      expect(read.problems.map(placedProblem), text).toEqual([]);
      expect(placeless(read.document), text).toEqual(placeless(document));
      expect(printModel(read.document)).toBe(text);
    }
  });

  it("tells a place within the text for every text with a character gone, and never throws", () => {
    const random = generator(7);
    for (let i = 0; i < COUNT; ++i) {
      const text = printModel(randomDocument(random, 4));
      const at = Math.floor(random() * text.length);
      const broken = text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 3));
      const lines = broken.split("\n");
      for (const {place} of parseModel(broken).problems) {
        const line = lines[place.line - 1] ?? "";
        expect(place.column, broken).toBeLessThanOrEqual(line.length + 1);
        expect(place.column).toBeGreaterThan(0);
      }
    }
  });

  it("keeps the blanks that a long formula was typed with", () => {
    const formula = `choose(1, ${"revenue, ".repeat(6)}sales),  choose(2, ${"revenue, ".repeat(6)}sales)`;
    const {document} = parseModel(`ok  check ties(${formula})\n`);
    const printed = printModel(document);
    expect(printed.split("\n").length).toBeGreaterThan(2);
    expect(placeless(parseModel(printed).document)).toEqual(placeless(document));
  });

  it("is the text itself for every company model and every document it includes", () => {
    for (const [name, text] of Object.entries({...DOCUMENTS.companies, ...DOCUMENTS.shared}))
      expect([name, printModel(parseModel(text).document)]).toEqual([name, text]);
  });
});

describe("printModel(parseModel(text).document)", () => {
  it.each([
    ["a 1 = b // x\n  // y\n  Title // z\n", "// y\n// z\na  1  = b // x\n  Title\n"],
    ["a 1 = b //\n", "a  1  = b //\n"],
    ["// a\n//b\n\na 1 = b\n", "// a\n// b\na  1  = b\n"],
    ["a 1 = max(b, // one\n    c) // two\n", "a  1  = max(b, c) // two\n"],
    ['a 1 = at(b, "x // y") // z\n', 'a  1  = at(b, "x // y") // z\n'],
    [
      "a 1 = b\n  override FY2026 = c + // x\n    d because e\n",
      "// x\na  1  = b\n  override FY2026 = c + d because e\n"
    ],
    ["a 1 = b\n  // only\n", "a  1  = b\n\n// only\n"],
    ["shared x (a, b)\n", "shared x (a, b)\n"],
    ["shared x\n", "shared x\n"],
    ["include x\n  c = 1\n", "include x\n  c  = 1\n"],
    ["driven by tokens of a\n", "driven by tokens of a\n"],
    ["a 1 = if(is_estimate, b, c, d)\n", "a  1  = if(is_estimate, b, c, d)\n"],
    ["include x with a = 1; b = 2\n\n  c = 1\n", "include x with a = 1; b = 2\n\n  c  = 1\n"],
    ["# low\nmethod m by a\n  High\n", "# low\nmethod m by a\n  High\n"],
    [
      "driven by tokens of a\n  steps b, c\n  coverage d at list, e at effective\n",
      "driven by tokens of a\n  steps b, c\n  coverage d at list, e at effective\n"
    ],
    ["c 1 fact close q on 11 Sep 2026\n", "c  1  fact close q on 2026-09-11\n"],
    ["c 1 fact close q 6m to 1 March 2026\n", "c  1  fact close q 6m to 2026-03-01\n"],
    ["c 1 fact close q 1m of USDCNY on 1 March 2026\n", "c  1  fact close q 1m of USDCNY to 2026-03-01\n"],
    ["c 1 fact close q latest\n", "c  1  fact close q latest\n"],
    ["c 1 fact close q mean 3m\n", "c  1  fact close q mean of 3m\n"],
    ["a 1\n  forecast = b\n  reported = c\n", "a  1\n  forecast = b\n  reported = c\n"],
    ["a 1 = if(is_estimate, b, missing)\n", "a  1\n  forecast = b\n"],
    ["a 1 = if(is_estimate, missing, c)\n", "a  1\n  forecast = missing\n  reported = c\n"],
    ["a 1 = if(is_estimate, b)\n", "a  1  = if(is_estimate, b)\n"],
    ["a 1 = if(is_estimate,  b, c)\n", "a  1  = if(is_estimate,  b, c)\n"],
    ["a 1 = if(x, b, c)\n", "a  1  = if(x, b, c)\n"]
  ])("of %j is %j", (text, printed) => {
    const {document, problems} = parseModel(text);
    expect(problems).toEqual([]);
    expect(printModel(document)).toBe(printed);
    expect(printModel(parseModel(printed).document)).toBe(printed);
  });

  it("keeps columns together up to a name of 32 and a measure of 28 characters, of lines without a heading between", () => {
    const [widest, wider] = ["n".repeat(32), "n".repeat(33)];
    const print = (text: string) => printModel(parseModel(text).document);
    expect(print(`${widest} 1 = 2\nc 1 = 2\n`)).toBe(`${widest}  1  = 2\nc${" ".repeat(31)}  1  = 2\n`);
    expect(print(`${wider} 1 = 2\nc 1 = 2\n`)).toBe(`${wider}  1  = 2\nc  1  = 2\n`);
    const [wide, over] = ["CNY m/quarter/quarter/months", "CNY m/quarter/quarter/quarter"];
    expect([wide.length, over.length]).toEqual([28, 29]);
    expect(print(`a 1 = 2\nb ${wide} = 2\n`)).toBe(`a  1${" ".repeat(27)}  = 2\nb  ${wide}  = 2\n`);
    expect(print(`a 1 = 2\nb ${over} = 2\n`)).toBe(`a  1  = 2\nb  ${over}  = 2\n`);
    expect(print("long_name 1 = 2\n# G\nc 1 = 2\n")).toBe("long_name  1  = 2\n# G\nc  1  = 2\n");
  });
});

describe("wrapFormula(before, formula, indent)", () => {
  const s = (sign: string, count: number) => sign.repeat(count);
  const terms = (count: number) => Array.from({length: count}, () => "abcdefgh").join(" + ");

  it.each<[string, string, string]>([
    ["leaves what is 118 wide", s("a", 114), s("a", 114)],
    ["leaves what has no operator to break behind", s("a", 115), s("a", 115)],
    ["breaks behind the last operator within", terms(11), `${terms(10)} +\n    abcdefgh`],
    ["breaks where a line is 118 wide with its operator", `${s("a", 112)} + bb`, `${s("a", 112)} +\n    bb`],
    [
      "breaks outside of brackets rather than late",
      `${s("a", 60)} + max(${s("b", 20)}, ${s("c", 20)}, ${s("d", 20)})`,
      `${s("a", 60)} +\n    max(${s("b", 20)}, ${s("c", 20)}, ${s("d", 20)})`
    ],
    [
      "breaks between two calls",
      `max(${s("a", 60)}, ${s("b", 20)}) * max(${s("c", 20)}, ${s("d", 20)})`,
      `max(${s("a", 60)}, ${s("b", 20)}) *\n    max(${s("c", 20)}, ${s("d", 20)})`
    ],
    [
      "takes signs within quotation marks for text",
      `at(${s("a", 80)}, "a + b, (c * d") + max(${s("b", 20)}, ${s("c", 20)})`,
      `at(${s("a", 80)}, "a + b, (c * d") +\n    max(${s("b", 20)}, ${s("c", 20)})`
    ],
    ["breaks behind the first operator where none stands within", `${s("a", 120)} + b`, `${s("a", 120)} +\n    b`],
    [
      "breaks the rest as well",
      `${s("a", 117)} + ${s("b", 50)} * ${s("c", 80)}`,
      `${s("a", 117)} +\n    ${s("b", 50)} *\n    ${s("c", 80)}`
    ],
    [
      "breaks within brackets where outside of them little would stand on the line",
      `aa + max(${s("b", 40)}, ${s("c", 40)}, ${s("d", 40)})`,
      `aa + max(${s("b", 40)}, ${s("c", 40)},\n    ${s("d", 40)})`
    ]
  ])("%s", (_, formula, wrapped) => expect(wrapFormula("x = ", formula, "    ")).toBe(`x = ${wrapped}`));

  it.each<[string, readonly string[] | null]>([
    ["if(a, f(b, c), d)", ["a", "f(b, c)", "d"]],
    ["if(a)", ["a"]],
    ["if()", [""]],
    ['if("a, (b", c)', ['"a, (b"', "c"]],
    ["if(a) + if(b)", null],
    ["iff(a)", null],
    ["if(a", null],
    ["if(a, (b)", null],
    ["if(a))", null],
    ["x(a)", null]
  ])("argumentsOf(%j) are %j", (formula, parts) => expect(argumentsOf(formula, "if")).toEqual(parts));
});

describe("wrapSql(before, query, indent)", () => {
  const words = (count: number) => Array.from({length: count}, () => "abcdefghi").join(" ");
  const long = "a".repeat(120);

  it.each([
    ["leaves what is short", "SELECT a", 'x = sql "SELECT a"'],
    ["leaves what is 118 wide", "b".repeat(108), `x = sql "${"b".repeat(108)}"`],
    ["breaks at the last blank within 118", words(15), `x = sql "${words(11)}\n    ${words(4)}"`],
    ["breaks every line", words(24), `x = sql "${words(11)}\n    ${words(11)}\n    ${words(2)}"`],
    ["breaks at the first blank where none stands within", `${long} b`, `x = sql "${long}\n    b"`],
    ["leaves what has no blank", long, `x = sql "${long}"`],
    ["leaves blanks that do not stand alone", `${"a".repeat(105)}  b`, `x = sql "${"a".repeat(105)}  b"`],
    ["writes its quotation marks twice", 'SELECT "a"', 'x = sql "SELECT ""a"""']
  ])("%s", (_, query, wrapped) => expect(wrapSql("x = ", query, "    ")).toBe(wrapped));

  it.each([
    ['sql "SELECT 1', 1, "a query within quotation marks"],
    ['sql "DROP TABLE x"', 1, "one query that begins with SELECT, WITH, FROM"],
    ['sql "SELECT 1; SELECT 2"', 1, "one query, without a semicolon"],
    ['sql "SELECT 1 -- one"', 1, "a query without a comment in it"],
    ['sql "SELECT 1" + 2', 16, "the end of the line"]
  ])("readSql(%j) tells at character %d what it wants", (typed, column, expected) => {
    const [fault] = textFaults(() => void readSql(typed));
    expect(fault?.place).toMatchObject({line: 1, column});
    expect(fault?.message).toContain(expected);
  });

  it.each(["SELECT 1", "from t", 'WITH a AS (SELECT "b;c") FROM a', "SELECT '--', ';'"])(
    "readSql(printSql(%j)) is it",
    (query) => expect(readSql(` ${printSql(query)} `)).toBe(query)
  );
});
