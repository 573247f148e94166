import {largestNamed} from "../../query/basis.js";
import type {Claims} from "../../query/claims/claims.js";
import {at, holdsNoteWeeks, labOf, modelName, noteWeeks, originOf, type Usage} from "../../query/usage.js";
import {day, from, tokens} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** How many of the week's models the note counts by name. */
const NAMED_MODELS = 9;

/**
 * The note's own tokens for its second week, and the one model on which its American number turns; null where that week is not
 * on record.
 */
export function noteRecount(usage: Usage, claims: Claims): Words | null {
  if (!holdsNoteWeeks(usage)) return null;
  const {to} = noteWeeks(usage);
  const week = usage.weeks.indexOf(to);
  const rows = usage.week.flatMap((w, row) => (w === week ? [row] : []));
  const named = largestNamed(usage, rows, NAMED_MODELS);
  const last = at(named, NAMED_MODELS - 1);
  const american = named.filter((row) => originOf(usage, at(usage.model, row)) === "us");
  const sum = (of: readonly number[]) => tokens(of.reduce((total, row) => total + at(usage.tokens, row), 0));
  const printed = (key: string) => from(claims.citation, tokens(claimed(claims, key)));
  const [china, us] = [printed("china_week_2026-02-16"), printed("us_week_2026-02-16")];
  const [without, all] = [sum(american.filter((row) => row !== last)), sum(american)];
  const model = at(usage.model, last);
  const lab = labOf(usage, model).name;
  return {
    en: say`For the week of ${day(to)} the note prints ${china} against ${us}. Without the ninth model, ${modelName(usage, model, "en")} by ${lab}, the American sum is ${without}; with it, ${all}.`,
    zh: say`${day(to)}起的一周，研报给出的数字为 ${china}比 ${us}。不计第九名 ${lab} 的 ${modelName(usage, model, "zh")}，美国合计为 ${without}；计入则为 ${all}。`
  };
}

/** The number a claim states; throws without one. */
function claimed({claims}: Claims, key: string): number {
  const expected = claims.find((c) => c.claim === key)?.expected ?? null;
  if (expected === null) throw new Error(`claim: ${key}; expected one with a number in data/registry/claim.csv`);
  return expected;
}
