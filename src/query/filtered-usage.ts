import {MODEL, TOKENS} from "./facts.js";
import {column, KEY, type Table} from "./schema.js";

const IS_ESTIMATE = column(
  "is_estimate",
  "boolean",
  "true where sampled and scaled up by the publisher",
  "由发布者抽样放大者为 true"
);
const WEEK = column("week_start", "monday", "Monday of the week", "该周周一", KEY);
const DAY = column("day", "date", "day, UTC", "日期（UTC）", KEY);

/** Usage narrowed by one filter of the rankings: the fifty largest models under each value, and `other`, or the hundred largest apps. */
export const FILTERED_USAGE: readonly Table[] = [
  {
    name: "usage_by_category_weekly",
    about: {
      en: "Tokens by week, use-case category and model: the publisher’s estimate from a sample; categories overlap, so they never add up to all tokens",
      zh: "按周、用途类别与模型的词元数：发布者抽样估算；类别相互重叠，不可加总为全部词元"
    },
    isFact: true,
    wholeBy: ["week_start", "category"],
    isSparse: true,
    columns: [WEEK, column("category", "text", "use-case category", "用途类别", KEY), MODEL, TOKENS, IS_ESTIMATE]
  },
  {
    name: "usage_by_language_weekly",
    about: {
      en: "Tokens by week, kind of language and model: the publisher’s estimate from a sample",
      zh: "按周、语言类型与模型的词元数：发布者抽样估算"
    },
    isFact: true,
    wholeBy: ["week_start", "language_type"],
    isSparse: true,
    columns: [
      WEEK,
      column("language_type", "text", "natural or programming", "自然语言或编程语言", KEY),
      MODEL,
      TOKENS,
      IS_ESTIMATE
    ]
  },
  {
    name: "usage_by_modality_daily",
    about: {
      en: "Tokens by day, modality and model, as counted; one request may count under several modalities",
      zh: "按日、模态与模型的词元数（实数）；一次请求可计入多种模态"
    },
    isFact: true,
    wholeBy: ["day", "modality"],
    isSparse: true,
    columns: [
      DAY,
      column("modality", "text", "what goes in or out, or tool calls", "输入输出模态或工具调用", KEY),
      MODEL,
      TOKENS,
      IS_ESTIMATE
    ]
  },
  {
    name: "usage_by_context_daily",
    about: {
      en: "Tokens by day, length of context and model, as counted; each request is in one bucket",
      zh: "按日、上下文长度与模型的词元数（实数）；每次请求只属一档"
    },
    isFact: true,
    wholeBy: ["day", "context_bucket"],
    isSparse: true,
    columns: [DAY, column("context_bucket", "text", "length of context", "上下文长度", KEY), MODEL, TOKENS, IS_ESTIMATE]
  },
  {
    name: "app_usage_by_category_weekly",
    about: {
      en: "Tokens and requests by week, category of app and app, as counted, the hundred largest of each; an app may be in several categories",
      zh: "按周、应用类别与应用的词元数与请求数（实数），每类前一百名；一个应用可属多类"
    },
    isFact: true,
    wholeBy: ["week_start", "category"],
    isSparse: true,
    columns: [
      WEEK,
      column("category", "text", "category of app", "应用类别", KEY),
      column("rank", "integer", "rank", "名次"),
      column("app_id", "text", "publisher’s id", "发布者编号", KEY),
      column("app", "text", "name", "名称"),
      TOKENS,
      column("requests", "tokens", "requests", "请求数")
    ]
  }
];
