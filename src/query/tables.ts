import type {Column, ColumnKind, Table} from "./schema.js";

type ColumnOptions = Partial<Pick<Column, "key" | "optional" | "references">>;

function column(name: string, kind: ColumnKind, en: string, zh: string, options: ColumnOptions = {}): Column {
  return {name, kind, about: {en, zh}, ...options};
}

const KEY = {key: true} as const;
const OPTIONAL = {optional: true} as const;
const MODEL = column("model", "text", "model slug; `:free` is its own", "模型代号；`:free` 单列", {
  key: true,
  references: [["model", "model"]]
});
const AS_OF = column("as_of", "date", "end of the window", "窗口截止日", KEY);
const WINDOW = column("window_days", "integer", "length of the window, days", "窗口长度（天）", KEY);
const TOKENS = column("tokens", "tokens", "prompt and completion tokens", "词元数（输入加输出）");

/** Registries: what things are called and where they belong. */
export const REGISTRIES: readonly Table[] = [
  {
    name: "source",
    about: {en: "One row per document or pull that a number comes from", zh: "每份数据来源一行"},
    isFact: false,
    columns: [
      column("source", "text", "key", "主键", KEY),
      column("publisher", "text", "who published it", "发布者"),
      column("title", "text", "what it is", "内容（英文）"),
      column("title_zh", "text", "what it is, in Chinese", "内容"),
      column("url", "text", "where it was published", "发布地址", OPTIONAL),
      column("licence", "text", "licence", "许可"),
      column(
        "rights",
        "rights",
        "open: ships and may be downloaded; cite: shown as cited figures only",
        "open：可随库发布与下载；cite：仅作引用展示"
      ),
      column("citation", "text", "required or customary citation", "应附的引用"),
      column("as_of", "date", "date of the data", "数据截至日"),
      column(
        "known_from",
        "date",
        "first day the vintage is evidenced; empty: the rows say",
        "该版本有据可查的首日；空则见各行",
        OPTIONAL
      ),
      column("retrieved_on", "date", "day it was gathered", "收集日"),
      column(
        "status",
        "status",
        "official, archive, page, filing, secondary or assumption",
        "官方、存档、网页、公告、二手或假设"
      ),
      column("note", "text", "limits of the source", "来源的局限（英文）", OPTIONAL),
      column("note_zh", "text", "limits of the source, in Chinese", "来源的局限", OPTIONAL)
    ]
  },
  {
    name: "country",
    about: {en: "Countries as used for labs, with the origin they are shown under", zh: "实验室所在国家及其归类"},
    isFact: false,
    columns: [
      column(
        "country",
        "text",
        "ISO 3166 code; ZZ undisclosed, XX community or unclear, XO other",
        "ISO 代码；ZZ 未披露，XX 社区或不明，XO 其他",
        KEY
      ),
      column("name", "text", "English name", "英文名"),
      column("name_zh", "text", "Chinese name", "中文名"),
      column("origin", "origin", "china, us, europe, elsewhere, undisclosed or other", "来源地归类")
    ]
  },
  {
    name: "lab",
    about: {en: "Labs and where each sits", zh: "实验室及其所在地"},
    isFact: false,
    columns: [
      column("lab", "text", "key, first part of a model slug", "主键，模型代号的首段", KEY),
      column("name", "text", "English name", "英文名"),
      column("name_zh", "text", "Chinese name", "中文名"),
      column("country", "text", "where the lab sits", "实验室所在国家", {references: [["country", "country"]]}),
      column(
        "kind",
        "text",
        "company, research, community, undisclosed or aggregate",
        "公司、研究机构、社区、未披露或汇总"
      ),
      column("source", "text", "who says so", "依据", {references: [["source", "source"]]}),
      column("note", "text", "note", "说明", OPTIONAL)
    ]
  },
  {
    name: "model",
    about: {
      en: "Models by slug; `other` stands for everything outside the daily top 50",
      zh: "按代号列出的模型；`other` 指日榜前 50 之外的全部"
    },
    isFact: false,
    columns: [
      column("model", "text", "slug", "代号", KEY),
      column("lab", "text", "lab that made it", "所属实验室", {references: [["lab", "lab"]]}),
      column("family", "text", "family", "系列"),
      column("name", "text", "name", "名称"),
      column("released_on", "date", "release date", "发布日", OPTIONAL),
      column("weights", "weights", "open, closed or unknown", "open 开放、closed 封闭、unknown 未知"),
      column("context_tokens", "integer", "context window, tokens", "上下文窗口（词元）", OPTIONAL),
      column("free_variant", "boolean", "true for `:free` slugs", "是否为 `:free` 免费变体"),
      column("source", "text", "who says so", "依据", {references: [["source", "source"]]})
    ]
  },
  {
    name: "model_alias",
    about: {en: "Names other catalogues give to the same model", zh: "其他目录对同一模型的称呼"},
    isFact: false,
    columns: [
      column("alias", "text", "name in the other catalogue", "另一目录中的名称", KEY),
      column("model", "text", "slug here", "本库代号", {references: [["model", "model"]]}),
      column("reason", "text", "why they are the same", "认定依据")
    ]
  },
  {
    name: "event",
    about: {en: "Dated events that figures mark", zh: "图中标注的事件"},
    isFact: false,
    columns: [
      column("date", "date", "day, or Monday of the week", "日期或该周周一", KEY),
      column("kind", "text", "kind", "类别", KEY),
      column("title", "text", "English title", "英文标题"),
      column("title_zh", "text", "Chinese title", "中文标题"),
      column("lab", "text", "lab concerned", "相关实验室", {optional: true, references: [["lab", "lab"]]}),
      column("source", "text", "who says so", "依据", {references: [["source", "source"]]})
    ]
  }
];

/** Facts: numbers as published. */
export const FACTS: readonly Table[] = [
  {
    name: "usage_weekly",
    about: {
      en: "Tokens by week and model, Monday weeks; a missing week was never published whole",
      zh: "按周与模型的词元数（周一起算）；缺失的周为未完整发布"
    },
    isFact: true,
    columns: [column("week_start", "monday", "Monday of the week", "该周周一", KEY), MODEL, TOKENS]
  },
  {
    name: "usage_daily",
    about: {
      en: "Tokens by day and model: the top 50 of the day and `other`",
      zh: "按日与模型的词元数：当日前 50 名与 `other`"
    },
    isFact: true,
    columns: [column("day", "date", "day, UTC", "日期（UTC）", KEY), MODEL, TOKENS]
  },
  {
    name: "price_listing",
    about: {
      en: "List prices by date as catalogued, US dollars per million tokens; free variants at zero",
      zh: "按日期的目录标价，美元/百万词元；免费变体为零"
    },
    isFact: true,
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
  }
];

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

/** Every table of the warehouse, registries first, in an order that satisfies all references. */
export const TABLES: readonly Table[] = [...REGISTRIES, ...FACTS, ...CITED_FACTS];
