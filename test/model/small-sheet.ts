import type {CalendarSpec} from "../../src/model/calendar/calendar.js";
import {evaluate, outcomes} from "../../src/model/calculate/evaluate.js";
import {errorText} from "../../src/model/calculate/failure.js";
import {compile, compiled} from "../../src/model/compile.js";
import type {LineSpec} from "../../src/model/sheet/line.js";
import type {SheetSpec} from "../../src/model/sheet/sheet.js";

/** Three years, the first reported. */
export const THREE_YEARS: CalendarSpec = {step: "year", first: "FY2025", last: "FY2027", lastActual: "FY2025"};

export function smallSheet(lines: readonly LineSpec[], calendar = THREE_YEARS): SheetSpec {
  return {name: "small", calendar, lines};
}

/** Values of a line of a small sheet; errors as their texts. */
export function worth(lines: readonly LineSpec[], name: string, calendar = THREE_YEARS): (number | string)[] {
  const evaluation = evaluate(compiled(smallSheet(lines, calendar)));
  return outcomes(evaluation, name).map((o) => (o.ok ? o.value : errorText(o.error)));
}

/** What `compile` says of a sheet's lines: errors, or the warnings of a sheet without. */
export function said(lines: readonly LineSpec[], calendar = THREE_YEARS): string[] {
  const result = compile(smallSheet(lines, calendar));
  const problems = result.ok ? result.value.warnings : result.problems;
  return problems.filter(({severity}) => severity === (result.ok ? "warning" : "error")).map(({message}) => message);
}
