import type {IsoDate} from "../../lib/dates.js";
import {addDays} from "../../lib/dates.js";
import type {Text} from "../../lib/language.js";
import {quotedText} from "../quoted.js";
import type {ClaimUnit} from "../claims/claims.js";

export const METRICS = [
  "tokens",
  "growth",
  "lead",
  "rank",
  "use",
  "price",
  "multiple",
  "margin",
  "shares",
  "event",
  "other"
] as const;

/** What a sentence of a note may be about, in terms of the ledger. */
export type Metric = (typeof METRICS)[number];

/** A query for one basis; the reader confirms it before anything is judged. */
export interface ProposedBasis {
  readonly name: Text;
  readonly sql: string;
}

/** What a query is asked about. */
export interface NoteScope {
  readonly origin: "china" | "us";
  /** Monday of the week in question; null for the last whole one before the day of judgement. */
  readonly week: IsoDate | null;
  /** Weeks over which something grew. */
  readonly weeks: number;
  /** Which use, where one is named. */
  readonly use: "programming" | "agent";
  /** How many of the largest models. */
  readonly largest: number;
  /** Company by its key, where one is named. */
  readonly entity: string | null;
}

interface MetricSpec {
  readonly name: Text;
  readonly unit: ClaimUnit;
  /** No query where the reader has to write one. */
  readonly bases: (scope: NoteScope) => ProposedBasis[];
}

const NINE: Text = {en: "Nine largest models", zh: "前九大模型"};
const NAMED: Text = {en: "All named models", zh: "全部具名模型"};
const BASES = [
  ["nine", NINE],
  ["named", NAMED]
] as const;

const weekOf = ({week}: NoteScope, view: string) =>
  week === null ? `(SELECT max(week_start) FROM ${view} WHERE week_start + 6 <= $day)` : `DATE '${week}'`;
const byBasis = (sql: (basis: string) => string): ProposedBasis[] =>
  BASES.map(([basis, name]) => ({name, sql: sql(basis)}));
const none = (): ProposedBasis[] => [];

/** Metrics with their queries over the views of the ledger. */
export const METRIC: Readonly<Record<Metric, MetricSpec>> = {
  tokens: {
    name: {en: "Tokens of a week", zh: "周词元数"},
    unit: "tokens",
    bases: (scope) =>
      byBasis(
        (basis) =>
          `SELECT ${scope.origin}_tokens AS value, source, as_of FROM china_us_weekly\nWHERE basis = '${basis}' AND week_start = ${weekOf(scope, "china_us_weekly")}`
      )
  },
  growth: {
    name: {en: "Growth of tokens", zh: "词元增速"},
    unit: "share",
    bases: (scope) =>
      byBasis((basis) => {
        const last = weekOf(scope, "china_us_weekly");
        const first =
          scope.week === null ? `${last} - ${scope.weeks * 7}` : `DATE '${addDays(scope.week, -7 * scope.weeks)}'`;
        return `SELECT max(${scope.origin}_tokens) FILTER (week_start = ${last}) / max(${scope.origin}_tokens) FILTER (week_start = ${first}) - 1 AS value,\n  max(source) AS source, max(as_of) AS as_of\nFROM china_us_weekly WHERE basis = '${basis}'`;
      })
  },
  lead: {
    name: {en: "Tokens of China to those of the United States", zh: "中美词元之比"},
    unit: "ratio",
    bases: (scope) =>
      byBasis(
        (basis) =>
          `SELECT china_us_ratio AS value, source, as_of FROM china_us_weekly\nWHERE basis = '${basis}' AND week_start = ${weekOf(scope, "china_us_weekly")}`
      )
  },
  rank: {
    name: {en: "How many of the largest models", zh: "最大模型中的个数"},
    unit: "count",
    bases: (scope) => [
      {
        name: NAMED,
        sql: `SELECT count(*) FILTER (origin = '${scope.origin}') AS value, max(source) AS source, max(as_of) AS as_of\nFROM usage_weekly_by_model\nWHERE rank <= ${scope.largest} AND week_start = ${weekOf(scope, "usage_weekly_by_model")}`
      }
    ]
  },
  use: {
    name: {en: "Share of a use in tokens", zh: "用途占词元之比"},
    unit: "share",
    bases: ({use}) => [
      {
        name: {en: "Tasks, last on record", zh: "任务，最近收录"},
        sql: `SELECT sum(token_share) AS value, max(source) AS source, max(as_of) AS as_of\nFROM use_case_share WHERE level = 'macro' AND macro = '${use === "agent" ? "agent" : "code"}'\n  AND as_of = (SELECT max(as_of) FROM use_case_share WHERE as_of <= $day)`
      },
      ...(use === "agent"
        ? []
        : [
            {
              name: {en: "The older classifier, last week on record", zh: "旧分类器，最近一周"},
              sql: `SELECT arg_max(token_share, week_start) AS value, max(source) AS source, max(as_of) AS as_of\nFROM category_weekly WHERE category = 'programming' AND week_start <= $day`
            }
          ])
    ]
  },
  price: {name: {en: "Price of tokens", zh: "词元价格"}, unit: "usd_per_mtok", bases: none},
  multiple: {
    name: {en: "Price to earnings", zh: "市盈率"},
    unit: "multiple",
    bases: ({entity}) =>
      entity === null ? [] : [market(entity, "pe_forward_implied", {en: "Forward, implied", zh: "预期，推算"})]
  },
  margin: {name: {en: "Margin", zh: "利润率"}, unit: "share", bases: none},
  shares: {name: {en: "Share price", zh: "股价"}, unit: "share", bases: none},
  event: {name: {en: "An event", zh: "事件"}, unit: "count", bases: none},
  other: {name: {en: "Something else", zh: "其他"}, unit: "ratio", bases: none}
};

function market(entity: string, metric: string, name: Text): ProposedBasis {
  return {
    name,
    sql: `SELECT value, source, date AS as_of FROM market\nWHERE entity = ${quotedText(entity)} AND metric = '${metric}' AND date <= $day ORDER BY date DESC LIMIT 1`
  };
}
