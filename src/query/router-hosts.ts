import {column, KEY, OPTIONAL, type Table} from "./schema.js";

const AS_OF = column("as_of", "date", "day of the list", "列表日期", KEY);
const MODEL = column("model", "text", "slug of the model", "模型标识", KEY);

/** What the router says of the hosts behind it and passes on of models’ quality, each list as it stood on its day. */
export const ROUTER_HOSTS: readonly Table[] = [
  {
    name: "provider",
    about: {
      en: "Hosts behind the router, with the country of their headquarters where it is stated",
      zh: "路由平台背后的托管方，总部所在国以其载明者为限"
    },
    isFact: true,
    wholeBy: ["as_of"],
    columns: [
      AS_OF,
      column("provider", "text", "key at the router", "路由平台所用标识", KEY),
      column("name", "text", "name", "名称"),
      column("country", "text", "ISO 3166 code of the headquarters’ country", "总部所在国的 ISO 3166 代码", OPTIONAL),
      column("datacenters", "text", "codes of countries with data centres", "数据中心所在国代码", OPTIONAL)
    ]
  },
  {
    name: "endpoint",
    about: {
      en: "Endpoints of models at hosts behind the router: price in US dollars per million tokens, precision, state; the largest models alone",
      zh: "路由平台背后各托管方的模型端点：价格（美元/百万词元）、精度与状态；仅含最大的模型"
    },
    isFact: true,
    wholeBy: ["as_of"],
    columns: [
      AS_OF,
      MODEL,
      column("endpoint", "text", "key of the endpoint", "端点标识", KEY),
      column("host", "text", "who hosts it", "托管方"),
      column("quantization", "text", "precision of the weights", "权重精度", OPTIONAL),
      column("context_tokens", "tokens", "longest context", "最长上下文"),
      column("output_tokens_at_most", "tokens", "longest output", "最长输出", OPTIONAL),
      column("input_usd_per_mtok", "usd", "input price", "输入价", OPTIONAL),
      column("output_usd_per_mtok", "usd", "output price", "输出价", OPTIONAL),
      column("cache_read_usd_per_mtok", "usd", "price of cached input", "缓存命中输入价", OPTIONAL),
      column("is_up", "boolean", "whether it answered in order", "状态是否正常", OPTIONAL),
      column("keeps_nothing", "boolean", "whether it is listed as keeping no data", "是否列为零数据留存")
    ]
  },
  {
    name: "benchmark",
    about: {
      en: "Scores of models on others’ tests, each on its own scale; cited with the publisher’s name",
      zh: "模型在他方评测中的得分，量纲各异；引用时载明发布者"
    },
    isFact: true,
    wholeBy: ["as_of"],
    columns: [
      AS_OF,
      MODEL,
      column("publisher", "text", "who tested", "评测发布者", KEY),
      column("benchmark", "text", "test", "评测项目", KEY),
      column("score", "number", "score; more is better", "得分，越高越好"),
      column("scale", "text", "index, share of tasks, or Elo rating", "index 指数、share 任务占比、elo 等级分")
    ]
  }
];
