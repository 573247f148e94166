import {MODEL, TOKENS} from "./facts.js";
import {column, KEY, OPTIONAL, type Table} from "./schema.js";

/** Facts whose rights allow them to be shown as cited figures only: in no download and not in the shipped file. */
export const CITED_FACTS: readonly Table[] = [
  {
    name: "category_weekly",
    about: {
      en: "Tokens by week and category, older classifier: never joined with tasks",
      zh: "按周与类别的词元数（旧分类，不与任务标签合并）"
    },
    isFact: true,
    columns: [
      column("week_start", "monday", "Monday of the week", "该周周一", KEY),
      column("category", "text", "category", "类别", KEY),
      TOKENS,
      column("token_share", "share", "share of classified tokens", "占已分类词元之比")
    ]
  },
  {
    name: "usage_mix",
    about: {en: "Prompt, completion and reasoning shares by month and lab", zh: "按月与实验室的输入、输出与推理占比"},
    isFact: true,
    columns: [
      column("month", "month", "first day of the month", "该月首日", KEY),
      column("lab", "text", "lab", "实验室", {key: true, references: [["lab", "lab"]]}),
      column("prompt_share", "share", "prompt share of tokens", "输入占比"),
      column("completion_share", "share", "completion share of tokens", "输出占比"),
      column(
        "reasoning_share",
        "ratio",
        "reasoning over completion; above 1 where the publisher counts reasoning outside completion",
        "推理与输出之比；发布者将推理计于输出之外时大于 1",
        OPTIONAL
      )
    ]
  },
  {
    name: "cache_share_weekly",
    about: {en: "Cached share of prompts by week, top models", zh: "头部模型每周的缓存命中占比"},
    isFact: true,
    columns: [
      column("week_ending", "date", "last day of the week", "该周末日", KEY),
      MODEL,
      column("cached_share_of_prompt", "share", "cached share of prompt tokens", "缓存占输入词元之比"),
      column("tokens_per_request", "integer", "tokens per request", "每请求词元数", OPTIONAL)
    ]
  },
  {
    name: "page_total_weekly",
    about: {
      en: "Tokens of the whole platform by week, as charted: a different basis from usage_weekly",
      zh: "平台每周总量（网页图表口径，与 usage_weekly 不同）"
    },
    isFact: true,
    columns: [
      column("week_start", "monday", "Monday of the week", "该周周一", KEY),
      TOKENS,
      column("snapshot_on", "date", "day the page was archived", "网页存档日")
    ]
  },
  {
    name: "weights_monthly",
    about: {en: "Tokens by month and weights", zh: "按月与权重开放程度的词元数"},
    isFact: true,
    columns: [
      column("month", "month", "first day of the month", "该月首日", KEY),
      column("weights", "text", "open, closed, unknown or other", "开放、封闭、未知或其他", KEY),
      TOKENS
    ]
  },
  {
    name: "published_figure",
    about: {
      en: "Figures published by studies, as transcribed by secondary texts",
      zh: "研究报告公布的数字（二手转录）"
    },
    isFact: true,
    columns: [
      column("topic", "text", "topic", "主题", KEY),
      column("metric", "text", "what is measured", "指标", KEY),
      column("period", "text", "period", "期间", KEY),
      column("subject", "text", "country or group", "对象", {key: true, optional: true}),
      column("value", "text", "value as printed", "原文数值"),
      column("unit", "text", "unit as printed", "原文单位"),
      column("basis", "text", "basis", "口径", OPTIONAL),
      column("read_from", "text", "text it was read from", "转录出处")
    ]
  }
];
