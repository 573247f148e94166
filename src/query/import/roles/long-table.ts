import type {Survey} from "../survey.js";
import {plainDecimal} from "../values/number.js";
import type {Columns} from "./roles.js";
import {kindOf} from "./vocabulary.js";
import {wordsOf} from "./words.js";

const AMOUNT =
  /^(usage |组件 ?|计费 ?|token |tokens |consumed |metered )?(amount|quantity|count|value|volume|units consumed|tokens|usage|quantity used|consumed quantity)$/;
const UNIT = /^(usage |pricing |组件 ?|计费 ?)?(amount )?(unit of measure|unit|units|pricing unit|consumed unit)$/;

/** A table with one kind of amount a row: the column of kinds, of amounts and of units. Null for any other table. */
export function longTable(survey: Survey, tokens: Columns): Columns | null {
  if (tokens.input_tokens || tokens.output_tokens) return null;
  const {names, values} = survey;
  const joined = names.map((name) => wordsOf(name).join(" "));
  const kind = names.findIndex((_, i) => isKind(joined[i] ?? "", values[i] ?? []));
  const isNumber = (text: string) => plainDecimal(text.trim(), ".") !== null || plainDecimal(text.trim(), ",") !== null;
  const amount = names.findIndex(
    (_, i) => i !== kind && AMOUNT.test(joined[i] ?? "") && (values[i] ?? []).some(isNumber)
  );
  const [total] = tokens.tokens?.places ?? [];
  const place = amount >= 0 ? amount : total;
  if (kind < 0 || place === undefined) return null;
  const unit = names.findIndex((_, i) => UNIT.test(joined[i] ?? "") && (values[i] ?? []).length > 0);
  return {
    kind: {places: [kind]},
    amount: {places: [place]},
    ...(unit >= 0 && {unit: {places: [unit]}})
  };
}

/** Whether a column's values are mostly kinds of tokens, input or output among them. */
function isKind(name: string, texts: readonly string[]): boolean {
  if (
    !/type|kind|category|direction|meter|metric|sku|item|product|description|dimension|unit|计费项|组件|细项|规格/.test(
      name
    )
  )
    return false;
  const distinct = [...new Set(texts)];
  const kinds = distinct.map(kindOf);
  const isToken = kinds.some((kind) => kind !== null && kind !== "tokens" && kind !== "requests");
  return isToken && kinds.filter((kind) => kind !== null).length * 2 >= distinct.length;
}

/** How many single units a stated unit means: 1K tokens are a thousand. */
export function unitSize(unit: string): number {
  const [, number = "1", scale = ""] = /^\s*([\d.,]*)\s*(k|m|b|thousand|million|billion|千|万|百万)?/i.exec(unit) ?? [];
  const size = Number(number.replaceAll(",", "") || "1");
  const factor = {k: 1e3, thousand: 1e3, 千: 1e3, 万: 1e4, m: 1e6, million: 1e6, 百万: 1e6, b: 1e9, billion: 1e9}[
    scale.toLowerCase()
  ];
  return (Number.isFinite(size) && size > 0 ? size : 1) * (factor ?? 1);
}
