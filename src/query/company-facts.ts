import {column, KEY, OPTIONAL, type Table} from "./schema.js";

const ENTITY = column("entity", "text", "company", "公司", {key: true, references: [["company", "entity"]]});
const CURRENCY = column("currency", "text", "ISO 4217 code", "货币代码", KEY);

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
      column("value", "number", "value in the unit", "数值"),
      column("unit", "text", "unit", "单位"),
      CURRENCY,
      column("status", "figure_status", "reported, consensus, derived …", "披露、一致预期、推算等"),
      column("tag", "text", "XBRL tag", "XBRL 标签", OPTIONAL),
      column("document", "text", "accession number or document", "文件号或文件", OPTIONAL),
      column("source_date", "date", "day of the document", "文件日期")
    ]
  },
  {
    name: "market",
    about: {
      en: "Prices and rates by day: the vendor’s, for the internal edition",
      zh: "逐日价格与汇率：归供应商所有，仅限内部版"
    },
    isFact: true,
    perSource: true,
    columns: [
      column("date", "date", "day on the exchange", "交易日", KEY),
      column("entity", "text", "company, or pair of currencies such as USDCNY", "公司或货币对", KEY),
      column("metric", "text", "close, fx, consensus, yield …", "收盘价、汇率、一致预期、收益率等", KEY),
      column("value", "number", "value", "数值"),
      CURRENCY,
      column("vendor", "text", "who publishes it", "发布者")
    ]
  }
];
