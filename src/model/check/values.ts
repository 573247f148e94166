import {periodIndex, span} from "../calendar/calendar.js";
import {didYouMean} from "../nearest.js";
import {errorIn, type Problem, type ProblemKind} from "../problem.js";
import {KINDS, type Sign, type Values} from "../sheet/line.js";
import {overridesOf, type Line} from "../sheet/link.js";
import {formatUnit} from "../unit/format.js";
import {isPure} from "../unit/unit.js";
import {distributionProblem} from "../uncertainty/distribution.js";

/** What is wrong with the numbers a line was given. */
export function checkValues(line: Line): Problem[] {
  const problems: Problem[] = [];
  const report = (kind: ProblemKind, message: string): void => void problems.push(errorIn(line.name, kind, message));
  const {spec} = line;
  if (spec.type === "check") return [];
  if (spec.type === "table") {
    checkTable(spec.points, line.name, report);
    return problems;
  }
  const values = spec.type === "formula" ? (spec.actuals ?? {}) : spec.values;
  checkPeriods(values, line, report);
  checkOverrides(line, report);
  for (const [where, value] of labelled(values)) checkNumber(value, where, line, report);
  if (spec.type !== "formula" && typeof values !== "number" && !spec.kind && !isPure(line.unit))
    report("kind", `kind of ${line.name} in ${formatUnit(line.unit)} is not stated; expected ${KINDS.join(", ")}`);
  if (spec.type === "input" && spec.reason.trim() === "")
    report("range", `${line.name} has no reason; expected a source or why it was chosen`);
  if (spec.type === "fact" && spec.source.trim() === "")
    report("range", `${line.name} has no source; expected where the value was reported`);
  if (spec.type === "formula" && spec.actuals && !spec.source)
    report("range", `actuals of ${line.name} have no source; expected where they were reported`);
  if (spec.type === "input" && spec.step !== undefined && !(spec.step > 0))
    report("range", `step of ${line.name}: ${spec.step}; expected a number above 0`);
  if (spec.type === "input" && spec.distribution) {
    const problem = distributionProblem(spec.distribution);
    if (problem) report("range", `distribution of ${line.name}: ${problem}`);
  }
  return problems;
}

function checkOverrides({name, spec, scope: {calendar}}: Line, report: Report): void {
  const isSeries = "kind" in spec;
  for (const [label, worth] of Object.entries(overridesOf(spec))) {
    if (isSeries ? periodIndex(calendar, label) < 0 : label !== "")
      report("period", `override of ${name}: ${label || "no period"}; expected ${isSeries ? span(calendar) : "none"}`);
    if (typeof worth === "number" && !Number.isFinite(worth))
      report("range", `override of ${name}: ${worth}; expected a number`);
  }
}

function labelled(values: Values): (readonly [where: string, value: number])[] {
  if (typeof values === "number") return [["", values]];
  if (isList(values)) return values.map((v, i) => [` at ${i + 1}`, v] as const);
  return Object.entries(values).map(([label, v]) => [` in ${label}`, v] as const);
}

function isList(values: Values): values is readonly number[] {
  return Array.isArray(values);
}

type Report = (kind: ProblemKind, message: string) => void;

function checkPeriods(values: Values, {name, scope: {calendar}}: Line, report: Report): void {
  if (typeof values === "number" || calendar.periods.length === 0) return;
  if (!isList(values)) {
    const labels = calendar.periods.map((p) => p.label);
    for (const label of Object.keys(values))
      if (periodIndex(calendar, label) < 0)
        report("period", `period: ${label} of ${name}; expected ${span(calendar)}${didYouMean(label, labels)}`);
    return;
  }
  const estimates = calendar.periods.filter((p) => p.basis === "estimate").length;
  if (values.length !== calendar.periods.length && values.length !== estimates)
    report(
      "period",
      `${values.length} values of ${name}; expected ${calendar.periods.length}, one for each period, or ${estimates}, one for each estimate`
    );
}

function checkNumber(value: number, where: string, {name, spec}: Line, report: Report): void {
  const isAbsent = spec.type === "fact" && spec.absent !== undefined && Number.isNaN(value);
  if (isAbsent) return;
  if (!Number.isFinite(value)) report("range", `${name}${where}: ${value}; expected a number`);
  if (spec.type === "input" && spec.range) {
    const [least, greatest] = spec.range;
    if (!(value >= least && value <= greatest))
      report("range", `${name}${where} out of range: ${value}; expected ${least} to ${greatest}`);
  }
  if (spec.type !== "check" && spec.type !== "table" && spec.sign && !hasSign(value, spec.sign))
    report("sign", `${name}${where} is kept ${spec.sign}: ${value}; expected the other sign, or 0`);
}

/** Zero has either sign. */
export function hasSign(value: number, sign: Sign): boolean {
  return sign === "positive" ? value >= 0 : value <= 0;
}

function checkTable(points: readonly (readonly [number, number])[], name: string, report: Report): void {
  if (points.length < 2) report("range", `table ${name} has ${points.length} points; expected at least 2`);
  points.forEach(([x, y], i) => {
    if (!Number.isFinite(x) || !Number.isFinite(y))
      report("range", `point ${i + 1} of ${name}: ${x}, ${y}; expected numbers`);
    if (i > 0 && x <= (points[i - 1]?.[0] ?? -Infinity))
      report("range", `point ${i + 1} of ${name}: ${x}; expected arguments in rising order`);
  });
}
