import {priceUsageChart, type PricedUsage} from "../../../charts/price-usage.js";
import {formatMeasure} from "../../../lib/format-measure.js";
import {dimensionOf} from "../../../query/cube/dimensions.js";
import {columnsIn, HEAD} from "../../columns.js";
import {ask, colorsOf, isFaded, largest, type Explored} from "../explored.js";
import type {LiveSpec} from "../live-figure.js";
import {viewSql} from "../view-parts.js";
import {countOf, ofMeasure, tokensShort} from "../../../words/quantity.js";
import {NO_WORDS, say} from "../../../words/say.js";

/** Price against usage by model, under every filter but the models' own. */
export async function priceView(x: Explored): Promise<LiveSpec<PricedUsage>> {
  const {lang} = x;
  const by = "model";
  const own = [by];
  const prices = await ask(x, {measure: "output_price", by: [by], own});
  const tokens = await ask(x, {measure: "tokens", by: [by], own});
  const members = largest(x, by, tokens.values);
  const colors = new Map(
    members.map(({key, member}) => [
      key,
      member.origin ? `var(--origin-${member.origin})` : colorsOf(x, by, [key]).get(key)
    ])
  );
  const rows = members.flatMap(({key, label, index, value}) => {
    const price = prices.values[index] ?? null;
    if (price === null) return [];
    const color = colors.get(key) ?? "var(--accent)";
    return [{key, label, color, price_usd_per_mtok: price, tokens: value, isFaded: isFaded(x, by, key)}];
  });
  const [most] = rows;
  const unpriced = members.length - rows.length;
  const without = members.filter(({index}) => (prices.values[index] ?? null) === null);
  const unpricedTokens = without.reduce((sum, m) => sum + m.value, 0);
  const col = columnsIn(lang);
  return {
    title: most
      ? {
          en: say`${most.label}, most used of those with a price, lists at ${ofMeasure(most.price_usd_per_mtok, "usd_per_mtok")}`,
          zh: say`有标价的模型中用量最大的 ${most.label}，标价 ${ofMeasure(most.price_usd_per_mtok, "usd_per_mtok")}`
        }
      : NO_WORDS,
    measure: {
      en: say`Tokens against output list price per million, weighted by use over the range; both axes logarithmic; drag to choose models`,
      zh: say`词元数与每百万输出标价（按所选时段用量加权）；双对数刻度；拖动选择模型`
    },
    draw: (width) => priceUsageChart(rows, {lang, width, priceOf: "output"}),
    columns: [
      {key: by, head: dimensionOf(by).label[lang], value: (row) => row.label},
      {
        key: "output_price_usd_per_mtok",
        head: {en: "Output price", zh: "输出价"}[lang],
        unit: "usd_per_mtok",
        value: (row) => row.price_usd_per_mtok,
        text: (row) => formatMeasure(row.price_usd_per_mtok, "usd_per_mtok", lang)
      },
      col.tokens("tokens", HEAD.tokens, (row) => row.tokens)
    ],
    rows,
    ...(unpriced > 0 && {
      note: {
        en: say`${countOf(unpriced, "model")} with ${tokensShort(unpricedTokens)} tokens ${unpriced === 1 ? "has no list price on record and is" : "have no list price on record and are"} not drawn.`,
        zh: say`另有 ${countOf(unpriced, "model")} 个模型（${tokensShort(unpricedTokens)}词元）无标价记录，未绘出。`
      }
    }),
    source: x.source,
    ...viewSql(x, {by: [by], own})
  };
}
