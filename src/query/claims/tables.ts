import {column, KEY, OPTIONAL, type Table} from "../schema.js";

/** The claims ledger: what the founding note states, and every way each statement can be read. */
export const CLAIM_TABLES: readonly Table[] = [
  {
    name: "claim_basis",
    about: {en: "Ways in which a claim can be read", zh: "论断可采用的各种口径"},
    isFact: false,
    columns: [
      column("basis", "text", "key", "主键", KEY),
      column("name", "text", "English name", "英文名"),
      column("name_zh", "text", "Chinese name", "中文名"),
      column("definition", "text", "what is counted", "计算内容（英文）"),
      column("definition_zh", "text", "what is counted, in Chinese", "计算内容")
    ]
  },
  {
    name: "claim",
    about: {
      en: "Checkable statements of the founding note, in this project’s words",
      zh: "创始研报中可检验的论断（本项目措辞）"
    },
    isFact: false,
    columns: [
      column("claim", "text", "key", "主键", KEY),
      column(
        "topic",
        "claim_topic",
        "tokens, use, price, value, beneficiary or since",
        "词元、用途、价格、估值、受益者或后续"
      ),
      column("statement", "text", "what is claimed", "论断（英文）"),
      column("statement_zh", "text", "what is claimed, in Chinese", "论断"),
      column(
        "test",
        "claim_test",
        "how a value is held against expected: equals (within tolerance), between, above, below, at_least, at_most",
        "检验方式：等于（容差内）、介于、高于、低于、不少于、不多于"
      ),
      column(
        "expected",
        "number",
        "what is claimed, in the unit; empty where the note gives none",
        "论断数值",
        OPTIONAL
      ),
      column("expected_high", "number", "upper end of what is claimed", "论断区间上限", OPTIONAL),
      column("tolerance", "number", "allowed distance from expected, in the unit", "容差"),
      column("unit", "claim_unit", "tokens, share, ratio, count, usd_per_mtok or multiple", "单位"),
      column("why", "text", "where the threshold or tolerance comes from", "阈值或容差的依据（英文）"),
      column("why_zh", "text", "where it comes from, in Chinese", "阈值或容差的依据"),
      column("decided_on", "date", "day before which it stays open", "在此日之前悬而未决", OPTIONAL),
      column("untestable", "text", "why no data here can test it", "无法检验的原因（英文）", OPTIONAL),
      column("untestable_zh", "text", "why no data here can test it, in Chinese", "无法检验的原因", OPTIONAL),
      column("as_of", "date", "date of the note", "研报日期"),
      column("source", "text", "who claims it", "出处", {references: [["source", "source"]]})
    ]
  },
  {
    name: "claim_reading",
    about: {
      en: "A claim under one basis: SQL that gives one row of value, source and as_of, coverage where the value rests on a part, and votes, false where it is context; $day is the day of evaluation",
      zh: "论断在某一口径下的 SQL：返回一行 value、source、as_of，以及（如仅覆盖部分数据）coverage 与（如仅供参考则为 false 的）votes；$day 为评估日"
    },
    isFact: false,
    columns: [
      column("claim", "text", "claim", "论断", {key: true, references: [["claim", "claim"]]}),
      column("basis", "text", "basis", "口径", {key: true, references: [["claim_basis", "basis"]]}),
      column("sql", "text", "query over the views", "对视图的查询")
    ]
  }
];
