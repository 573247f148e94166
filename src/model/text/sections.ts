import {takeBelow} from "./below.js";
import {beginsSetting, takeCellName, takeHow, takeSetting} from "./cell-name.js";
import {takeList} from "./definition.js";
import {takeFactName} from "./fact-name.js";
import {takeIndicator, takeTrigger} from "./case-signs.js";
import type {Noted, Reasoned, Setting, Statement, StatementOf, WrittenText} from "./node.js";
import type {OutlineEntry} from "./outline.js";
import {takeBounds, takeQuantity} from "./quantity.js";
import {LINE_NAME, type Scanner} from "./scan.js";
import {takeReason, takeTitle, takeWords, wordMeant} from "./words.js";

// What stands beside the lines: cases, methods, the headline, the reverse question, what tokens do, what must tie.

/** Reads a statement after its first word. Throws TextError. */
type Read<T extends Statement["type"]> = (scan: Scanner, entry: OutlineEntry, noted: Noted) => StatementOf<T>;

const KEY = /[a-z][\w-]*/;

/** Words that begin a line below a case besides its title and its settings. */
const BELOW_CASE = ["mechanism", "trigger", "indicator"] as const;

const LACKS = /no (?:trigger|indicator)(?!\w)/;

/** Whether a text below a case is read as another of its lines than its title. */
export function isBelowCase(text: string): boolean {
  return wordMeant(text, BELOW_CASE) !== null || text.search(LACKS) === 0 || beginsSetting(text);
}

/** What stands below a case once: said, or why it cannot be. */
function onceBelowCase(text: string): string | null {
  return beginsSetting(text) ? null : (/^(?:no )?(mechanism|trigger|indicator)(?!\w)/.exec(text)?.[1] ?? null);
}

/** `case price_war`, its title, its mechanism, what begins it, what shows it, and one setting a line with its reason. */
export const readCase: Read<"case"> = (scan, {children}, noted) => {
  const key = scan.expect(KEY, "a key such as price_war");
  const probability = scan.takeWord("probability") ? takeQuantity(scan) : null;
  scan.expectEnd();
  let title: WrittenText | null = null;
  let mechanism: WrittenText | null = null;
  const settings: Reasoned[] = [];
  let trigger: StatementOf<"case">["trigger"] = null;
  let indicator: StatementOf<"case">["indicator"] = null;
  takeBelow(
    children,
    (below) => {
      if (below.takeWord("mechanism")) mechanism = takeWords(below);
      else if (beginsSetting(below.entry.text)) settings.push(readReasoned(below));
      else if (below.takeWord("trigger")) trigger = {said: takeTrigger(below)};
      else if (below.takeWord("indicator")) indicator = {said: takeIndicator(below)};
      else if (below.take(/no trigger(?!\w)/) !== null) trigger = {whyNot: takeReason(below)};
      else if (below.take(/no indicator(?!\w)/) !== null) indicator = {whyNot: takeReason(below)};
      else if (title === null) title = takeTitle(below, BELOW_CASE);
      else below.fail("mechanism, or a setting such as growth = 20%, margin by -3% or multiple x 0.8", BELOW_CASE);
    },
    onceBelowCase
  );
  return {type: "case", ...noted, key, probability, title, mechanism, trigger, indicator, settings};
};

function readReasoned(scan: Scanner): Reasoned {
  const setting = takeSetting(scan);
  const reason = scan.takeWord("because") ? takeWords(scan) : null;
  scan.expectEnd("because and the reason, or the end of the line");
  return {setting, reason};
}

/** `no case consensus because …`. */
export const readNoCase: Read<"no case"> = (scan, _, noted) => {
  scan.expect(/case(?!\w)/, "no case and its key");
  const key = scan.expect(KEY, "a key such as consensus");
  return {type: "no case", ...noted, key, reason: takeReason(scan)};
};

/** `method dcf by value_dcf`, its title, and the settings at the ends of its bar. */
export const readMethod: Read<"method"> = (scan, {children}, noted) => {
  const key = scan.expect(KEY, "a key such as dcf");
  scan.expect(/by(?!\w)/, "by and the line of its value per share");
  const line = scan.expect(LINE_NAME, "the line of its value per share");
  scan.expectEnd();
  let title: WrittenText | null = null;
  const ends: {low: Setting[]; high: Setting[]} = {low: [], high: []};
  takeBelow(children, (below) => {
    const end = below.takeOneOf(["low", "high"] as const);
    if (end) {
      do ends[end].push(takeSetting(below));
      while (below.takeWord(","));
      below.expectEnd();
    } else if (title === null) title = takeTitle(below, ["low", "high"]);
    else below.fail("low or high and settings such as sales_multiple x 0.5", ["low", "high"]);
  });
  return {type: "method", ...noted, key, line, title, ...ends};
};

const HEADLINE = "value, value in twelve months, dividend, price and return, five lines in this order";

export const readHeadline: Read<"headline"> = (scan, _, noted) => {
  const lines = takeList(scan, LINE_NAME, HEADLINE);
  scan.expectEnd();
  if (lines.length !== 5) scan.fail(HEADLINE);
  return {type: "headline", ...noted, lines};
};

/** `reverse token_growth x 0.2..6`: the price solved for this input; below it, what to read off. */
export const readReverse: Read<"reverse"> = (scan, {children}, noted) => {
  const input = scan.expect(LINE_NAME, "an input");
  const how = takeHow(scan);
  const between = takeBounds(scan);
  scan.expectEnd();
  const read = takeBelow(children, (below) => {
    below.expect(/read(?!\w)/, "read, a line, as and its name in a sentence", ["read"]);
    const cell = takeCellName(below);
    below.expect(/as(?!\w)/, "as and its name in a sentence");
    return {cell, title: takeWords(below)};
  });
  return {type: "reverse", ...noted, input, how, between, read};
};

/** `driven by tokens of z-ai, thudm` or `not driven by tokens`, with steps, coverage and what was found. */
export function readTokens(isDriven: boolean): Read<"tokens"> {
  return (scan, {children}, noted) => {
    if (!isDriven) scan.expect(/driven(?!\w)/, "not driven by tokens");
    scan.expect(/by tokens(?!\w)/, "driven by tokens");
    if (isDriven) scan.expect(/of(?!\w)/, "of and the labs");
    const labs = isDriven ? takeList(scan, /[^\s,]+/, "a lab such as z-ai") : null;
    scan.expectEnd();
    let steps: readonly string[] = [];
    let finding: WrittenText | null = null;
    const coverage: {list: string | null; effective: string | null} = {list: null, effective: null};
    takeBelow(
      children,
      (below) => {
        if (below.takeWord("steps")) steps = takeList(below, LINE_NAME, "lines from usage to revenue");
        else if (below.takeWord("coverage")) Object.assign(coverage, takeCoverage(below));
        else if (below.takeWord("finding")) finding = takeWords(below);
        else below.fail("steps, coverage or finding", ["steps", "coverage", "finding"]);
        below.expectEnd();
      },
      (text) => /^(?:steps|coverage|finding)(?!\w)/.exec(text)?.[0] ?? null
    );
    return {type: "tokens", ...noted, labs, steps, coverage, finding};
  };
}

function takeCoverage(scan: Scanner): Partial<Record<"list" | "effective", string>> {
  const found: Partial<Record<"list" | "effective", string>> = {};
  do {
    const line = scan.expect(LINE_NAME, "a line of implied ÷ reported revenue");
    scan.expect(/at(?!\w)/, "at list or at effective price");
    const price = scan.takeOneOf((["list", "effective"] as const).filter((word) => found[word] === undefined));
    found[price ?? scan.fail("list or effective, each once", ["list", "effective"])] = line;
  } while (scan.takeWord(","));
  return found;
}

/** `ties revenue@FY2026H1 with revenue ifrs 6m`, `consensus eps@FY2028 from eps_broker broker 12m`. */
export function readAgainst(type: "ties" | "consensus"): Read<"ties" | "consensus"> {
  const joint = {ties: "with", consensus: "from"}[type];
  return (scan, _, noted) => {
    const cell = takeCellName(scan);
    scan.expect(new RegExp(String.raw`${joint}(?!\w)`), `${joint} and a fact, such as revenue ifrs 6m`);
    const fact = takeFactName(scan);
    scan.expectEnd();
    return {type, ...noted, cell, fact};
  };
}

export const readUntied: Read<"untied"> = (scan, _, noted) => {
  const cell = takeCellName(scan);
  return {type: "untied", ...noted, cell, reason: takeReason(scan)};
};
