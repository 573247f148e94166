import {describe, expect, it} from "vitest";
import {serialDay} from "../../../src/model/calendar/calendar.js";
import {evaluate, outcome} from "../../../src/model/calculate/evaluate.js";
import {compile} from "../../../src/model/compile.js";
import {fact, value, type LineSpec} from "../../../src/model/sheet/line.js";
import formulajs from "../../fixtures/formulajs.json" with {type: "json"};

/** A call of another engine’s tests: our name of the function, its arguments, and the result, with how near it must be. */
type Call = readonly [name: string, args: readonly unknown[], result: unknown, within?: number];

/** What a call came to: alike, not to be written in our formulas by design and why, or otherwise than there. */
type Verdict = "pass" | {readonly refused: string} | {readonly otherwise: string};

/** Whose arguments are amounts that add up over periods. */
const OF_FLOWS = ["irr", "mirr", "npv", "xnpv", "xirr", "sum"];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

class Refused extends Error {}

/** The day a text or a date of JSON names, as a spreadsheet counts it; null for any other. */
function dayOf(written: unknown): number | null {
  if (typeof written !== "string") return null;
  const iso = /^\d{4}-\d{2}-\d{2}(?=T)/.exec(written)?.[0];
  const [, month = "", day = "", year = ""] = /^(\d+)\/(\d+)\/(\d{4})$/.exec(written) ?? [];
  const [, dayNamed = "", named = "", short = ""] = /^(\d+)\/([a-z]{3})\/(\d\d)$/.exec(written) ?? [];
  const at = (y: string, m: number, d: string) => serialDay(`${y}-${String(m).padStart(2, "0")}-${d.padStart(2, "0")}`);
  if (iso !== undefined) return serialDay(iso);
  if (year !== "") return at(year, Number(month), day);
  return named === "" ? null : at(`20${short}`, MONTHS.indexOf(named) + 1, dayNamed);
}

/** A call as a sheet: lists as series over years, dates as days, errors as missing values. Throws Refused. */
function sheetOf([name, given, result]: Call) {
  const args = given.slice(0, given.findLastIndex((arg) => arg !== null) + 1);
  const lines: LineSpec[] = [];
  const list = (numbers: readonly number[], isDays: boolean): string => {
    const kind = isDays ? "stock" : OF_FLOWS.includes(name) ? "flow" : "ratio";
    const line = `series_${lines.length}`;
    lines.push(fact(line, isDays ? "day" : "1", numbers, "formulajs", {kind}));
    return line;
  };
  const text = (arg: unknown): string => {
    const day = dayOf(arg);
    // Before them a spreadsheet counts a 29 February 1900 that never was.
    if (day !== null && day < 61) throw new Refused("a day before March 1900");
    if (day !== null) return `(${day} * day_one)`;
    if (typeof arg === "number") return `(${arg})`;
    if (typeof arg === "boolean") return arg ? "(1 = 1)" : "(1 = 0)";
    if (typeof arg === "object" && arg !== null && "error" in arg) return "missing";
    if (!Array.isArray(arg)) throw new Refused(`${JSON.stringify(arg)} is no number`);
    const days = arg.map(dayOf);
    if (days.every((each) => each !== null)) return list(days, true);
    if (arg.every((each) => typeof each === "number")) return list(arg, false);
    throw new Refused("a list of more than numbers");
  };
  const call = `${name}(${args.map(text).join(", ")})`;
  const years = Math.max(1, ...lines.map((line) => (line.type === "fact" ? (line.values as number[]).length : 1)));
  const isDay = ["date", "edate", "eomonth"].includes(name);
  return {
    name: "formulajs",
    calendar: {step: "year", first: "FY2001", last: `FY${2000 + years}`, lastActual: `FY${2000 + years}`},
    lines: [
      ...lines,
      fact("day_one", "day", 1, "a day"),
      value("x", isDay ? "day" : "1", typeof result === "boolean" ? `if(${call}, 1, 0)` : call)
    ]
  } as const;
}

function verdictOf(call: Call): Verdict {
  const [, , result, within] = call;
  try {
    const compiled = compile(sheetOf(call));
    if (!compiled.ok) return {refused: compiled.problems[0]?.message ?? ""};
    const found = outcome(evaluate(compiled.value), "x");
    if (typeof result === "object" && result !== null)
      return found.ok ? {otherwise: `${found.value}; an error there`} : "pass";
    const wanted = typeof result === "boolean" ? Number(result) : (dayOf(result) ?? result);
    if (typeof wanted !== "number") return {refused: `${JSON.stringify(result)} is no number`};
    if (!found.ok) return {otherwise: `${found.error.detail}; ${wanted} there`};
    const isNear = Math.abs(found.value - wanted) <= (within ?? 1e-9 * Math.max(1, Math.abs(wanted)));
    return isNear ? "pass" : {otherwise: `${found.value}; ${wanted} there`};
  } catch (error) {
    if (error instanceof Refused) return {refused: error.message};
    throw error;
  }
}

const judged = (formulajs.calls as unknown as Call[]).map((call) => [JSON.stringify(call), verdictOf(call)] as const);

describe("the tests of formulajs on the functions that are here as well", () => {
  it("come to the same, but where Excel does otherwise than formulajs", () => {
    const otherwise = judged.flatMap(([call, verdict]) =>
      typeof verdict === "object" && "otherwise" in verdict ? [[call, verdict.otherwise]] : []
    );
    expect(otherwise).toEqual([
      // Excel: “If quart equals 4, QUARTILE.INC returns the maximum value.”
      ['["quartile",[[1,2,4,7,8,9,10,12],4],{"error":"num"}]', "12; an error there"]
    ]);
  });

  it("are refused only for what formulas here do not know by design: texts, blanks, lists that are no series, other arity", () => {
    const refused = judged.flatMap(([, verdict]) =>
      typeof verdict === "object" && "refused" in verdict ? [verdict.refused] : []
    );
    const known =
      /is no number|a day before March 1900|a list of more than numbers|with \d+ arguments|expected (?:an amount|a condition|days)|gives a series|values of series|mix|is one value|expected \d+, one for each period/;
    expect(refused.filter((why) => !known.test(why))).toEqual([]);
    const passed = judged.filter(([, verdict]) => verdict === "pass").length;
    expect({calls: judged.length, passed, refused: refused.length}).toEqual({calls: 352, passed: 172, refused: 179});
  });
});
