import {formatMeasure} from "../../lib/format-measure.js";
import type {Lang, Text} from "../../lib/language.js";
import {PAUSE} from "../../lib/signs.js";
import {cubeDimension} from "../../query/cube/cube.js";
import type {CubeMeasure} from "../../query/cube/measures.js";
import {count, share} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";
import type {TableColumn} from "../data-table.js";
import {ask, type Explored} from "./explored.js";

/** How many of a member's tokens have a list price; models offered free have one, of nothing. */
export interface Priced {
  readonly tokens: number;
  readonly priced: number;
}

const NO_PRICE: Text = {en: "no price on record", zh: "无标价记录"};
const FREE: Text = {en: "listed as free", zh: "标价为免费"};
const COVERAGE: Text = {en: "Tokens with a list price", zh: "有标价的词元"};

/** Whether a measure rests on list prices. */
export function isPriced({of}: CubeMeasure): boolean {
  return (of.kind === "sum" && of.where === "priced_tokens") || (of.kind === "ratio" && of.over === "priced_tokens");
}

/** Tokens of each member of a dimension, and those of them with a price; null where the data holds no prices. */
export async function pricedOf(
  x: Explored,
  by: string,
  own: readonly string[] = []
): Promise<readonly Priced[] | null> {
  if (!("priced_tokens" in x.cube.sums)) return null;
  const tokens = await ask(x, {measure: "tokens", by: [by], own});
  const {values} = await x.slicer.grid({by: [by], sum: "priced_tokens", own});
  return cubeDimension(x.cube, by).members.map((_, m) => ({tokens: tokens.values[m] ?? 0, priced: values[m] ?? 0}));
}

/** A value that rests on list prices, as it reads: nothing paid is not nothing on record. */
export function pricedText(value: number | null, {unit}: Pick<CubeMeasure, "unit">, lang: Lang): string {
  if (value === null) return NO_PRICE[lang];
  const text = formatMeasure(value, unit, lang);
  return value === 0 ? `${text}${PAUSE[lang]}${FREE[lang]}` : text;
}

/** A column of how much of each row's tokens have a price. */
export function coverageColumn<T>(of: (row: T) => Priced | null, lang: Lang): TableColumn<T> {
  const value = (row: T) => {
    const found = of(row);
    return found && found.tokens > 0 ? found.priced / found.tokens : null;
  };
  return {
    key: "priced_share",
    head: COVERAGE[lang],
    unit: "share",
    value,
    text: (row) => formatMeasure(value(row), "share", lang)
  };
}

/** What a view of prices leaves out, and what part of the tokens it rests on; nothing for other measures. */
export async function pricedNote(x: Explored, by: string, own: readonly string[]): Promise<Words | null> {
  const {measure} = x;
  const all = isPriced(measure) ? await pricedOf(x, by, own) : null;
  if (!all) return null;
  const {values} = await ask(x, {by: [by], own});
  const total = (of: (p: Priced) => number) => all.reduce((sum, p) => sum + of(p), 0);
  const priced = share(total((p) => p.tokens) === 0 ? NaN : total((p) => p.priced) / total((p) => p.tokens));
  const free = all.filter((p, m) => p.priced > 0 && values[m] === 0).length;
  const unpriced = all.filter((p) => p.tokens > 0 && p.priced === 0).length;
  const [ofFree, ofUnpriced] = [count(free, "entries"), count(unpriced, "entries")];
  return {
    en: say`${priced} of these tokens have a list price on record. Not drawn: ${ofFree} entries whose priced tokens are all ${FREE}, ${ofUnpriced} with ${NO_PRICE}.`,
    zh: say`这些词元中 ${priced}有标价记录。未绘出：有标价的词元全部免费的 ${ofFree} 项，${NO_PRICE}的 ${ofUnpriced} 项。`
  };
}
