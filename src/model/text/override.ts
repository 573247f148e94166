import {tryFormula} from "./definition.js";
import type {WrittenOverride} from "./node.js";
import {placeIn, startsFrom, type OutlineEntry} from "./outline.js";
import type {TellBeside} from "./place.js";
import {LABEL, writtenNumber} from "./quantity.js";
import type {Scanner} from "./scan.js";
import {printWritten, takeWords} from "./words.js";
import {wrapFormula} from "./wrap.js";

/** `override FY2027H1 = 1,200 because management said so`, without its first word. Throws TextError, faults of a formula aside. */
export function takeOverride(scan: Scanner, entry: OutlineEntry, tell: TellBeside): WrittenOverride {
  const period = scan.take(LABEL);
  scan.expect(/=/, "a period, = and a number or a formula, as in override FY2027 = 12");
  const from = scan.at;
  const end = becauseAt(entry.text, from);
  const written = entry.text.slice(from, end).trim();
  if (written === "") scan.fail("a number or a formula");
  scan.at = end;
  const reason = scan.take(/\s*because(?!\w)/) === null ? null : takeWords(scan);
  const number = writtenNumber(written);
  if (!number) tryFormula(written, (offset) => placeIn(entry, from + offset, 1), tell);
  const worth = number ? {...number, place: placeIn(entry, from, written.length)} : {formula: written};
  const place = placeIn(entry, 0, entry.text.length);
  return {period, worth, reason, place, formulaPlace: number ? [] : startsFrom(entry, from)};
}

function becauseAt(text: string, from: number): number {
  const bare = text.replace(/"[^"]*"/g, (quoted) => "_".repeat(quoted.length));
  const at = bare.slice(from).search(/(?<!\S)because(?!\w)/);
  return at < 0 ? text.length : from + at;
}

export function printOverride({period, worth, reason}: WrittenOverride, indent: string): string {
  const head = `${indent}override ${period === null ? "" : `${period} `}= `;
  const body = "formula" in worth ? wrapFormula(head, worth.formula, `${indent}  `) : head + worth.text;
  return reason ? `${body} because ${printWritten(reason)}` : body;
}
