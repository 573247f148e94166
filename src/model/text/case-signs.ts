import {takeList} from "./definition.js";
import {printFactName, takeFactName} from "./fact-name.js";
import {TRIGGERS, WEEKLY_SERIES, type CaseIndicator, type CaseTrigger} from "./node.js";
import {takeQuantity} from "./quantity.js";
import type {Scanner} from "./scan.js";

// What a case begins with, and the series by which it would be seen.

const LAB = /[^\s,;|]+/;

/** `price_cut of z-ai, thudm`, or `results` of the document’s company. */
export function takeTrigger(scan: Scanner): CaseTrigger {
  const kind = scan.takeOneOf(TRIGGERS) ?? scan.fail(TRIGGERS.join(", "), TRIGGERS);
  const labs = takeLabs(scan);
  scan.expectEnd();
  return {kind, labs};
}

/** `tokens of z-ai, thudm below -30%`, `capex us-gaap 3m above 20%`: a change over four weeks, or of a figure over a year. */
export function takeIndicator(scan: Scanner): CaseIndicator {
  const type = scan.takeOneOf(WEEKLY_SERIES);
  const series = type ? {type, labs: takeLabs(scan)} : {type: "fact" as const, fact: takeFactName(scan)};
  const test = scan.takeOneOf(["above", "below"] as const);
  if (!test) return scan.fail("above or below and a change such as 20%", ["above", "below"]);
  const level = takeQuantity(scan);
  scan.expectEnd();
  return {series, test, level};
}

function takeLabs(scan: Scanner): readonly string[] {
  return scan.takeWord("of") ? takeList(scan, LAB, "a lab such as z-ai") : [];
}

export function printTrigger({kind, labs}: CaseTrigger): string {
  return `${kind}${printLabs(labs)}`;
}

export function printIndicator({series, test, level}: CaseIndicator): string {
  const measured = series.type === "fact" ? printFactName(series.fact) : `${series.type}${printLabs(series.labs)}`;
  return `${measured} ${test} ${level.text}`;
}

function printLabs(labs: readonly string[]): string {
  return labs.length > 0 ? ` of ${labs.join(", ")}` : "";
}
