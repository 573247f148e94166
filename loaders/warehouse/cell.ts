import {isMonday, parseIsoDate} from "../../src/lib/dates.js";
import {TOPICS, UNITS} from "../../src/query/claims/claims.js";
import {TESTS} from "../../src/query/claims/verdict.js";
import type {ColumnKind} from "../../src/query/schema.js";

/** A value as it goes into DuckDB; dates stay ISO strings. */
export type TableCell = string | number | bigint | boolean | null;

interface CellKind {
  readonly expected: string;
  /** The value of a non-empty text, or undefined when it is not of this kind. */
  readonly parse: (text: string) => TableCell | undefined;
}

const INTEGER = /^\d+$/;
const DECIMAL = /^\d+(\.\d+)?([eE][+-]?\d+)?$/;
const MAX_BIGINT = 2n ** 63n - 1n;

function oneOf(...values: readonly string[]): CellKind {
  return {expected: `one of ${values.join(", ")}`, parse: (text) => (values.includes(text) ? text : undefined)};
}

/** Pages link what stands here, so it may be a page on the web and nothing that runs. */
function isWebAddress(text: string): boolean {
  if (!URL.canParse(text) || !/^https?:\/\//.test(text)) return false;
  const {username, password} = new URL(text);
  return username === "" && password === "";
}

function dateWhere(expected: string, holds: (time: number) => boolean): CellKind {
  return {
    expected,
    parse: (text) => {
      const time = parseIsoDate(text);
      return time !== null && holds(time) ? text : undefined;
    }
  };
}

function decimal(expected: string, max: number): CellKind {
  return {expected, parse: (text) => (DECIMAL.test(text) && Number(text) <= max ? Number(text) : undefined)};
}

export const CELL_KIND_OF: Readonly<Record<ColumnKind, CellKind>> = {
  text: {expected: "a text", parse: (text) => text},
  url: {
    expected: "an address that begins with https:// or http://, without a name or password",
    parse: (text) => (isWebAddress(text) ? text : undefined)
  },
  date: dateWhere("a date YYYY-MM-DD", () => true),
  monday: dateWhere("a Monday YYYY-MM-DD", isMonday),
  month: dateWhere("the first day of a month YYYY-MM-01", (time) => new Date(time).getUTCDate() === 1),
  tokens: {
    expected: "a non-negative integer",
    parse: (text) => (/^\d+$/.test(text) && BigInt(text) <= MAX_BIGINT ? BigInt(text) : undefined)
  },
  integer: {
    expected: "a whole number of at most 2,147,483,647",
    parse: (text) => (INTEGER.test(text) && Number(text) < 2 ** 31 ? Number(text) : undefined)
  },
  share: decimal("a fraction in [0, 1]", 1),
  ratio: decimal("a non-negative number", Number.MAX_VALUE),
  number: {
    expected: "a decimal number",
    parse: (text) => (/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined)
  },
  usd: decimal("a non-negative number of US dollars", Number.MAX_VALUE),
  boolean: {
    expected: "true or false",
    parse: (text) => (text === "true" ? true : text === "false" ? false : undefined)
  },
  origin: oneOf("china", "us", "europe", "elsewhere", "undisclosed", "other"),
  weights: oneOf("open", "closed", "unknown"),
  rights: oneOf("open", "cite", "internal"),
  status: oneOf("official", "archive", "page", "filing", "secondary", "assumption", "computed"),
  figure_status: oneOf("reported", "reported_unverified", "consensus", "market", "derived", "assumption", "superseded"),
  claim_topic: oneOf(...TOPICS),
  claim_test: oneOf(...TESTS),
  claim_unit: oneOf(...UNITS),
  exposure_kind: oneOf("owner", "stake", "host"),
  level: oneOf("macro", "task")
};
