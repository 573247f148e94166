import {lookUp} from "../../lib/look-up.js";
import {takeBelow} from "./below.js";
import {KINDS, TIMINGS, type Sign} from "../sheet/line.js";
import {parseUnit, UnitError} from "../unit/parse.js";
import {tryFormula, DEFINERS, takeDefinition} from "./definition.js";
import type {FormulaStart, LineStatement, Noted, Traits, WrittenOverride, WrittenSeries, WrittenText} from "./node.js";
import {placeIn, startsFrom, type OutlineEntry} from "./outline.js";
import {takeBoth, TextError, type TellBeside, type TextPlace} from "./place.js";
import {takeOverride} from "./override.js";
import {takeSeries} from "./quantity.js";
import {LINE_NAME, Scanner} from "./scan.js";
import {takeTitle, takeWords} from "./words.js";

const SIGNS: readonly Sign[] = ["positive", "negative"];
const TRAITS = [...KINDS, ...TIMINGS, ...SIGNS, "partial", "plug"];

/** Words that begin a line below a line of the model. */
export const BELOW_LINE = ["forecast", "reported", "because", "note", "source", "actual", "override"] as const;

const BRANCH = /^(forecast|reported)\s+=/;

/** Whether an entry at the margin is a line of the model: it says what the line is worth. */
export function isLine({text, children}: OutlineEntry): boolean {
  return definerAt(text) >= 0 || children.some((child) => BRANCH.test(child.text));
}

const DEFINER = new RegExp(String.raw`(?<=\s)(?:=|${DEFINERS.slice(1).join("|")})(?=\s|$)`);

function definerAt(text: string): number {
  const bare = text.replace(/"[^"]*"/g, (quoted) => "_".repeat(quoted.length));
  return DEFINER.exec(bare)?.index ?? -1;
}

/** A formula of forecast or of reported periods, and where it begins in its entry. */
interface Branch {
  readonly formula: string;
  readonly entry: OutlineEntry;
  readonly from: number;
}

interface Below {
  title: WrittenText | null;
  reason: WrittenText | null;
  source: WrittenText | null;
  actual: WrittenSeries | null;
  forecast: Branch | null;
  reported: Branch | null;
  readonly overrides: WrittenOverride[];
}

const ONE_WORTH = "what it is worth on the line, or forecast and reported below it, not both";

interface LineOptions {
  /** Within an include, which has the unit already. */
  readonly isWithin?: boolean;
  /** Nouns that the document counts, in the singular. */
  readonly counts?: readonly string[];
  /** Takes what is wrong with its formulas. */
  readonly tell: TellBeside;
}

/** A line of the model with all that stands below it. Throws TextError, faults of formulas aside. */
export function readLine(entry: OutlineEntry, {isWithin = false, counts = [], tell}: LineOptions): LineStatement {
  const scan = new Scanner(entry);
  scan.takeWord("line");
  const place = scan.place();
  const name = scan.expect(LINE_NAME, "the name of a line: small letters, digits and _, a letter first");
  const from = definerAt(entry.text);
  const end = from < 0 ? entry.text.length : from;
  const isBranched = entry.children.some(({text}) => BRANCH.test(text));
  const definitionScan = new Scanner(entry, end);
  const [[{unit, traits}, whole], below] = takeBoth(
    () =>
      takeBoth(
        () => readMeasure(entry, scan, end, {isWithin, counts}),
        () => (isBranched && from < 0 ? null : takeDefinition(definitionScan, tell))
      ),
    () => readBelow(entry, tell)
  );
  if (isBranched && whole) new Scanner(entry, end).fail(ONE_WORTH);
  const definitionPlace = from < 0 ? place : placeIn(entry, from, entry.text.length - from);
  return {
    type: "line",
    ...notesOf(entry, place, entry.children),
    name,
    unit,
    traits,
    ...(whole ? {definition: whole, formulaPlace: formulaIn(entry, from)} : branches(below)),
    definitionPlace,
    title: below.title,
    reason: below.reason,
    source: below.source,
    actual: below.actual,
    overrides: below.overrides
  };
}

/** Comments of an entry and of all below it, which has none of its own. */
export function notesOf(entry: OutlineEntry, place: Noted["place"], below: readonly OutlineEntry[] = []): Noted {
  const comments = [...entry.comments, ...below.flatMap(commentsIn)];
  return {place, comments, remark: entry.remark, isSpaced: entry.isSpaced};
}

function commentsIn({comments, remark}: OutlineEntry): string[] {
  return [...comments, ...(remark === null ? [] : [remark])];
}

/** Where a formula or a check begins behind the word that says so. */
function formulaIn(entry: OutlineEntry, from: number): FormulaStart[] {
  const [opening] = /^(?:=|check)\s*/.exec(entry.text.slice(Math.max(0, from))) ?? [];
  return from < 0 || opening === undefined ? [] : startsFrom(entry, from + opening.length);
}

function branches({forecast, reported}: Below): Pick<LineStatement, "definition" | "formulaPlace"> {
  const opening = "if(is_estimate, ";
  const ahead = `${opening}${forecast?.formula ?? "missing"}, `;
  return {
    definition: {type: "formula", formula: `${ahead}${reported?.formula ?? "missing"})`},
    formulaPlace: [
      ...(forecast ? startsFrom(forecast.entry, forecast.from, opening.length) : []),
      ...(reported ? startsFrom(reported.entry, reported.from, ahead.length) : [])
    ]
  };
}

function readMeasure(
  entry: OutlineEntry,
  scan: Scanner,
  end: number,
  {isWithin, counts}: Required<Pick<LineOptions, "isWithin" | "counts">>
): {unit: string; traits: Traits} {
  const from = scan.at;
  const words = entry.text.slice(from, end).trim().split(/\s+/);
  const traits: string[] = [];
  while (words.length > 0 && TRAITS.includes(words.at(-1) as string)) traits.unshift(words.pop() as string);
  const unit = words.join(" ");
  const isCheck = entry.text.startsWith("check", end);
  if (unit === "" && !isWithin && !isCheck) {
    const place = placeIn(entry, from, 1);
    throw new TextError(
      `${entry.text.slice(end) || "the line ends"}; expected a unit after the name, such as CNY m, HKD/share, % or 1`,
      place
    );
  }
  if (unit !== "") checkUnit(unit, counts, placeIn(entry, from, unit.length));
  return {
    unit,
    traits: {
      kind: KINDS.find((k) => traits.includes(k)) ?? null,
      timing: TIMINGS.find((t) => traits.includes(t)) ?? null,
      sign: SIGNS.find((s) => traits.includes(s)) ?? null,
      isPartial: traits.includes("partial"),
      isPlug: traits.includes("plug")
    }
  };
}

/** A unit as the engine reads it: per cent and times are pure numbers. */
export function plainUnit(unit: string): string {
  return unit === "%" || unit === "x" ? "1" : unit;
}

function checkUnit(unit: string, counts: readonly string[], place: TextPlace): void {
  if (unit.includes("{")) return;
  try {
    parseUnit(plainUnit(unit), counts);
  } catch (error) {
    if (!(error instanceof UnitError)) throw error;
    throw new TextError(error.message, place, "unit");
  }
}

/** Words below a line that stand once; a reason goes by two names. */
const ONCE: Readonly<Record<string, string>> = {
  because: "because",
  note: "because",
  source: "source",
  actual: "actual",
  forecast: "forecast",
  reported: "reported"
};

function readBelow({children}: OutlineEntry, tell: TellBeside): Below {
  const below: Below = {
    title: null,
    reason: null,
    source: null,
    actual: null,
    forecast: null,
    reported: null,
    overrides: []
  };
  const takeOne = (scan: Scanner, child: OutlineEntry): void => {
    const branch = BRANCH.exec(child.text)?.[1];
    if (branch === "forecast" || branch === "reported") {
      scan.takeWord(branch);
      scan.takeWord("=");
      const from = scan.at;
      const formula = scan.rest();
      tryFormula(formula, (offset) => placeIn(child, from + offset, 1), tell);
      below[branch] = {formula, entry: child, from};
    } else if (scan.takeWord("because") || scan.takeWord("note")) below.reason = takeWords(scan);
    else if (scan.takeWord("source")) below.source = takeWords(scan);
    else if (scan.takeWord("override")) below.overrides.push(takeOverride(scan, child, tell));
    else if (scan.takeWord("actual")) {
      below.actual = takeSeries(scan);
      scan.expectEnd();
    } else if (below.title === null) below.title = takeTitle(scan, BELOW_LINE);
    else scan.fail(`one title, then ${BELOW_LINE.join(", ")}`, BELOW_LINE);
    const [deeper] = child.children;
    if (deeper) new Scanner(deeper).fail("nothing indented further here");
  };
  takeBelow(children, takeOne, (text) => lookUp(ONCE, /^\w+/.exec(text)?.[0] ?? "") ?? null);
  return below;
}
