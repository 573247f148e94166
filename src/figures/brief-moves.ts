import type {IsoDate} from "../lib/dates.js";
import {missing} from "../lib/format.js";
import type {Text} from "../lib/language.js";
import type {ShareMove, Side} from "../query/brief/brief.js";
import {companyName, labName} from "../words/names.js";
import {day, growth, type Quantity} from "../words/quantity.js";
import {say, type Words} from "../words/say.js";

const NOTHING: Text = {en: missing("en"), zh: missing("zh")};

/** A change from one value to another with its sign; the name of nothing where there was nothing before. */
export function changed(was: number | null, now: number | null): Quantity | Text {
  return was === null || now === null || was === 0 ? NOTHING : growth(now / was - 1, 1);
}

/** A day on record. */
export function dayOrNone(date: IsoDate | null): Quantity | Text {
  return date === null ? {en: "none", zh: "无"} : day(date);
}

/** The weeks that are compared. */
export function weeksWords(was: Side, now: Side): Words {
  const [before, after] = [dayOrNone(was.week_start), dayOrNone(now.week_start)];
  return {
    en: say`week of ${before} against week of ${after}`,
    zh: say`${before}起的一周与${after}起的一周相比`
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
