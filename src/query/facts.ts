import {column, KEY, OPTIONAL, type Table} from "./schema.js";

export const MODEL = column("model", "text", "model slug; `:free` is its own", "模型代号；`:free` 单列", {
  key: true,
  references: [["model", "model"]]
});
const AS_OF = column("as_of", "date", "end of the window", "窗口截止日", KEY);
const WINDOW = column("window_days", "integer", "length of the window, days", "窗口长度（天）", KEY);
export const TOKENS = column("tokens", "tokens", "prompt and completion tokens", "词元数（输入加输出）");

/** Facts: numbers as published. */
export const FACT_TABLES: readonly Table[] = [
  {
    name: "usage_weekly",
    about: {
      en: "Tokens by week and model, Monday weeks; a missing week was never published whole",
      zh: "按周与模型的词元数（周一起算）；缺失的周为未完整发布"
    },
    isFact: true,
    wholeBy: ["week_start"],
    columns: [column("week_start", "monday", "Monday of the week", "该周周一", KEY), MODEL, TOKENS]
  },
  {
    name: "usage_daily",
    about: {
      en: "Tokens by day and model: the top 50 of the day and `other`",
      zh: "按日与模型的词元数：当日前 50 名与 `other`"
    },
    isFact: true,
    wholeBy: ["day"],
    columns: [column("day", "date", "day, UTC", "日期（UTC）", KEY), MODEL, TOKENS]
  },
  {
    name: "price_listing",
    about: {
      en: "List prices by date as catalogued, US dollars per million tokens; free variants at zero",
      zh: "按日期的目录标价，美元/百万词元；免费变体为零"
    },
    isFact: true,
    perSource: true,
    columns: [
      column("as_of", "date", "date of the catalogue", "目录日期", KEY),
      column("listing", "text", "name in the catalogue", "目录中的名称", {
        key: true,
        references: [
          ["model", "model"],
          ["model_alias", "alias"]
        ]
      }),
      column("input_usd_per_mtok", "usd", "input price", "输入价", OPTIONAL),
      column("output_usd_per_mtok", "usd", "output price", "输出价", OPTIONAL),
      column("cache_read_usd_per_mtok", "usd", "price of cached input", "缓存命中输入价", OPTIONAL)
    ]
  },
  {
    name: "use_case_share",
    about: {
      en: "Share of tokens and requests by task, sampled by the publisher over a window",
      zh: "各任务的词元与请求占比（发布者抽样，限定窗口）"
    },
    isFact: true,
    columns: [
      AS_OF,
      WINDOW,
      column("level", "level", "macro: a group; task: one task", "macro 为大类，task 为任务", KEY),
      column("macro", "text", "group: code, agent, general or data", "大类"),
      column("use_case", "text", "task tag", "任务标签", KEY),
      column("name", "text", "publisher’s name of the task", "发布者的名称"),
      column("token_share", "share", "share of all classified tokens", "占全部已分类词元之比"),
      column("request_share", "share", "share of all classified requests", "占全部已分类请求之比")
    ]
  },
  {
    name: "use_case_model_share",
    about: {
      en: "Share of a task’s tokens by model, for the ten models listed",
      zh: "任务内各模型的词元占比（仅列出的十个）"
    },
    isFact: true,
    columns: [
      AS_OF,
      WINDOW,
      column("macro", "text", "group of the task", "任务大类"),
      column("use_case", "text", "task tag", "任务标签", KEY),
      column("listed_order", "integer", "place in the publisher’s list", "发布者列表中的顺序"),
      MODEL,
      column("share_within_use_case", "share", "share of the task’s tokens", "占该任务词元之比")
    ]
  },
  {
    name: "app_usage",
    about: {
      en: "Tokens and requests by app over a window; windows of different length never compare",
      zh: "按应用的词元与请求数；不同长度的窗口不可相比"
    },
    isFact: true,
    columns: [
      AS_OF,
      WINDOW,
      column("rank", "integer", "rank", "名次"),
      column("app_id", "text", "publisher’s id", "发布者编号", KEY),
      column("app", "text", "name", "名称"),
      column("categories", "text", "categories", "类别", OPTIONAL),
      TOKENS,
      column("requests", "tokens", "requests", "请求数", OPTIONAL)
    ]
  },
  {
    name: "session_cost",
    about: {
      en: "Median cost of a session, US dollars, by harness, turns and model",
      zh: "单次会话成本中位数（美元），按工具、轮数与模型"
    },
    isFact: true,
    columns: [
      AS_OF,
      WINDOW,
      column("harness", "text", "coding tool", "编程工具", KEY),
      column("turn_range", "text", "turns in the session", "会话轮数", KEY),
      MODEL,
      column("median_cost_usd", "usd", "median cost of a session", "单次会话成本中位数")
    ]
  },
  {
    name: "tokenizer_count",
    about: {
      en: "Tokens of one parallel text by tokenizer and language",
      zh: "同一平行文本按分词器与语言的词元数"
    },
    isFact: true,
    columns: [
      column("text", "text", "the text", "文本", KEY),
      column("tokenizer", "text", "tokenizer", "分词器", KEY),
      column("language", "text", "en or zh", "语言", KEY),
      column("characters", "integer", "characters of the text", "文本字符数"),
      TOKENS
    ]
  }
];
