import {column, KEY, OPTIONAL, type Table} from "./schema.js";

const ENTITY = column("entity", "text", "company", "公司", {key: true, references: [["company", "entity"]]});
const CURRENCY = column("currency", "text", "ISO 4217 code; empty where there is none", "货币代码；无则为空", {
  key: true,
  optional: true
});
const NOTE = column("note", "text", "caveat", "说明", OPTIONAL);
const STATUS = column("status", "figure_status", "reported, consensus, derived …", "披露、一致预期、推算等");

/** Facts on companies and markets. */
export const COMPANY_FACTS: readonly Table[] = [
  {
    name: "company_metric",
    about: {
      en: "Reported figures by company, metric, basis and period, each with the document that states it",
      zh: "按公司、指标、口径与期间的披露数字，附出处文件"
    },
    isFact: true,
    perSource: true,
    columns: [
      ENTITY,
      column("metric", "text", "accounting term", "指标", KEY),
      column("basis", "text", "accounting basis", "口径", KEY),
      column("period_start", "date", "first day; empty for a balance", "期初日；时点数为空", {
        key: true,
        optional: true
      }),
      column("period_end", "date", "last day", "期末日", KEY),
      column("months", "integer", "length, months; 0 for a balance", "月数；时点数为 0"),
      column("company_label", "text", "the company’s own name of the period", "公司自身的期间名称", OPTIONAL),
      column(
        "value",
        "number",
        "value in the unit: whole amounts, rates as fractions",
        "数值：金额取整单位，比率取小数"
      ),
      column("unit", "text", "unit", "单位"),
      CURRENCY,
      STATUS,
      column("tag", "text", "XBRL tag", "XBRL 标签", OPTIONAL),
      column("document", "text", "accession number or document", "文件号或文件", OPTIONAL),
      column("source_date", "date", "day of the document", "文件日期"),
      NOTE
    ]
  },
  {
    name: "capital_event",
    about: {
      en: "Placings, convertibles, listings and buy-backs by company and day; completed is false where conditions remain",
      zh: "按公司与日期的配售、可转债、上市与回购；completed 为 false 表示尚有条件"
    },
    isFact: true,
    perSource: true,
    columns: [
      ENTITY,
      column("date", "date", "day", "日期", KEY),
      column("kind", "text", "ipo, placing, convertible or repurchase", "上市、配售、可转债或回购", KEY),
      column("shares", "number", "shares issued or bought", "发行或回购股数", OPTIONAL),
      column("price", "number", "price per share", "每股价格", OPTIONAL),
      column("amount", "number", "amount of money", "金额", OPTIONAL),
      column("amount_basis", "text", "gross or net of costs", "总额或净额", OPTIONAL),
      column("currency", "text", "ISO 4217 code", "货币代码"),
      column("completed", "boolean", "whether it took effect, as far as is on record", "据现有记录是否已完成"),
      STATUS,
      column("document", "text", "document", "文件"),
      column("source_date", "date", "day of the document", "文件日期"),
      NOTE
    ]
  },
  {
    name: "ai_disclosure",
    about: {
      en: "What companies, listed or not, say of token volumes, AI revenue and list prices of their models",
      zh: "各公司（含未上市）披露的词元量、AI 收入与模型标价"
    },
    isFact: true,
    perSource: true,
    columns: [
      column("entity", "text", "company, listed or not", "公司，含未上市", KEY),
      column("metric", "text", "what is measured", "指标", KEY),
      column("subject", "text", "model concerned", "所涉模型", {key: true, optional: true}),
      column("period_start", "date", "first day; empty for a day’s value", "期初日；单日数值为空", {
        key: true,
        optional: true
      }),
      column("period_end", "date", "last day", "期末日", KEY),
      column("months", "integer", "length, months; 0 for a day’s value", "月数；单日数值为 0"),
      column("basis", "text", "who states it of what", "口径", KEY),
      column("value", "number", "value in the unit", "数值"),
      column("unit", "text", "unit", "单位"),
      CURRENCY,
      STATUS,
      column("document", "text", "document", "文件"),
      column("source_date", "date", "day of the document", "文件日期"),
      NOTE
    ]
  },
  {
    name: "market",
    about: {
      en: "Prices, rates, estimates and premia by day: cited on key dates, a vendor’s series for internal use",
      zh: "逐日价格、汇率、预期与溢价：关键日期仅作引用，数据商序列仅供内部使用"
    },
    isFact: true,
    perSource: true,
    columns: [
      column("date", "date", "day on the exchange, or of the estimate", "交易日或预期发布日", KEY),
      column("entity", "text", "company, or pair of currencies such as USDCNY", "公司或货币对", KEY),
      column("metric", "text", "close, fx, consensus, yield …", "收盘价、汇率、一致预期、收益率等", KEY),
      column("basis", "text", "spot, fixing, adjusted, non-GAAP …", "即期、中间价、复权、Non-GAAP等", {
        key: true,
        optional: true
      }),
      column("period_end", "date", "last day of the period estimated or averaged", "所预测或平均期间的末日", {
        key: true,
        optional: true
      }),
      column("value", "number", "value", "数值"),
      column(
        "unit",
        "text",
        "unit; empty where metric and currency say it",
        "单位；指标与货币已足以说明时为空",
        OPTIONAL
      ),
      CURRENCY,
      column(
        "status",
        "figure_status",
        "market, consensus, derived or assumption",
        "市场、一致预期、推算或假设",
        OPTIONAL
      ),
      column("vendor", "text", "who publishes it", "发布者"),
      column("source_date", "date", "day of the document", "文件日期", OPTIONAL),
      NOTE
    ]
  }
];
