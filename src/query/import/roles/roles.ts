import type {Text} from "../../../lib/language.js";

/** What a column of a log is for. */
export type RoleName =
  | "time"
  | "model"
  | "variant"
  | "tokens"
  | "input_tokens"
  | "output_tokens"
  | "cache_read_tokens"
  | "cache_write_tokens"
  | "reasoning_tokens"
  | "requests"
  | "cost"
  | "currency"
  | "kind"
  | "amount"
  | "unit"
  | "app"
  | "team"
  | "use_case"
  | "user_country"
  | "id";

export const ROLE_LABELS: Readonly<Record<RoleName, Text>> = {
  time: {en: "Date or time", zh: "日期或时间"},
  model: {en: "Model", zh: "模型"},
  variant: {en: "Variant of the model", zh: "模型变体"},
  tokens: {en: "Tokens, total", zh: "词元合计"},
  input_tokens: {en: "Input tokens", zh: "输入词元"},
  output_tokens: {en: "Output tokens", zh: "输出词元"},
  cache_read_tokens: {en: "Tokens read from the cache", zh: "缓存命中词元"},
  cache_write_tokens: {en: "Tokens written to the cache", zh: "写入缓存词元"},
  reasoning_tokens: {en: "Reasoning tokens", zh: "推理词元"},
  requests: {en: "Requests", zh: "请求数"},
  cost: {en: "Cost", zh: "成本"},
  currency: {en: "Currency of the cost", zh: "成本币种"},
  kind: {en: "Kind of amount", zh: "数量的种类"},
  amount: {en: "Amount of that kind", zh: "该种类的数量"},
  unit: {en: "Unit of the amount", zh: "数量的单位"},
  app: {en: "App", zh: "应用"},
  team: {en: "Team", zh: "团队"},
  use_case: {en: "Task", zh: "任务"},
  user_country: {en: "Country of the user", zh: "用户所在国家"},
  id: {en: "Number of the request", zh: "请求编号"}
};

export const ROLE_NAMES = Object.keys(ROLE_LABELS) as readonly RoleName[];

/** Roles that count tokens. */
export const TOKEN_ROLES = [
  "tokens",
  "input_tokens",
  "output_tokens",
  "cache_read_tokens",
  "cache_write_tokens",
  "reasoning_tokens"
] as const satisfies readonly RoleName[];

/** Dimensions besides the model that a log may bring, where one of its columns has them. */
export const LABEL_ROLES = ["app", "team", "use_case", "user_country"] as const satisfies readonly RoleName[];

/** Roles of which at least one must be there. */
export const AMOUNT_ROLES = [...TOKEN_ROLES, "requests", "cost", "amount"] as const satisfies readonly RoleName[];

/** Columns of one role by their places: added up, or the first that says something. */
export interface RoleColumns {
  readonly places: readonly number[];
  readonly isSum?: boolean;
}

export type Columns = Partial<Readonly<Record<RoleName, RoleColumns>>>;

/** Whether tokens read from and written to a cache are among the input tokens or come on top of them. */
export type CacheConvention = "within" | "beside";

/** How a file is read: which column is what, and what its names and its maker say of it. */
export interface Plan {
  /** Name of the known export; null where the columns speak for themselves. */
  readonly known: string | null;
  readonly columns: Columns;
  readonly cache: CacheConvention | null;
  /** Currency of costs that name none, and how many of the units they stand in make one of it: a hundred cents. */
  readonly currency: string;
  /** Whether the file or its maker says so; US dollars are a guess else. */
  readonly isCurrencyStated: boolean;
  readonly costScale: number;
  /** Tokens that one of an amount means, by the place of its column, where that is not one. */
  readonly tokenScales: ReadonlyMap<number, number>;
  /** Milliseconds in a unit of times that count from nothing; null where times are dates. */
  readonly relativeUnit: number | null;
  /** Whether models are named within texts about prices, as bills do. */
  readonly isBill: boolean;
  /** Column that tells a call of a model from the chain or agent whose amounts add up its calls; null where there is none. */
  readonly spanKind: number | null;
  /** Whether rows without a model are about something else, such as a top-up. */
  readonly isModelNeeded: boolean;
  /** Whether a model is named once, for the rows that follow. */
  readonly isModelCarried: boolean;
}

/** Whether a plan has something to count; the reader is asked for it where not. */
export function hasAmounts({columns}: Pick<Plan, "columns">): boolean {
  return AMOUNT_ROLES.some((role) => columns[role] !== undefined);
}
