import {missing} from "../lib/format.js";
import type {Text} from "../lib/language.js";
import type {ShareMove, Side} from "../query/brief/brief.js";
import {companyName, labName} from "../words/names.js";
import {day, growth, type Quantity} from "../words/quantity.js";
import {say, type Part, type Words} from "../words/say.js";

const NOTHING: Text = {en: missing("en"), zh: missing("zh")};

/** A change from one value to another with its sign; the name of nothing where there was nothing before. */
export function changed(was: number | null, now: number | null): Quantity | Text {
  return was === null || now === null || was === 0 ? NOTHING : growth(now / was - 1, 1);
}

/** The weeks that are compared. */
export function weeksWords(was: Side, now: Side): Words {
  const week = ({week_start: start}: Side, none: string): Part => (start === null ? none : day(start));
  return {
    en: say`week of ${week(was, "none")} against week of ${week(now, "none")}`,
    zh: say`${week(was, "无")}起的一周与${week(now, "无")}起的一周相比`
  };
}

/** Labs that do not say who they are, and models too small to be named: they stand last, whatever they moved. */
export function isResidual({key, name}: ShareMove): boolean {
  return key === "undisclosed" || key === "other" || name.startsWith("Undisclosed");
}

/** What a lab or a listed company whose share moved is called. */
export function moveName({dimension, key, name, name_zh: zh}: ShareMove): Text {
  const given = {en: name, zh};
  return dimension === "lab" ? labName(key, given) : companyName(key, given);
}
