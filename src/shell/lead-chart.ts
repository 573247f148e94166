import {growthPairsChart, type GrowthPairDot} from "../charts/growth-pairs.js";
import type {LeadData} from "../desk/lead-data.js";
import {leadEstimate} from "../desk/lead-study.js";
import {leadFigure} from "../figures/lead-figures.js";
import type {Lang} from "../lib/language.js";
import {companyName} from "../words/names.js";
import {paintFigure} from "./paint-figure.js";

const AMERICAN: readonly string[] = ["GOOGL", "MSFT"];

/** Growth of revenue against growth of tokens, a dot a company-period, with the pooled power. */
export function leadChart(data: LeadData, lang: Lang): HTMLElement {
  const estimate = leadEstimate(data);
  const dots = data.pairs.map(({entity, period, tokens, revenue}): GrowthPairDot => ({
    key: `${entity} ${period.end}`,
    label: `${companyName(entity, {en: entity, zh: entity})[lang]} ${period.end.slice(0, 7)}`,
    tokens: Math.exp(tokens),
    revenue: Math.exp(revenue),
    kind: AMERICAN.includes(entity) ? "us" : "china"
  }));
  const line = {power: estimate?.elasticity ?? 0, interval: estimate?.interval ?? null};
  return paintFigure(leadFigure(data), estimate ? (width) => growthPairsChart(dots, line, {lang, width}) : null, lang);
}
