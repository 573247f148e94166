import {takeDay} from "./fact-name.js";
import {isLine, readLine} from "./line.js";
import type {LineStatement, Noted, Statement, StatementOf} from "./node.js";
import {orTell, type OutlineEntry} from "./outline.js";
import type {Tell} from "./place.js";
import {LABEL} from "./quantity.js";
import {Scanner} from "./scan.js";
import {takeWords} from "./words.js";

// What a document says of itself, its headings and the documents it includes.

type Read<T extends Statement["type"]> = (scan: Scanner, entry: OutlineEntry, noted: Noted) => StatementOf<T>;

/** Reads a statement of several entries, and tells those it cannot read. */
type Told<T extends Statement["type"]> = (...args: [...Parameters<Read<T>>, tell: Tell]) => StatementOf<T>;

export function readField(name: StatementOf<"field">["name"]): Read<"field"> {
  return (scan, _, noted) => {
    const text = name === "valued" ? takeValued(scan) : scan.rest();
    scan.expectEnd();
    if (text === "") scan.fail(`${name} and what it is`);
    return {type: "field", ...noted, name, text};
  };
}

function takeValued(scan: Scanner): string {
  scan.expect(/on(?!\w)/, "valued on and a day");
  return takeDay(scan);
}

export const readTitle: Read<"title"> = (scan, _, noted) => ({type: "title", ...noted, words: takeWords(scan)});

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December"
];

/** `periods FY2024H1 to FY2029H2, reported to FY2026H1, years end in March, with years`. */
export const readPeriods: Read<"periods"> = (scan, _, noted) => {
  const first = scan.expect(LABEL, "the first period, such as FY2026, FY2026H1 or FY2026Q1");
  scan.expect(/to(?!\w)/, "to and the last period");
  const last = scan.expect(LABEL, "the last period");
  let lastActual: string | null = null;
  let yearEnd: number | null = null;
  let hasYears = false;
  while (scan.takeWord(","))
    if (scan.take(/with years(?!\w)/) !== null) hasYears = true;
    else if (scan.take(/reported to(?!\w)/) !== null) lastActual = scan.expect(LABEL, "the last reported period");
    else {
      scan.expect(/years end in(?!\w)/, "reported to a period, years end in a month, or with years");
      yearEnd = MONTHS.indexOf(scan.expect(new RegExp(MONTHS.join("|")), "a month such as March", MONTHS)) + 1;
    }
  scan.expectEnd();
  return {type: "periods", ...noted, first, last, lastActual, yearEnd, hasYears};
};

export function printPeriods({first, last, lastActual, yearEnd, hasYears}: StatementOf<"periods">): string {
  const reported = lastActual === null ? "" : `, reported to ${lastActual}`;
  return `periods ${first} to ${last}${reported}${yearEnd === null ? "" : `, years end in ${MONTHS[yearEnd - 1] ?? ""}`}${hasYears ? ", with years" : ""}`;
}

/** `shared router-usage (labs, money)`: a document for others to include, with what they must fill in. */
export const readShared: Read<"shared"> = (scan, _, noted) => {
  const name = scan.expect(/[a-z][\w-]*/, "a name such as cost-of-equity");
  const inner = scan.take(/\([^)]*\)/)?.slice(1, -1) ?? "";
  scan.expectEnd();
  const parameters = inner.split(",").map((each) => each.trim());
  return {type: "shared", ...noted, name, parameters: parameters.filter((each) => each !== "")};
};

/** `include roll-forward with unit = HKD/share; …`, and below it lines that replace those of the document. */
export const readInclude: Told<"include"> = (scan, {children}, noted, tell) => {
  const name = scan.expect(/[a-z][\w-]*/, "the name of a shared document");
  const parameters = scan.takeWord("with") ? takeParameters(scan) : {};
  scan.expectEnd("with and parameters, or the end of the line");
  const lines: LineStatement[] = [];
  for (const child of children)
    orTell(child, tell, (told) => {
      if (!isLine(child)) new Scanner(child).fail("a line and what it is worth, such as beta input 1.6 in 0.5..3");
      lines.push(readLine(child, {isWithin: true, tell: told}));
    });
  return {type: "include", ...noted, name, parameters, lines};
};

function takeParameters(scan: Scanner): Record<string, string> {
  const found: Record<string, string> = {};
  do {
    const name = scan.expect(/[a-z]\w*/, "a parameter, = and what it is");
    scan.expect(/=/, "= and what the parameter is");
    found[name] = scan.expect(/[^;]+/, "what the parameter is").trim();
  } while (scan.take(/;/) !== null);
  return found;
}
