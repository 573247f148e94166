import {span} from "../calendar/calendar.js";
import {fillPeriods} from "../calendar/match.js";
import {walk, type Node} from "../formula/node.js";
import {namesIn, placeOfNode} from "../formula/parse.js";
import {printFormula} from "../formula/print.js";
import {errorIn, type Problem} from "../problem.js";
import {PURE, type ReportPart, type Typed} from "../functions/define.js";
import type {Line} from "../sheet/link.js";
import {formatUnit} from "../unit/format.js";
import {isPure, sameUnit} from "../unit/unit.js";
import {whyNotLonger} from "./longer.js";
import {typeOf, type TypingContext} from "./type-of.js";

/** The type a line declares: its unit, whether it is a series, its kind. */
export function declaredType({spec, unit}: Line): Typed {
  const timing = "timing" in spec ? spec.timing : undefined;
  if (spec.type === "formula") return {unit, isSeries: !!spec.kind, isLogical: false, kind: spec.kind ?? null, timing};
  if (spec.type !== "fact" && spec.type !== "input") return PURE;
  // A flow stated as one number is that number in each period: taken over longer ones, it adds up.
  const isSeries = typeof spec.values !== "number" || spec.kind === "flow";
  const kind = isSeries ? (spec.kind ?? (isPure(unit) ? "ratio" : null)) : null;
  return {unit, isSeries, isLogical: false, kind, timing};
}

export function contextOf(line: Line, report: ReportPart): TypingContext {
  return {scope: line.scope, line: line.name, report, typeOfLine: declaredType};
}

/** What a line's formula gives, with every problem of units, names, shapes, kinds and periods in it. */
export function checkFormula(line: Line): {readonly typed: Typed; readonly problems: readonly Problem[]} {
  const problems: Problem[] = [];
  const reportIn =
    (instead: string | null): ReportPart =>
    (kind, message, about) => {
      const span = about && placeOfNode(about);
      problems.push({...errorIn(line.name, kind, message), ...(span && {part: {...span, instead}})});
    };
  const {node, spec} = line;
  for (const [label, own] of line.instead) checkNode({...line, node: own}, spec, reportIn(label), problems);
  if (node) return {typed: checkNode({...line, node}, spec, reportIn(null), problems), problems};
  if ("formula" in spec) checkNames(line, spec.formula, reportIn(null));
  return {typed: declaredType(line), problems};
}

/** Reports names and functions that are not known in a formula which cannot be read: they are wrong whatever else is. */
function checkNames(line: Line, formula: string, report: ReportPart): void {
  const context = contextOf(line, (kind, ...told) => {
    if (kind === "unknown_name") report(kind, ...told);
  });
  for (const name of namesIn(formula)) typeOf(name, context);
}

function checkNode(
  line: Line & {readonly node: Node},
  spec: Line["spec"],
  report: ReportPart,
  problems: readonly Problem[]
): Typed {
  const {name} = line;
  const typed = typeOf(line.node, contextOf(line, report));
  checkParts(line, report);
  if (problems.length > 0) return typed;
  if (spec.type === "check") {
    if (!typed.isLogical) report("unit", `check ${name} gives an amount; expected a condition such as ties(a, b)`);
    return typed;
  }
  if (typed.isLogical) report("unit", `${name} is a condition; expected an amount: if(…, 1, 0)`);
  else if (typed.unit && !sameUnit(typed.unit, line.unit))
    report(
      "unit",
      `${name} is in ${formatUnit(line.unit)} but its formula gives ${formatUnit(typed.unit)}; convert() or correct one`
    );
  if (typed.isSeries && !declaredType(line).isSeries)
    report(
      "shape",
      `${name} is one value but its formula gives a series; expected ${kindsFor(typed)} after its unit, or one value by sum(), last(), npv() or at()`
    );
  return typed;
}

/** What a line over periods may be, by what its formula gives. */
function kindsFor({kind, unit}: Typed): string {
  if (kind) return kind;
  if (unit && isPure(unit)) return "ratio";
  return unit && Object.values(unit.powers).some((power) => power < 0) ? "rate" : "flow or stock";
}

/** Reports lines of parts whose periods do not fill this sheet's. */
function checkParts({node, scope}: Line, report: ReportPart): void {
  if (!node || !scope.sheet.parts) return;
  for (const each of walk(node)) {
    const taken = each.type === "name" ? scope.find(each.name) : undefined;
    if (!taken || taken.scope === scope || !declaredType(taken).isSeries) continue;
    const filled = fillPeriods(scope.calendar, taken.scope.calendar);
    const names = `${printFormula(each)} has periods ${span(taken.scope.calendar)}`;
    if (!filled)
      report("period", `period mismatch: ${names}; expected periods that fill ${span(scope.calendar)}`, each);
    else if (filled.some((periods) => periods.length > 1)) {
      const why = whyNotLonger(taken, declaredType);
      if (why) report("period", `${names} and is ${why}`, each);
    }
  }
}
