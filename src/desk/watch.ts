import type {IsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";

/** What rules read, as the books knew it on a day. */
export interface WatchState {
  readonly day: IsoDate;
  /** Of the last whole week, as fractions: by lab, by country, by ticker of an owner. */
  readonly shares: Readonly<Record<string, number>>;
  /** List price of input at the router, US dollars per million tokens, by model. */
  readonly prices: Readonly<Record<string, number>>;
  /** Value per share by our base case and the last price known, by ticker. */
  readonly values: Readonly<Record<string, {readonly value: number | null; readonly price: number | null}>>;
  /** How many weekly values the books have replaced so far. */
  readonly restated: number;
  /** Verdict of each claim, as its kind. */
  readonly claims: Readonly<Record<string, string>>;
}

/** One line of what a reader, or the house, wants to hear of. */
export type WatchRule =
  | {
      readonly kind: "share" | "price" | "value";
      readonly of: string;
      readonly test: "above" | "below";
      readonly level: number | "price";
    }
  | {readonly kind: "share" | "price" | "value"; readonly of: string; readonly test: "moves"; readonly by: number}
  | {readonly kind: "restated"}
  | {readonly kind: "claim"; readonly of: string};

/** A line with the rule it is, or with what is wrong with it. */
export type ReadRule =
  | {readonly text: string; readonly rule: WatchRule}
  | {readonly text: string; readonly problem: Text};

const SHAPES: Text = {
  en: "expected “share of z-ai above 10%”, “share of CN moves 2 points”, “price of z-ai/glm-4.6 below 0.5”, “value of 2513.HK below price”, “value of GDS moves 5%”, “restated” or “claim <name> turns”",
  zh: "应为 “share of z-ai above 10%”、“share of CN moves 2 points”、“price of z-ai/glm-4.6 below 0.5”、“value of 2513.HK below price”、“value of GDS moves 5%”、“restated” 或 “claim <名称> turns”"
};

/** Rules of a text, one a line; blank lines and those after // are passed over. */
export function readRules(text: string): ReadRule[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("//"))
    .map((line) => {
      const rule = ruleOf(line);
      return rule
        ? {text: line, rule}
        : {text: line, problem: {en: `${line}: ${SHAPES.en}`, zh: `${line}：${SHAPES.zh}`}};
    });
}

function ruleOf(line: string): WatchRule | null {
  if (/^restated$/i.test(line)) return {kind: "restated"};
  const [, claim] = /^claim (\S+) turns$/i.exec(line) ?? [];
  if (claim !== undefined) return {kind: "claim", of: claim};
  const [, what = "", of = "", test = "", amount = "", unit = ""] =
    /^(share|price|value) of (\S+) (above|below|moves) (price|[\d.,]+)\s*(%|points?)?$/i.exec(line) ?? [];
  const kind = what.toLowerCase() as "share" | "price" | "value";
  const number = Number(amount.replaceAll(",", ""));
  if (what === "") return null;
  if (amount.toLowerCase() === "price")
    return kind === "value" && test.toLowerCase() !== "moves" && unit === ""
      ? {kind, of, test: test.toLowerCase() as "above" | "below", level: "price"}
      : null;
  const isPart = kind === "share" || test.toLowerCase() === "moves";
  if (
    !(number >= 0) ||
    amount === "" ||
    isPart !== (unit !== "") ||
    (unit.startsWith("point") && (kind !== "share" || test.toLowerCase() !== "moves"))
  )
    return null;
  const level = unit === "" ? number : number / 100;
  return test.toLowerCase() === "moves"
    ? {kind, of, test: "moves", by: level}
    : {kind, of, test: test.toLowerCase() as "above" | "below", level};
}

/** What a rule has to say between two states. */
export interface Alert {
  readonly text: string;
  readonly rule: WatchRule;
  readonly day: IsoDate;
  /** What the rule reads, before and after; null where nothing was on record. */
  readonly was: number | string | null;
  readonly now: number | string | null;
}

/** Alerts of rules between what was known on a day and what is on another, in the order of the rules. */
export function alertsBetween(rules: readonly ReadRule[], was: WatchState, now: WatchState): Alert[] {
  return rules.flatMap((read) => {
    if (!("rule" in read)) return [];
    const found = alertOf(read.rule, was, now);
    return found ? [{text: read.text, rule: read.rule, day: now.day, ...found}] : [];
  });
}

function alertOf(rule: WatchRule, was: WatchState, now: WatchState): Pick<Alert, "was" | "now"> | null {
  if (rule.kind === "restated") return now.restated > was.restated ? {was: was.restated, now: now.restated} : null;
  if (rule.kind === "claim") {
    const [before, after] = [was.claims[rule.of] ?? null, now.claims[rule.of] ?? null];
    return after !== null && before !== null && before !== after ? {was: before, now: after} : null;
  }
  const [before, after] = [read(rule.kind, rule.of, was), read(rule.kind, rule.of, now)];
  if (after === null) return null;
  if (rule.test === "moves") {
    if (before === null) return null;
    const moved = rule.kind === "share" ? after - before : before === 0 ? 0 : after / before - 1;
    return Math.abs(moved) >= rule.by - ROUNDING ? {was: before, now: after} : null;
  }
  const isBeyond = (value: number | null, state: WatchState) => {
    const level = rule.level === "price" ? (state.values[rule.of]?.price ?? null) : rule.level;
    return value !== null && level !== null && (rule.test === "above" ? value > level : value < level);
  };
  // What is first on record beyond the level is told as well.
  return isBeyond(after, now) && !isBeyond(before, was) ? {was: before, now: after} : null;
}

/** Below it two shares or parts are the same. */
const ROUNDING = 1e-12;

function read(kind: "share" | "price" | "value", of: string, state: WatchState): number | null {
  if (kind === "share") return state.shares[of] ?? null;
  if (kind === "price") return state.prices[of] ?? null;
  return state.values[of]?.value ?? null;
}

/** Rules of which a state holds nothing to read: as good as mistyped. */
export function unreadRules(rules: readonly ReadRule[], state: WatchState): string[] {
  return rules.flatMap((each) => {
    if (!("rule" in each) || each.rule.kind === "restated") return [];
    const {rule} = each;
    const isKnown = rule.kind === "claim" ? rule.of in state.claims : read(rule.kind, rule.of, state) !== null;
    return isKnown ? [] : [each.text];
  });
}
