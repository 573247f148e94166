import {leadOf, shareBounds, unplacedOf, type ByOrigin, type PlacedOrigin} from "../../query/share-bounds.js";
import {belongingTo, originAtStart, originInText} from "../../words/names.js";
import {share} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** Whether the lead of the largest origin stands wherever the undisclosed sit, as a part of a title; empty where it does. */
export function unlessUndisclosed(by: ByOrigin): Words {
  const {second, isSure} = leadOf(by);
  if (isSure) return {en: [], zh: []};
  return {
    en: say`, unless all undisclosed were ${belongingTo(second)}`,
    zh: say`，除非未披露的词元全部属于${originInText(second)}`
  };
}

/**
 * Both ends of what the two largest origins can have, with what cannot be placed on neither side and on either; null
 * where all is placed. Tokens are of one whole.
 */
export function leadBounds(by: ByOrigin): Words | null {
  const whole = Object.values(by).reduce((sum, tokens) => sum + tokens, 0);
  const unplaced = unplacedOf(by) / whole;
  if (!(unplaced > 0)) return null;
  const {first, second, isSure} = leadOf(by);
  const ends = (origin: PlacedOrigin): Words => {
    const {low, high} = shareBounds(by, origin);
    return {en: say`${share(low)} to ${share(high)}`, zh: say`${share(low)}至${share(high)}`};
  };
  const [part, own, other] = [share(unplaced), ends(first), ends(second)];
  const [ahead, behind] = [originInText(first), originInText(second)];
  return {
    en: say`A further ${part} cannot be placed, of undisclosed labs and unnamed models: with none or all of it ${originAtStart(first)} has ${own.en} and ${behind} ${other.en}, ${isSure ? "so the lead stands wherever they sit" : say`so the lead turns if all of it is ${belongingTo(second)}`}.`,
    zh: say`另有 ${part} 无法归属（未披露的实验室与未具名的模型）：视其归属，${ahead}占 ${own.zh}，${behind}占 ${other.zh}；${isSure ? "无论归谁，领先不变" : say`若全部属于${behind}，领先者即易位`}。`
  };
}
