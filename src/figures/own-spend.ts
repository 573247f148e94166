import type {IsoDate} from "../lib/dates.js";
import {formatMonth} from "../lib/format.js";
import type {Text} from "../lib/language.js";
import type {OwnSpend, OwnTables, Spender} from "../query/own/tables.js";
import type {PricedModel} from "../query/revenue.js";
import {count, money, ofMeasure, share, tokensShort} from "../words/quantity.js";
import {say, type Words} from "../words/say.js";
import {figureColumn, type FigureColumn, type FigureValue} from "./spec.js";

export const SPENDER_NAME: Readonly<Record<Spender, Text>> = {
  team: {en: "Team", zh: "团队"},
  app: {en: "App", zh: "应用"},
  model: {en: "Model", zh: "模型"}
};

/** Months with usage, the last first. */
export function spendMonths({spend}: Pick<OwnTables, "spend">): IsoDate[] {
  return [...new Set(spend.map(({month}) => month))].sort().reverse();
}

/** A month as a part of a sentence. */
export function monthText(month: IsoDate): Text {
  const first = new Date(month);
  return {en: formatMonth(first, "en"), zh: formatMonth(first, "zh")};
}

/**
 * What teams, apps or models of one's own took in a month and what they cost: a figure for each currency, since currencies
 * do not add up. Models stand beside their list prices, where `listed` has any.
 */
export function spendFigures(
  {spend, usage}: Pick<OwnTables, "spend" | "usage">,
  month: IsoDate,
  by: Spender,
  listed: readonly PricedModel[]
): FigureValue<OwnSpend>[] {
  const rows = spend.filter((row) => row.by === by && row.month === month);
  const currencies = [...new Set(rows.map(({currency}) => currency))];
  return currencies.map((currency) => {
    const own = rows.filter((row) => row.currency === currency).sort((a, b) => b.cost - a.cost || b.tokens - a.tokens);
    return {
      name: `own-spend-${currency.toLowerCase()}`,
      title: titleOf(own, month, currency),
      measure: {
        en: say`Own requests of ${monthText(month)} by ${SPENDER_NAME[by].en.toLowerCase()}: cost in ${currency} as the logs state it, also per million of all tokens${by === "model" ? ", beside the router’s latest list price" : ""}`,
        zh: say`${monthText(month)}自有请求，按${SPENDER_NAME[by]}：成本为日志所载（${currency}），并折合每百万词元${by === "model" ? "，并列路由平台最新标价" : ""}`
      },
      columns: [
        {...figureColumn<OwnSpend>(by, SPENDER_NAME[by], ({name}) => name), isForeign: true},
        figureColumn("cost", {en: "Cost", zh: "成本"}, ({cost}) => money(cost, currency)),
        figureColumn("tokens", {en: "Tokens", zh: "词元"}, ({tokens}) => tokensShort(tokens)),
        figureColumn("requests", {en: "Requests", zh: "请求数"}, ({requests}) => count(requests, "requests")),
        figureColumn("cost_per_mtok", {en: "Cost per million tokens", zh: "每百万词元成本"}, ({cost, tokens}) =>
          tokens === 0 ? null : money((cost / tokens) * 1e6, currency, `${currency} per million tokens`)
        ),
        ...(by === "model" ? listColumns(listed) : [])
      ],
      rows: own,
      source: {citation: usage.citation, asOf: usage.asOf, rights: "open"}
    };
  });
}

function titleOf(rows: readonly OwnSpend[], month: IsoDate, currency: string): Words {
  const [first] = rows;
  const total = rows.reduce((sum, {cost}) => sum + cost, 0);
  if (!first || total === 0)
    return {
      en: say`No request of ${monthText(month)} states a cost in ${currency}`,
      zh: say`${monthText(month)}没有请求注明以 ${currency} 计的成本`
    };
  const [cost, part] = [money(first.cost, currency), share(first.cost / total, 0)];
  return {
    en: say`${first.name} cost most in ${monthText(month)}: ${cost}, ${part} of ${money(total, currency)}`,
    zh: say`${monthText(month)}成本最高的是${first.name}：${cost}，占 ${money(total, currency)}的 ${part}`
  };
}

/** What the router lists for a model now, where it lists it. */
function listColumns(listed: readonly PricedModel[]): FigureColumn<OwnSpend>[] {
  const byModel = new Map(listed.map((model) => [model.model, model]));
  const price = (of: "inputUsdPerMtok" | "outputUsdPerMtok") => (row: OwnSpend) => {
    const usd = byModel.get(row.key)?.[of] ?? null;
    return usd === null ? null : ofMeasure(usd, "usd_per_mtok");
  };
  return [
    figureColumn("list_input", {en: "List price, input", zh: "输入标价"}, price("inputUsdPerMtok")),
    figureColumn("list_output", {en: "List price, output", zh: "输出标价"}, price("outputUsdPerMtok"))
  ];
}
