import type {Lang, Text} from "../../lib/language.js";
import {WEIGHTS_NAME} from "../usage.js";
import {CATEGORY_NAME} from "../../lib/use-cases.js";
import {CONTEXT_BUCKET_NAME, LANGUAGE_TYPE_NAME, MODALITY_NAME} from "../filters.js";

/** Something usage can be cut by besides time: one entry here is all it takes. */
export interface Dimension {
  readonly name: string;
  readonly label: Text;
  /** SQL over the columns of a dataset's relation; NULL becomes the member `unknown`. */
  readonly sql: string;
  /** SQL of a member's names and of its origin, where they are not the key itself. */
  readonly memberSql?: {readonly en: string; readonly zh: string; readonly origin?: string};
  /** Name of the rows whose dimension is null, where "unknown" says it wrongly. */
  readonly unknown?: Text;
  /** Whether its members overlap or are books of their own: their numbers never add up, and shares are of each alone. */
  readonly isApart?: true;
  /** Members in their own order, with their names; those of other dimensions go by size. */
  readonly members?: Readonly<Record<string, Text>>;
}

/** Tells a reader's own usage from the ledger beside it; shares are of either alone. */
export const BOOK = "book";

const UNKNOWN: Text = {en: "Unknown", zh: "未知"};

const OUTPUT_PRICE = "usd_if_all_output / tokens * 1e6";
const AGE_DAYS = "(time - released_on)";

export const DIMENSIONS = [
  {
    name: "country",
    label: {en: "Country", zh: "国家"},
    sql: "country",
    memberSql: {en: "country_name", zh: "country_name_zh", origin: "origin"}
  },
  {
    name: "lab",
    label: {en: "Lab", zh: "实验室"},
    sql: "lab",
    memberSql: {en: "lab_name", zh: "lab_name_zh", origin: "origin"}
  },
  {
    name: "family",
    label: {en: "Family", zh: "系列"},
    sql: "family",
    memberSql: {en: "family", zh: "family", origin: "origin"}
  },
  {
    name: "model",
    label: {en: "Model", zh: "模型"},
    sql: "model",
    memberSql: {
      en: "model_name",
      zh: "CASE WHEN origin = 'other' THEN lab_name_zh ELSE model_name END",
      origin: "origin"
    }
  },
  {
    name: "weights",
    label: {en: "Weights", zh: "是否开放权重"},
    sql: "weights",
    members: WEIGHTS_NAME
  },
  {
    name: "price_tier",
    label: {en: "Price tier (output, US$/M)", zh: "价格档（输出，美元/百万）"},
    sql: `CASE WHEN usd_if_all_output = 0 THEN 'free' WHEN ${OUTPUT_PRICE} < 0.5 THEN 'under-0.5'
      WHEN ${OUTPUT_PRICE} < 2 THEN '0.5-to-2' WHEN ${OUTPUT_PRICE} < 8 THEN '2-to-8' WHEN ${OUTPUT_PRICE} >= 8 THEN '8-up' END`,
    members: {
      free: {en: "Free", zh: "免费"},
      "under-0.5": {en: "Under 0.5", zh: "低于 0.5"},
      "0.5-to-2": {en: "0.5 to 2", zh: "0.5 至 2"},
      "2-to-8": {en: "2 to 8", zh: "2 至 8"},
      "8-up": {en: "8 and more", zh: "8 及以上"},
      unknown: {en: "No list price on record", zh: "无标价记录"}
    }
  },
  {
    name: "release_age",
    label: {en: "Age since release", zh: "发布至今"},
    sql: `CASE WHEN ${AGE_DAYS} < 30 THEN 'under-30d' WHEN ${AGE_DAYS} < 90 THEN '30d-to-90d'
      WHEN ${AGE_DAYS} < 180 THEN '90d-to-180d' WHEN ${AGE_DAYS} < 365 THEN '180d-to-1y' WHEN ${AGE_DAYS} >= 365 THEN '1y-up' END`,
    members: {
      "under-30d": {en: "Under 30 days", zh: "不足 30 天"},
      "30d-to-90d": {en: "30 to 89 days", zh: "30 至 89 天"},
      "90d-to-180d": {en: "90 to 179 days", zh: "90 至 179 天"},
      "180d-to-1y": {en: "180 to 364 days", zh: "180 至 364 天"},
      "1y-up": {en: "A year and more", zh: "一年及以上"},
      unknown: {en: "No release date on record", zh: "无发布日记录"}
    }
  },
  {
    name: "entity",
    label: {en: "Listed owner (majority)", zh: "上市控股方"},
    sql: "entity",
    memberSql: {en: "entity_name", zh: "entity_name_zh"},
    unknown: {en: "No listed owner on record", zh: "无上市控股方记录"}
  },
  {name: "category", label: {en: "Use case", zh: "用途"}, sql: "category", members: CATEGORY_NAME, isApart: true},
  {
    name: "language_type",
    label: {en: "Kind of language", zh: "语言类型"},
    sql: "language_type",
    members: LANGUAGE_TYPE_NAME,
    isApart: true
  },
  {name: "modality", label: {en: "Modality", zh: "模态"}, sql: "modality", members: MODALITY_NAME, isApart: true},
  {
    name: "context_bucket",
    label: {en: "Length of context", zh: "上下文长度"},
    sql: "context_bucket",
    members: CONTEXT_BUCKET_NAME
  },
  {name: "use_case_group", label: {en: "Task group", zh: "任务大类"}, sql: "macro"},
  {name: "use_case", label: {en: "Task", zh: "任务"}, sql: "use_case"},
  {
    name: "app",
    label: {en: "App", zh: "应用"},
    sql: "app_id",
    memberSql: {en: "app", zh: "app"}
  },
  {name: "team", label: {en: "Team", zh: "团队"}, sql: "team"},
  {name: "user_country", label: {en: "Country of users", zh: "用户所在国家"}, sql: "user_country"},
  {
    name: BOOK,
    label: {en: "Ledger or own", zh: "账本或自有"},
    sql: BOOK,
    isApart: true,
    members: {ledger: {en: "Ledger", zh: "账本"}, own: {en: "Own usage", zh: "自有用量"}}
  }
] as const satisfies readonly Dimension[];

export type DimensionName = (typeof DIMENSIONS)[number]["name"];

const BY_NAME: ReadonlyMap<string, Dimension> = new Map(DIMENSIONS.map((d) => [d.name, d]));

/** The dimension of a name. Throws on a name that none has. */
export function dimensionOf(name: string): Dimension {
  const found = BY_NAME.get(name);
  if (!found) throw new Error(`dimension: ${name}; expected ${DIMENSIONS.map((d) => d.name).join(", ")}`);
  return found;
}

/** Whether the members of a dimension overlap, so that their numbers never add up. */
export function isOverlapping(name: string): boolean {
  return name !== BOOK && dimensionOf(name).isApart === true;
}

/** The dimension of some data whose members overlap, so that only one of them is summed at a time; null where none does. */
export function overlapping(names: readonly string[]): Dimension | null {
  const name = names.find(isOverlapping);
  return name === undefined ? null : dimensionOf(name);
}

/** Key of rows whose dimension is null. */
export const UNKNOWN_KEY = "unknown";

/** What a member without a name of its own is called. */
export function unnamedMember(lang: Lang): string {
  return UNKNOWN[lang];
}
