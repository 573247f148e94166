import {calendar, CalendarError, type Calendar, type CalendarSpec, type Step} from "../calendar/calendar.js";
import type {PlacedStatement} from "./include.js";
import type {StatementOf, WrittenText} from "./node.js";
import {problemAt, START, type TextProblem} from "./place.js";

/** What a document says of itself. */
export interface DocumentHeader {
  /** Whose facts it reads; "" for none. */
  readonly company: string;
  /** snake_case name of its sheet. */
  readonly name: string;
  readonly title: WrittenText | null;
  readonly valuedOn: string | null;
  readonly counts: readonly string[];
  readonly calendar: Calendar;
  /** Whether full years stand beside its periods. */
  readonly hasYears: boolean;
}

const NO_YEARS = "with years; expected halves, quarters or months, which fill years";

const STEPS: readonly (readonly [Step, RegExp])[] = [
  ["year", /^FY\d{4}$/],
  ["half", /^FY\d{4}H\d$/],
  ["quarter", /^FY\d{4}Q\d$/],
  ["month", /^\d{4}-\d{2}$/],
  ["week", /^\d{4}-\d{2}-\d{2}$/]
];

/** The header of a document, or what is wrong with it. */
export function headerOf(statements: readonly PlacedStatement[]): {
  header: DocumentHeader | null;
  problems: readonly TextProblem[];
} {
  const own = statements.filter(({document}) => document === "").map(({statement}) => statement);
  const field = (name: StatementOf<"field">["name"]) => own.find((s) => s.type === "field" && s.name === name);
  const textOf = (name: StatementOf<"field">["name"]) => {
    const found = field(name);
    return found?.type === "field" ? found.text : null;
  };
  const periods = own.find((s) => s.type === "periods");
  if (!periods) {
    const expected = "expected a line such as periods FY2025 to FY2030, reported to FY2026";
    return {header: null, problems: [problemAt(START, `no periods; ${expected}`, "period")]};
  }
  const title = own.find((s) => s.type === "title")?.words ?? null;
  const company = textOf("company") ?? "";
  const named = textOf("model") ?? (company === "" ? (title?.en ?? "model") : `company_${company}`);
  const latin = named
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  const name = latin === "" ? "model" : latin;
  const counts = (textOf("counts") ?? "")
    .split(",")
    .map((noun) => noun.trim())
    .filter((noun) => noun !== "");
  try {
    const spec = calendarSpec(periods);
    const {hasYears} = periods;
    if (hasYears && (spec.step === "year" || spec.step === "week"))
      return {header: null, problems: [problemAt(periods.place, NO_YEARS, "period")]};
    return {
      header: {company, name, title, valuedOn: textOf("valued"), counts, calendar: calendar(spec), hasYears},
      problems: []
    };
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    return {header: null, problems: [problemAt(periods.place, `periods: ${error.message}`, "period")]};
  }
}

function calendarSpec({first, last, lastActual, yearEnd}: StatementOf<"periods">): CalendarSpec {
  const step = STEPS.find(([, pattern]) => pattern.test(first))?.[0] ?? "year";
  return {step, first, last, ...(yearEnd !== null && {yearEnd}), ...(lastActual !== null && {lastActual})};
}
