import type {DuckDBConnection} from "@duckdb/node-api";
import {
  conventionOf,
  isSameConvention,
  sampledConvention,
  type Convention
} from "../../src/query/import/conventions.js";
import type {FileReader, FileTerms} from "../../src/query/import/file-reader.js";
import {fileReport, looked, planWith, type Surveyed} from "../../src/query/import/import.js";
import type {NameReader} from "../../src/query/import/names.js";
import type {RowProblem} from "../../src/query/import/problem.js";
import type {Bounds} from "../../src/query/import/read.js";
import type {ReadFileReport} from "../../src/query/import/report.js";
import {amountSign} from "../../src/query/import/roles/recognise.js";
import {TOKEN_ROLES, type RoleName} from "../../src/query/import/roles/roles.js";
import type {ImportSettings} from "../../src/query/import/settings.js";
import type {UserKey} from "../warehouse/requests/users.js";
import {STAGED} from "../warehouse/requests/staged.js";
import {stageByRow} from "./row-route.js";
import {stageBySql} from "./sql-route.js";

/** No bound of a browser: rows up to what their numbers can tell apart. */
export const NO_BOUNDS: Bounds = {bytes: 2 ** 42, rows: 2 ** 31 - 2};

/** A table to be read: its bytes, where they are on disk, and its place among the files given. */
export interface TableFile {
  readonly blob: Blob;
  /** Its path where the bytes on disk are the table's own, or packed by gzip alone; null where they had to be unpacked. */
  readonly path: string | null;
  readonly place: number;
  readonly inside: string | null;
}

/** What reading needs besides the file. */
export interface ReadContext {
  readonly reader: DuckDBConnection;
  readonly names: NameReader;
  readonly settings: ImportSettings;
  readonly onProblem: (file: number, problem: RowProblem) => void;
  readonly onProgress: (part: number) => void;
  /** The column of users; without it users are not read. */
  readonly users?: UserColumn;
  /** Reads every file row by row, as a second way to the same rows. */
  readonly isByRow?: boolean;
}

/** The column that names users, and the key by which they are kept. */
export interface UserColumn {
  readonly column: string;
  readonly key: UserKey;
}

/** How a file is read: as the page's import reads it, and the user's column where that is kept. */
export interface LoadTerms extends FileTerms {
  readonly user: {readonly place: number; readonly key: UserKey} | null;
}

/** What rows showed of a file besides what is staged. */
export interface FileShown {
  readonly times: FileReader["times"];
  readonly brokenCosts: number;
  readonly evidence: FileReader["evidence"];
}

/** What was read of a file, and by which route. */
export interface FileRead extends FileShown {
  readonly report: ReadFileReport;
  readonly has: Readonly<Record<"model" | "cost" | "tokens" | "requests" | "id", boolean>>;
  readonly isDated: boolean;
  readonly isRelative: boolean;
  readonly route: "engine" | "rows";
}

/** A file has no column of users, though one is to be kept. */
export class MissingUser extends Error {}

/** More columns turned up than the first look saw. */
export class MoreColumns extends Error {}

/** Stages a table: by the engine's own reader where it is clean, else row by row. Throws an ImportFault. */
export async function readTable(file: TableFile, context: ReadContext): Promise<FileRead> {
  let isWhole = false;
  let chosen: Convention | null = null;
  for (let time = 1; ; ++time) {
    const problems: RowProblem[] = [];
    const attempt = {...context, onProblem: (_: number, problem: RowProblem) => void problems.push(problem)};
    const surveyed: Surveyed = {...(await looked(file, isWhole, NO_BOUNDS)), place: file.place};
    const terms = termsOf(surveyed, context, chosen);
    try {
      const bySql = context.isByRow ? null : await stageBySql(file, terms, attempt);
      const shown = bySql ?? (await stageByRow(file, terms, attempt));
      const convention = conventionOf(terms.plan, shown.evidence, context.settings.cache);
      if (isSameConvention(convention, terms.convention) || chosen !== null) {
        for (const problem of problems) context.onProblem(file.place, problem);
        return {
          ...shown,
          ...toldOf({...terms, convention: chosen ?? convention}, surveyed, context.settings),
          route: bySql ? "engine" : "rows"
        };
      }
      chosen = convention;
    } catch (error) {
      if (!(error instanceof MoreColumns) || time > 3) throw error;
      isWhole = true;
    }
    await context.reader.run(`DELETE FROM ${STAGED} WHERE file = ${file.place}`);
  }
}

function termsOf(
  {survey, plan: recognised}: Surveyed,
  {settings, users}: ReadContext,
  chosen: Convention | null
): LoadTerms {
  const plan = planWith(survey, recognised, settings.columns);
  const sign = amountSign(survey, plan.columns);
  const convention = chosen ?? sampledConvention(survey.rows, plan, sign, settings.cache);
  return {survey, plan, sign, convention, user: users ? userOf(users, survey.names) : null};
}

/** The place of the column of users. Throws where a file has none: a user that is lost in silence could never be forgotten. */
function userOf({column, key}: UserColumn, names: readonly string[]): LoadTerms["user"] {
  const place = names.indexOf(column);
  if (place < 0) throw new MissingUser(`--user: no column ${column}; expected one of ${names.join(", ")}`);
  return {place, key};
}

function toldOf(terms: FileTerms, surveyed: Surveyed, settings: ImportSettings) {
  const {plan} = terms;
  const has = (role: RoleName) => plan.columns[role] !== undefined;
  const isRelative = plan.relativeUnit !== null;
  return {
    report: fileReport(terms, surveyed),
    has: {
      model: has("model"),
      cost: has("cost"),
      id: has("id"),
      requests: has("requests") || has("kind"),
      tokens: has("amount") || TOKEN_ROLES.some(has)
    },
    isDated: settings.day !== undefined || (has("time") && (!isRelative || settings.startDay !== undefined)),
    isRelative
  };
}
