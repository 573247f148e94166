import type {Text} from "../../lib/language.js";
import type {Grouping, PriceBasis, PriceTier} from "../../query/revenue.js";
import type {Weights} from "../../query/usage.js";

export const PRICE_BASIS_NAME: Readonly<Record<PriceBasis, Text>> = {
  before: {en: "Listed by the week’s end", zh: "当周末前已有标价"},
  after: {en: "Also the first listed later", zh: "亦计其后首个标价"}
};

export const GROUPING_NAME: Readonly<Record<Grouping, Text>> = {
  origin: {en: "Origin", zh: "来源地"},
  country: {en: "Country", zh: "国家"},
  lab: {en: "Lab", zh: "实验室"},
  weights: {en: "Weights", zh: "是否开放权重"},
  tier: {en: "Input price", zh: "输入价"}
};

/** By input list price; the bounds are ours. */
export const TIER_NAME: Readonly<Record<PriceTier, Text>> = {
  free: {en: "Free variants", zh: "免费变体"},
  low: {en: "Up to US$0.50", zh: "至 0.50 美元"},
  middle: {en: "Up to US$2", zh: "至 2 美元"},
  high: {en: "Above US$2", zh: "2 美元以上"},
  unpriced: {en: "No price on record", zh: "无标价记录"}
};

/** As parts of a sum. */
export const WEIGHTS_PART_NAME: Readonly<Record<Weights, Text>> = {
  open: {en: "open weights", zh: "开放权重"},
  closed: {en: "closed weights", zh: "封闭权重"},
  unknown: {en: "weights unknown", zh: "权重未知"}
};
