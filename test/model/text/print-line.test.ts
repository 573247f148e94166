import {expect, it} from "vitest";
import {parseModel} from "../../../src/model/text/parse.js";
import {printModel} from "../../../src/model/text/print.js";
import {branchesOf} from "../../../src/model/text/print-line.js";

// As it is printed: every kind of line with all that may stand in it.
const DOCUMENT = `periods FY2024H1 to FY2029H2, reported to FY2026H1, years end in March, with years
revenue  CNY m flow plug // both
  forecast = volume * price
  reported = sales
  override FY2027H1 = volume * 2 because told so
  override FY2027H2 = 5
  Revenue | 收入
  note why it is so | 缘由
  source where it stands
volume   m token flow        = if(is_estimate, a, b, c)
single   1                   = volume
  "forecast of a number"
margin   % ratio             input FY2026H2 20%, 21%, FY2028H1 22% thereafter in 0%..50% step 1%
  because they say so
whole    1                   check revenue > 0
told     CNY m stock end     stated 1, 2, FY2027H1 3
shares   m share negative    fact shares_outstanding ifrs 12m else input 5 in 1..9
quoted   HKD/share partial   market shares_outstanding current in 1..9 step 0.5
tokens   token flow average  usage paid_tokens of z-ai, thudm from 2026-01-01 to 2026-02-01
more     token flow          usage paid_tokens of z-ai
curve    1                   table CNY m to 1: 0 10%, 100 15%
asked    1                   = sql "SELECT 1"
open     1                   given
`;

it("a document is printed line by line as it was read", () => {
  const {document, problems} = parseModel(DOCUMENT);
  expect(problems.map(({message, place}) => `${place.line}: ${message}`)).toEqual([]);
  expect(printModel(document)).toBe(DOCUMENT);
});

it.each([
  ["if(is_estimate, a, b)", [["forecast", "a"], ["reported", "b"]]],
  ["if(is_estimate, a, missing)", [["forecast", "a"]]],
  ["if(is_estimate, missing, missing)", [["forecast", "missing"]]],
  ["if(is_estimate, missing, b)", [["forecast", "missing"], ["reported", "b"]]],
  ["if(is_estimate, a)", null],
  ["if(is_estimate, a, b, c)", null],
  ["if(is_actual, a, b)", null],
  ["if(is_estimate,a,b)", null],
  ["a + b", null]
])("%j has branches %j", (formula, branches) => {
  expect(branchesOf(formula)).toEqual(branches);
}); // prettier-ignore
