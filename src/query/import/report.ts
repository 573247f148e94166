import type {IsoDate} from "../../lib/dates.js";
import type {NameMatch} from "../model-names/match.js";
import type {Convention} from "./conventions.js";
import type {RowProblem} from "./problem.js";
import type {FileFormat} from "./read.js";
import type {RoleName} from "./roles/roles.js";
import type {ImportQuestion} from "./settings.js";

/** What was read of one file. */
export interface ReadFileReport {
  /** Its place among the files given, and its name within the archive it came in. */
  readonly file: number;
  readonly inside: string | null;
  readonly format: FileFormat;
  /** Name of the known export; null where columns spoke for themselves. */
  readonly known: string | null;
  /** Names of columns by role. */
  readonly columns: Partial<Readonly<Record<RoleName, readonly string[]>>>;
  readonly unused: readonly string[];
  /** Whether cached tokens are among the input tokens, and what tells; null where there are none. */
  readonly cache: Pick<Convention, "cache" | "by"> | null;
}

/** How a name of a log was matched, and what stands under it. */
export interface NameReport {
  readonly name: string;
  /** The registry's key; null where none fits. */
  readonly model: string | null;
  readonly lab: string | null;
  readonly by: NameMatch | "hand";
  readonly tokens: number;
  readonly costUsd: number | null;
}

export interface MonthReport {
  readonly month: string;
  readonly rows: number;
  readonly tokens: number;
  readonly costUsd: number | null;
  readonly requests: number | null;
}

/** Tokens by role as the file's columns have them: cached and reasoning tokens may be parts of input and output. */
export interface RoleTokens {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly reasoning: number;
}

/** What a file turned out to hold, to be held against a bill. */
export interface ImportReport {
  readonly files: readonly ReadFileReport[];
  /** Rows read, and what became of them: counted, without any amount, refused, replaced by a later row of one number. */
  readonly rows: number;
  readonly used: number;
  readonly empty: number;
  readonly refused: number;
  readonly repeated: number;
  /** Rows that add other rows up, and rows of a bill about something else; neither counts. */
  readonly totals: number;
  readonly others: number;
  readonly tokens: number;
  /** Null where there is none, or where some stands in a currency without a rate. */
  readonly costUsd: number | null;
  readonly costs: Readonly<Record<string, number>>;
  readonly requests: number | null;
  readonly firstDay: IsoDate | null;
  readonly lastDay: IsoDate | null;
  /** Days from first to last without any row. */
  readonly missingDays: readonly IsoDate[];
  readonly roles: RoleTokens;
  readonly months: readonly MonthReport[];
  readonly names: readonly NameReport[];
  readonly refusedTokens: number;
  readonly refusedCost: number;
  /** Costs that cannot be read; the rows' tokens count. */
  readonly brokenCosts: number;
  /** The first of what is wrong with rows. */
  readonly problems: readonly RowProblem[];
  /** Zone of the days, and how many times stated theirs, stated none, and were dates alone. */
  readonly zone: string;
  readonly times: {readonly stated: number; readonly absent: number; readonly date: number};
  readonly questions: readonly ImportQuestion[];
}

/** The report as one plain object, as commands print it. */
export function reportJson(report: ImportReport): Readonly<Record<string, unknown>> {
  const {roles} = report;
  return {
    rows: report.rows,
    used: report.used,
    empty: report.empty,
    refused: report.refused,
    repeated: report.repeated,
    total_rows: report.totals,
    other_rows: report.others,
    tokens: report.tokens,
    cost_usd: report.costUsd,
    costs: report.costs,
    requests: report.requests,
    first_day: report.firstDay,
    last_day: report.lastDay,
    missing_days: report.missingDays,
    tokens_by_role: {
      input: roles.input,
      output: roles.output,
      cache_read: roles.cacheRead,
      cache_write: roles.cacheWrite,
      reasoning: roles.reasoning
    },
    months: report.months.map(({month, rows, tokens, costUsd, requests}) => ({
      month,
      rows,
      tokens,
      cost_usd: costUsd,
      requests
    })),
    models: report.names.map(({name, model, lab, by, tokens, costUsd}) => ({
      name,
      model,
      lab,
      matched_by: by,
      tokens,
      cost_usd: costUsd
    })),
    unused_columns: [...new Set(report.files.flatMap(({unused}) => unused))],
    files: report.files,
    zone: report.zone,
    times: report.times,
    refused_tokens: report.refusedTokens,
    refused_cost_usd: report.refusedCost,
    unread_costs: report.brokenCosts,
    problems: report.problems,
    questions: report.questions
  };
}
