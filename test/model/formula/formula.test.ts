import {describe, expect, it} from "vitest";
import {LIMITS} from "../../../src/model/formula/limits.js";
import {walk} from "../../../src/model/formula/node.js";
import {formulaFaults, parseFormula, placeOfNode} from "../../../src/model/formula/parse.js";
import {printFormula} from "../../../src/model/formula/print.js";
import {tokenize} from "../../../src/model/formula/token.js";

describe("tokenize(text)", () => {
  it.each([
    ["", "end@0"],
    ["  ", "end@2"],
    [" a.b1 +.5e-3*2. ", "name a.b1@1 symbol +@6 number .5e-3@7 symbol *@12 number 2.@13 end@16"],
    ["1e+2e", "number 1e+2@0 name e@4 end@5"],
    ["a＜＞b<=（％", "name a@0 symbol <>@1 name b@3 symbol <=@4 symbol (@6 symbol %@7 end@8"],
    ['f("a ""b"" c",d)', 'name f@0 symbol (@1 text "a ""b"" c"@2 symbol ,@13 name d@14 symbol )@15 end@16'],
    ['a + "b * c', 'name a@0 symbol +@2 unknown "@4 end@10'],
    ["a 𝒳$b", "name a@0 unknown 𝒳@2 unknown $@4 name b@5 end@6"],
    ['""', 'text ""@0 end@2']
  ])("of %j is %s", (text, tokens) => {
    const found = tokenize(text).map((token) => `${token.type} ${token.text}@${token.at}`.replace(" @", "@"));
    expect(found.join(" ")).toBe(tokens);
  });
});

describe("parseFormula(text)", () => {
  it.each([
    ["1 + 2 * 3", "1 + 2 * 3"],
    ["(1 + 2) * 3", "(1 + 2) * 3"],
    ["a - (b - c)", "a - (b - c)"],
    ["(a - b) - c", "a - b - c"],
    ["2^3^2", "2^3^2"],
    ["2^(3^2)", "2^(3^2)"],
    ["-2^2", "-2^2"],
    ["-(2^2)", "-(2^2)"],
    ["2^-1", "2^-1"],
    ["--a", "--a"],
    ["+a", "a"],
    ["=a+b", "a + b"],
    ["5%", "0.05"],
    ["a<=b", "a <= b"],
    ["(a<b)=(c<d)", "a < b = (c < d)"],
    ["a<=(b+c)", "a <= b + c"],
    ["a>=(b-c)", "a >= b - c"],
    ["a<>(b+c)", "a <> b + c"],
    ["a>(b+c)", "a > b + c"],
    ["a=(b+c)", "a = b + c"],
    ["(a<=b)+c", "(a <= b) + c"],
    ["(a>=b)>c", "a >= b > c"],
    ["a+(b*c)", "a + b * c"],
    ["a-(b/c)", "a - b / c"],
    ["(a*b)^c", "(a * b)^c"],
    ["a*(b^c)", "a * b^c"],
    ["a/(b^c)", "a / b^c"],
    ["(a*b)/c", "a * b / c"],
    ["a*(b/c)", "a * (b / c)"],
    ["max((a<b),(c))", "max(a < b, c)"],
    ["NPV(r, f)", "npv(r, f)"],
    ['at(x, "FY2026")', 'at(x, "FY2026")'],
    ['f("say ""so""")', 'f("say ""so""")'],
    ["cloud.revenue + 1.5e3", "cloud.revenue + 1500"],
    [".5", "0.5"],
    ["(2+3)%", "(2 + 3)%"],
    ["k%", "k%"],
    ["-k% + 2^k%", "-k% + 2^k%"],
    ["(-k)%%", "(-k)%%"]
  ])("reads %s as %s, and what is printed as the same tree", (text, printed) => {
    const node = parseFormula(text);
    expect(printFormula(node)).toBe(printed);
    expect(parseFormula(printed)).toEqual(node);
  });

  it("binds a sign before a power, and powers from the left, as a spreadsheet does", () => {
    expect(parseFormula("-2^2")).toEqual(parseFormula("(-2)^2"));
    expect(parseFormula("2^3^2")).toEqual(parseFormula("(2^3)^2"));
  });

  it.each([
    ["", "formula ends at character 0; expected a number, a name or a bracket"],
    ["1 +", "formula ends at character 3; expected a number, a name or a bracket"],
    ["(1", "formula ends at character 2; expected )"],
    ["1 2", "unexpected 2 at character 3; expected an operator or the end of the formula"],
    ["a $ b", "unexpected $ at character 3; expected a number, a name, an operator or a bracket"],
    ['"open', 'unexpected " at character 1; expected a closing quotation mark'],
    ["f(a b)", "unexpected b at character 5; expected ,"],
    ["f(,)", "unexpected , at character 3; expected a number, a name or a bracket"],
    ["%", "unexpected % at character 1; expected a number, a name or a bracket"],
    ["1e999", "number too large: 1e999 at character 1"],
    ["a 😀", "unexpected 😀 at character 3"]
  ])("says what is wrong with %s", (text, message) => {
    expect(() => parseFormula(text)).toThrow(message);
  });

  it.each([
    ["max(a, , b) + f(c d, (e + ) * 2)", [8, 19, 27]],
    ["(a + b c) * g(1 2)", [8, 17]],
    ["a $ b # c", [3, 7]],
    ["f(a $ b, c)", [5]],
    // What follows from a bracket or a quotation mark that is not closed is no mistake of its own.
    ["max(a, (b + c) * (d , e) + f", [21]],
    ["max((a + b, c) + $", [11, 18]],
    ["a b)) + (", [3]],
    ['f(a b, "open, c $ d', [5, 8]],
    ["f((a b)", [6]],
    ["1e999 + f(,)", [1]]
  ])("tells all that is wrong with %s, and nothing that follows", (text, characters) => {
    expect(formulaFaults(text).map(({at}) => at + 1)).toEqual(characters);
    expect(() => parseFormula(text)).toThrow(formulaFaults(text)[0]?.message);
  });

  it("reads signs of full width as those of half width", () => {
    const wide = "if（a＜＝b，max（a，－2％）＊3，a＜＞b）";
    expect(parseFormula(wide)).toEqual(parseFormula("if(a<=b,max(a,-2%)*3,a<>b)"));
  });

  it("places each part where it stands", () => {
    const text = "a * (b + -c%) ^ max(d, 10%)";
    const parts = walk(parseFormula(text)).flatMap((node) => {
      const {at, length} = placeOfNode(node) ?? {at: 0, length: 0};
      return length > 0 ? [text.slice(at, at + length)] : [];
    });
    expect(parts).toEqual([text, "a", "(b + -c%) ^ max(d, 10%)", "b + -c%", "b", "-c%", "c%", "c", "max(d, 10%)", "d"]);
  });

  it("bounds length, depth, terms and arguments", () => {
    expect(() => parseFormula("1".repeat(LIMITS.length + 1))).toThrow(/formula of 4001 characters/);
    expect(() => parseFormula(`${"(".repeat(65)}1${")".repeat(65)}`)).toThrow(/more than 64 brackets/);
    expect(() => parseFormula(`${"-".repeat(65)}1`)).toThrow(/more than 64 brackets/);
    expect(() => parseFormula("f(".repeat(1500))).toThrow(/more than 64 brackets/);
    expect(() => parseFormula("1+".repeat(1200) + "1")).toThrow(/more than 1000 terms/);
    expect(() => parseFormula(`f(${"1,".repeat(80)}1)`)).toThrow(/more than 64 arguments of f/);
    expect(() => parseFormula(`f(${"1,".repeat(64)}1)`)).toThrow(/more than 64 arguments of f/);
  });

  it("takes what is at its bounds", () => {
    expect(parseFormula("a".padStart(LIMITS.length))).toEqual({type: "name", name: "a"});
    expect(parseFormula(`${"(".repeat(64)}a${")".repeat(64)}`)).toEqual({type: "name", name: "a"});
    expect(parseFormula(`f(${"1,".repeat(63)}1)`)).toMatchObject({type: "call", args: {length: 64}});
    expect(printFormula(parseFormula("a＋b"))).toBe("a + b");
    expect(printFormula(parseFormula("max（a，b）＊2％＞＝c"))).toBe("max(a, b) * 0.02 >= c");
  });
});
