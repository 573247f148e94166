import {checkSheet, type CheckedLine} from "../check/check.js";
import {walk} from "../formula/node.js";
import {BUILT_IN_NAMES} from "../functions/names.js";
import {errorsAmong} from "../problem.js";
import type {SheetSpec} from "../sheet/sheet.js";
import type {PlacedStatement} from "./include.js";
import {located, nameNotKnown} from "./locate.js";
import {INCLUDE} from "./parse.js";
import type {TextProblem} from "./place.js";

/**
 * What else is wrong with a sheet of which some lines could not be read, so that every mistake is told at once: nothing of
 * those lines themselves, and of lines that read them only names that no line has.
 */
export function problemsBeside(
  sheet: SheetSpec,
  statements: readonly PlacedStatement[],
  told: readonly TextProblem[]
): TextProblem[] {
  const unread = new Set(told.map(({line}) => line));
  const {lines, problems} = checkSheet(sheet);
  const byName = new Map(lines.map((line) => [line.name, line]));
  return errorsAmong(problems).flatMap((problem) => {
    // What is wrong with parts of its formulas is, whatever else of the line is.
    if (unread.has(problem.line) && !problem.part) return [];
    const line = byName.get(problem.line);
    const name = nameNotKnown(problem.message);
    const mayBeThere = name === "" ? line && readsUnread(line, unread) : unread.has(name) || unread.has(INCLUDE);
    return mayBeThere ? [] : [located(problem, statements)];
  });
}

/** Whether formulas of a line name one that could not be read, or may come from an include that could not. */
function readsUnread({node, instead, scope}: CheckedLine, unread: ReadonlySet<string>): boolean {
  return [...(node ? [node] : []), ...instead.values()].some((formula) =>
    [...walk(formula)].some((each) => {
      if (each.type !== "name" || Object.hasOwn(BUILT_IN_NAMES, each.name) || scope.find(each.name)) return false;
      return unread.has(each.name) || unread.has(INCLUDE);
    })
  );
}
