import {formatDate, formatShare, missing} from "../../lib/format.js";
import {HTML_LANG, type Lang, type Text} from "../../lib/language.js";
import type {ModelMove, PriceMove, ShareMove, Side} from "../../query/brief/brief.js";
import {companyName, labName} from "../../words/names.js";

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

/** A change of a share in percentage points: "+7.0 points". */
export function points(change: number, lang: Lang): string {
  const value = new Intl.NumberFormat(HTML_LANG[lang], {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: "exceptZero"
  }).format(change * 100);
  return {en: `${value} points`, zh: `${value} 个百分点`}[lang].replace("-", "−");
}

/** A change as a signed percentage; the name of nothing where there was nothing before. */
export function growth(was: number | null, now: number | null, lang: Lang): string {
  if (was === null || now === null || was === 0) return missing(lang);
  const share = now / was - 1;
  return `${share > 0 ? "+" : ""}${formatShare(share, lang)}`;
}

/** A number of a model's input, four significant digits. */
export function inputNumber(value: number | null, unit: string, lang: Lang): string {
  if (value === null) return missing(lang);
  if (unit === "1" && Math.abs(value) <= 1) return formatShare(value, lang, 2);
  return new Intl.NumberFormat(HTML_LANG[lang], {maximumSignificantDigits: 4}).format(value);
}

/** The weeks that are compared, for subtitles. */
export function weeksText(was: Side, now: Side): Text {
  const [a, b] = [was.week_start, now.week_start] as const;
  return {
    en: `week of ${a ? formatDate(a, "en") : "none"} against week of ${b ? formatDate(b, "en") : "none"}`,
    zh: `${a ? formatDate(a, "zh") : "无"}起的一周与${b ? formatDate(b, "zh") : "无"}起的一周相比`
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
