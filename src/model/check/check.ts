import {errorsAmong, type Problem} from "../problem.js";
import {link, type Line} from "../sheet/link.js";
import type {SheetSpec} from "../sheet/sheet.js";
import {checkConstants, checkSigns, checkUnused} from "./habits.js";
import {checkFormula, declaredType} from "./lines.js";
import {checkValues} from "./values.js";
import {checkWork} from "./work.js";

export interface CheckedLine extends Line {
  /** Whether it has a cell for each period; of a check, what its formula gives. */
  readonly isSeries: boolean;
}

export interface Checked {
  readonly lines: readonly CheckedLine[];
  readonly problems: readonly Problem[];
}

/** Everything that can be said of a sheet before a number is worked out, except cycles, which need its cells. */
export function checkSheet(sheet: SheetSpec): Checked {
  const {lines, problems} = link(sheet);
  const all = [...problems];
  const checked = lines.map((line) => {
    const {typed, problems: found} = checkFormula(line);
    all.push(...checkValues(line), ...found, ...checkConstants(line), ...checkSigns(line));
    return Object.assign(line, {isSeries: line.spec.type === "check" ? typed.isSeries : declaredType(line).isSeries});
  });
  all.push(...checkUnused(lines));
  if (errorsAmong(all).length === 0) all.push(...checkWork(lines));
  return {lines: checked, problems: unique(all)};
}

/** The same thing is told once, where it stands first. */
function unique(problems: readonly Problem[]): Problem[] {
  const told = new Set<string>();
  return problems.filter(({line, message}) => {
    const key = `${line} ${message}`;
    return !told.has(key) && told.add(key);
  });
}
