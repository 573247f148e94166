import {formulaFaults} from "../formula/parse.js";
import {takeDistribution} from "./distribution.js";
import {takeDay, takeFactName} from "./fact-name.js";
import {USAGE_MEASURES, type Definition, type WrittenSeries} from "./node.js";
import {TextError, type TellBeside} from "./place.js";
import {takeQuantity, takeRange, takeSeries, takeStep} from "./quantity.js";
import type {Scanner} from "./scan.js";
import {isSql, takeSql} from "./sql.js";

/** Words that begin what a line is worth. */
export const DEFINERS = ["=", "check", "input", "stated", "fact", "market", "usage", "table", "given"] as const;

/** Words that go on behind the numbers of a line. */
const AFTER_NUMBERS: Partial<Record<Definition["type"], readonly string[]>> = {
  input: ["in", "step", "thereafter", "~"],
  stated: ["thereafter"],
  market: ["of", "in", "step"],
  fact: ["of", "on", "to", "latest", "else"],
  usage: ["from"]
};

const LAB = /[^\s,;|]+/;

/** What a line is worth, from one of DEFINERS to the end of its line. Throws TextError, faults of a formula aside. */
export function takeDefinition(scan: Scanner, tell: TellBeside): Definition {
  const definition = definitionOf(scan, tell);
  scan.expectEnd("the end of the line", AFTER_NUMBERS[definition.type]);
  return definition;
}

function definitionOf(scan: Scanner, tell: TellBeside): Definition {
  if (scan.takeWord("=")) {
    const isQuery = isSql(scan.entry.text.slice(scan.at));
    return isQuery ? {type: "sql", query: takeSql(scan)} : {type: "formula", formula: takeFormula(scan, tell)};
  }
  if (scan.takeWord("check")) return {type: "check", formula: takeFormula(scan, tell)};
  if (scan.takeWord("given")) return {type: "given"};
  if (scan.takeWord("stated")) return {type: "stated", series: takeSeries(scan)};
  if (scan.takeWord("input")) {
    const series = takeSeries(scan);
    const range = takeRange(scan);
    return {type: "input", series, range, step: takeStep(scan), distribution: takeDistribution(scan)};
  }
  if (scan.takeWord("market"))
    return {type: "market", fact: takeFactName(scan), range: takeRange(scan), step: takeStep(scan)};
  if (scan.takeWord("fact")) {
    const fact = takeFactName(scan);
    if (!scan.takeWord("else")) return {type: "fact", fact, otherwise: null};
    scan.expect(/input(?!\w)/, "input and a value to assume, as in else input 150,000");
    return {type: "fact", fact, otherwise: {series: takeSeries(scan), range: takeRange(scan)}};
  }
  if (scan.takeWord("usage")) return takeUsage(scan);
  if (scan.takeWord("table")) return takeTable(scan);
  return scan.fail(`what the line is worth: ${DEFINERS.join(", ")}`, DEFINERS);
}

/** A formula to the end of its line, tried so that what is wrong with it is told where it stands. */
function takeFormula(scan: Scanner, tell: TellBeside): string {
  const from = scan.at;
  const formula = scan.rest();
  if (formula === "") scan.fail("a formula, such as revenue * margin");
  tryFormula(formula, (offset) => scan.place(from + offset, 1), tell);
  return formula;
}

/** Tells what is wrong with a formula; what an including document fills in, {…}, stands for a name. */
export function tryFormula(formula: string, place: (offset: number) => TextError["place"], tell: TellBeside): void {
  for (const {message, at, kind} of formulaFaults(formula.replace(/\{(\w+)\}/g, "_$1_"))) {
    const said = message.replace(/ at character \d+/, "").replace(/^unexpected _(\w+)_/, "unexpected {$1}");
    tell(new TextError(said, place(at), kind));
  }
}

function takeUsage(scan: Scanner): Definition {
  const measure = scan.takeOneOf(USAGE_MEASURES) ?? scan.fail(USAGE_MEASURES.join(", "), USAGE_MEASURES);
  scan.expect(/of(?!\w)/, "of and the labs, as in usage paid_tokens of z-ai, thudm");
  const labs = takeList(scan, LAB, "a lab such as z-ai");
  if (!scan.takeWord("from")) return {type: "usage", measure, labs, between: null};
  const from = takeDay(scan);
  scan.expect(/to(?!\w)/, "to and the last day");
  return {type: "usage", measure, labs, between: [from, takeDay(scan)]};
}

/** Words parted by commas. */
export function takeList(scan: Scanner, pattern: RegExp, expected: string): string[] {
  const found: string[] = [];
  do found.push(scan.expect(pattern, expected));
  while (scan.takeWord(","));
  return found;
}

/** `table CNY m to 1: 0 10%, 100 15%`: units of argument and value, then points. */
function takeTable(scan: Scanner): Definition {
  const units = scan.expect(/[^:]+:/, "the units of argument and value, as in table CNY m to 1: 0 10%, 100 15%");
  const [argument = "", value] = units.slice(0, -1).split(/\sto\s/);
  if (value === undefined) return scan.fail("two units with to between them before the points");
  const points: (readonly [WrittenSeries["items"][0]["quantity"], WrittenSeries["items"][0]["quantity"]])[] = [];
  do points.push([takeQuantity(scan, "an argument"), takeQuantity(scan, "its value")]);
  while (scan.takeWord(","));
  return {type: "table", units: [argument.trim(), value.trim()], points};
}
