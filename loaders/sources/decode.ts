import * as z from "zod";
import {dayOfTime, parseIsoDate} from "../../src/lib/dates.js";
import {PullError, REPORT_CHANGE} from "./problem.js";

/** Kinds of fields that several sources share. */
export const isoDay = z.string().refine((text) => parseIsoDate(text) !== null, {error: "a date YYYY-MM-DD"});
export const isoTime = z
  .string()
  .refine(
    (text) => /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2}))?$/.test(text) && !Number.isNaN(Date.parse(text)),
    {
      error: "an ISO 8601 time"
    }
  );
export const digits = z.string().regex(/^\d{1,18}$/, {error: "a string of digits, not negative"});
export const unitFraction = z.number().min(0, {error: "a fraction in [0, 1]"}).max(1, {error: "a fraction in [0, 1]"});
export const wholeCount = z
  .int({error: "a whole number, not negative"})
  .min(0, {error: "a whole number, not negative"});
export const name = z.string().min(1, {error: "a text that is not empty"});

/** Bytes of an answer as text, without a byte order mark: the one way a pull and every reader after it read them. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
}

/** Parses a body by a shape; unknown fields are left alone. Throws a PullError that names the first bad field. */
export function parseBody<T>(shape: z.ZodType<T>, body: string): T {
  const value: unknown = JSON.parse(body);
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  throw shapeProblem(result.error.issues, value);
}

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly expected?: unknown;
  readonly input?: unknown;
  /** Of a value that may have several forms, what keeps it from each. */
  readonly errors?: readonly (readonly Issue[])[];
}

/** The first issue of a shape, as a PullError. */
export function shapeProblem([first]: readonly Issue[], value: unknown): PullError {
  if (!first) return new PullError("the answer", "its documented shape", REPORT_CHANGE);
  const issue = nearestIssue(first);
  const expected = issue.code === "invalid_type" ? String(issue.expected) : issue.message;
  return fieldProblem(issue.path, valueAt(value, issue.path), expected);
}

/** What keeps a value from the form it is nearest to, by how little does. */
function nearestIssue(issue: Issue): Issue {
  const [nearest = []] = [...(issue.errors ?? [])].sort((a, b) => a.length - b.length);
  const [inner] = nearest;
  return inner ? nearestIssue({...inner, path: [...issue.path, ...inner.path]}) : issue;
}

/** A PullError at one field. */
export function fieldProblem(path: readonly PropertyKey[], value: unknown, expected: string): PullError {
  const shown = value === undefined ? "missing" : JSON.stringify(value).slice(0, 80);
  return new PullError(`${pathText(path)}: ${shown}`, expected, REPORT_CHANGE);
}

/** The last of several dates, or of the days of time stamps; empty where there is none. */
export function lastDayOf(dates: readonly string[]): string {
  const [last = ""] = [...dates].sort().reverse();
  return dayOfTime(last);
}

/** Throws at the first row whose key was there before. */
export function refuseRepeats<T>(rows: readonly T[], list: string, key: (row: T) => string): void {
  const first = new Map<string, number>();
  for (const [i, row] of rows.entries()) {
    const before = first.get(key(row));
    if (before !== undefined)
      throw new PullError(`${list}[${i}]: ${key(row)}, as in ${list}[${before}]`, "each key once", REPORT_CHANGE);
    first.set(key(row), i);
  }
}

/** Throws where a list that is never empty is. */
export function refuseEmpty(rows: readonly unknown[], list: string): void {
  if (rows.length === 0) throw new PullError(`${list}: no rows`, "at least one", REPORT_CHANGE);
}

/** Throws at the first date after the day of the pull. */
export function refuseFuture(dates: Iterable<readonly [path: string, date: string]>, retrievedAt: string): void {
  const today = dayOfTime(retrievedAt);
  for (const [path, date] of dates)
    if (dayOfTime(date) > today)
      throw new PullError(
        `${path}: ${date}`,
        `a date up to ${today}, the day of the pull`,
        "Nothing was stored. If it is right, the clock of this machine is wrong."
      );
}

function pathText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "the answer";
  return path.map((p, i) => (typeof p === "number" ? `[${p}]` : `${i ? "." : ""}${String(p)}`)).join("");
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((v, p) => (typeof v === "object" && v !== null ? Reflect.get(v, p) : undefined), value);
}
