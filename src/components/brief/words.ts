import {missing} from "../../lib/format.js";
import type {Text} from "../../lib/language.js";
import type {ModelMove, PriceMove} from "../../query/brief/brief.js";
import {share, significant, type Quantity} from "../../words/quantity.js";

export const PRICE_KIND: Readonly<Record<PriceMove["kind"], Text>> = {
  turned_free: {en: "turned free", zh: "转为免费"},
  price_cut: {en: "cheaper", zh: "降价"},
  price_rise: {en: "dearer", zh: "涨价"},
  cached_price: {en: "cached input only", zh: "仅缓存价变动"},
  listed: {en: "newly listed", zh: "新上目录"},
  delisted: {en: "off the list", zh: "移出目录"}
};

export const MODEL_KIND: Readonly<Record<ModelMove["kind"], Text>> = {
  new: {en: "new", zh: "新上榜"},
  turned_free: {en: "new as a free variant", zh: "新增免费变体"},
  returned: {en: "back on the list", zh: "重返榜单"},
  left: {en: "off the list", zh: "退出榜单"}
};

/** A number of a model's input, four significant digits. */
export function inputNumber(value: number | null, unit: string): Quantity | Text {
  if (value === null) return {en: missing("en"), zh: missing("zh")};
  if (unit === "1" && Math.abs(value) <= 1) return share(value, 2);
  return significant(value, unit, 4);
}
