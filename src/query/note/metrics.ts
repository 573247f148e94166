import {addDays, type IsoDate} from "../../lib/dates.js";
import type {Text} from "../../lib/language.js";
import {quotedText} from "../quoted.js";
import type {ClaimUnit} from "../claims/claims.js";
import {UNWRITTEN} from "../report/report.js";
import type {NoteSubject} from "./subjects.js";

export const METRICS = [
  "tokens",
  "share",
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
  readonly whose: NoteSubject;
  /** Whom it is held against, where a sentence compares two. */
  readonly against: NoteSubject;
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

const TABLE = "usage_weekly_by_model";
const NINE = {name: {en: "Nine largest models", zh: "前九大模型"}, of: "rank <= 9"};
const NAMED = {name: {en: "All named models", zh: "全部具名模型"}, of: "rank IS NOT NULL"};
const ALL = {name: {en: "All tokens", zh: "全部词元"}, of: "true"};
const FROM_WHERE = "max(source) AS source, max(as_of) AS as_of";

const weekOf = ({week}: NoteScope) =>
  week === null ? `(SELECT max(week_start) FROM ${TABLE} WHERE week_start + 6 <= $day)` : `DATE '${week}'`;
const isOf = (subject: NoteSubject) =>
  "origin" in subject ? `origin = '${subject.origin}'` : `lab IN (${subject.labs.map(quotedText).join(", ")})`;
const none = (): ProposedBasis[] => [];

/** One query for each basis over the tokens of a week. */
function ofWeek(bases: readonly (typeof NINE)[], scope: NoteScope, value: string): ProposedBasis[] {
  return bases.map(({name, of}) => ({
    name,
    sql: `SELECT ${value} AS value, ${FROM_WHERE}\nFROM ${TABLE}\nWHERE ${of} AND week_start = ${weekOf(scope)}`
  }));
}

/** Metrics with their queries over the views of the ledger. */
export const METRIC: Readonly<Record<Metric, MetricSpec>> = {
  tokens: {
    name: {en: "Tokens of a week", zh: "周词元数"},
    unit: "tokens",
    bases: (scope) => ofWeek([NINE, NAMED], scope, `CAST(sum(tokens) FILTER (${isOf(scope.whose)}) AS DOUBLE)`)
  },
  share: {
    name: {en: "Share of tokens", zh: "占词元之比"},
    unit: "share",
    bases: (scope) => ofWeek([NINE, NAMED, ALL], scope, `sum(tokens) FILTER (${isOf(scope.whose)}) / sum(tokens)`)
  },
  growth: {
    name: {en: "Growth of tokens", zh: "词元增速"},
    unit: "share",
    bases: (scope) => {
      const last = weekOf(scope);
      const first =
        scope.week === null ? `${last} - ${scope.weeks * 7}` : `DATE '${addDays(scope.week, -7 * scope.weeks)}'`;
      const tokensOf = (week: string) => `sum(tokens) FILTER (week_start = ${week})`;
      return [NINE, NAMED].map(({name, of}) => ({
        name,
        sql: `SELECT ${tokensOf(last)} / ${tokensOf(first)} - 1 AS value, ${FROM_WHERE}\nFROM ${TABLE}\nWHERE ${of} AND ${isOf(scope.whose)}`
      }));
    }
  },
  lead: {
    name: {en: "Tokens of one to those of another", zh: "两者词元之比"},
    unit: "ratio",
    bases: (scope) =>
      ofWeek(
        [NINE, NAMED],
        scope,
        `sum(tokens) FILTER (${isOf(scope.whose)}) / sum(tokens) FILTER (${isOf(scope.against)})`
      )
  },
  rank: {
    name: {en: "How many of the largest models", zh: "最大模型中的个数"},
    unit: "count",
    bases: (scope) =>
      ofWeek([{...NAMED, of: `rank <= ${scope.largest}`}], scope, `count(*) FILTER (${isOf(scope.whose)})`)
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
  price: {
    name: {en: "Price of tokens", zh: "词元价格"},
    unit: "usd_per_mtok",
    bases: ({whose}) => [
      {
        name: {en: "List price of input", zh: "输入标价"},
        sql: `SELECT input_usd_per_mtok AS value, source, as_of FROM price\nWHERE model = '${"labs" in whose ? whose.labs[0] : UNWRITTEN}/${UNWRITTEN}' AND as_of <= $day ORDER BY as_of DESC LIMIT 1`
      }
    ]
  },
  multiple: {
    name: {en: "Price to earnings", zh: "市盈率"},
    unit: "multiple",
    bases: ({entity}) =>
      entity === null ? [] : [market(entity, "pe_forward_implied", {en: "Forward, implied", zh: "预期，推算"})]
  },
  margin: {
    name: {en: "Margin", zh: "利润率"},
    unit: "share",
    bases: ({entity}) => [
      {
        name: {en: "Gross margin, last reported", zh: "毛利率，最近披露"},
        sql: `SELECT value, source, source_date AS as_of FROM company_fact\nWHERE entity = ${quotedText(entity ?? UNWRITTEN)} AND metric = 'gross_margin' AND source_date <= $day\nORDER BY period_end DESC, months DESC LIMIT 1`
      }
    ]
  },
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
