import {CLAIM_TABLES} from "./claims/tables.js";
import {column, KEY, OPTIONAL, type Table} from "./schema.js";

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
      column("url", "url", "where it was published", "发布地址", OPTIONAL),
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
        "official, archive, page, filing, secondary, assumption, or computed here",
        "官方、存档、网页、公告、二手、假设或本项目计算"
      ),
      column(
        "max_age_days",
        "integer",
        "age of its data from which it is stale; empty: a document, which does not age",
        "数据视为过期的天数；空则为不会过期的文献",
        OPTIONAL
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
      column(
        "effective_from",
        "date",
        "day from which this holds; 2025-01-01, the first day of the data, also stands for before",
        "自何日起成立；2025-01-01 为数据首日，也代表更早"
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
      column("released_on", "date", "release date as models.dev states it", "发布日（据 models.dev）", OPTIONAL),
      column("weights", "weights", "open, closed or unknown", "open 开放、closed 封闭、unknown 未知"),
      column(
        "context_tokens",
        "integer",
        "context window as models.dev states it, tokens",
        "上下文窗口（词元，据 models.dev）",
        OPTIONAL
      ),
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
  },
  {
    name: "company",
    about: {en: "Listed companies of the ledger", zh: "账本所涉上市公司"},
    isFact: false,
    columns: [
      column("entity", "text", "ticker used as key", "主键（代码）", KEY),
      column("name", "text", "English name", "英文名"),
      column("name_zh", "text", "Chinese name", "中文名"),
      column("listing", "text", "exchanges and tickers", "上市地与代码"),
      column("sec_cik", "integer", "number at the SEC", "SEC 编号", OPTIONAL),
      column("reporting_currency", "text", "currency of its statements", "报表货币"),
      column("accounting_basis", "text", "US GAAP or IFRS", "会计准则"),
      column("fiscal_year_end", "text", "MM-DD, or in words", "财年截止"),
      column("ordinary_shares_per_ads", "integer", "ordinary shares in one ADS", "每份 ADS 对应普通股数"),
      column("source", "text", "who says so", "依据", {references: [["source", "source"]]}),
      column("note", "text", "note", "说明", OPTIONAL)
    ]
  },
  {
    name: "exposure",
    about: {
      en: "What a listed company has of a lab; kinds are never summed",
      zh: "上市公司与实验室的关系；不同类型从不相加"
    },
    isFact: false,
    columns: [
      column("lab", "text", "lab", "实验室", {key: true, references: [["lab", "lab"]]}),
      column("entity", "text", "company", "公司", {key: true, references: [["company", "entity"]]}),
      column(
        "kind",
        "exposure_kind",
        "owner → revenue, stake → equity value, host → cost and hosting revenue",
        "owner 对应收入，stake 对应股权价值，host 对应成本与托管收入",
        KEY
      ),
      column("weight", "share", "part of the lab; empty: not disclosed", "所占比例；空则未披露", OPTIONAL),
      column("effective_from", "date", "first day", "起始日", KEY),
      column("effective_to", "date", "day after the last", "终止日（不含）", OPTIONAL),
      column("source", "text", "who says so", "依据", {references: [["source", "source"]]}),
      column("note", "text", "note", "说明", OPTIONAL)
    ]
  },
  ...CLAIM_TABLES
];
