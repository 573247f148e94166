import {cellOfKey, editProblem, type Edits} from "../../src/workspace/edits.js";
import {lineOf, periodLabel, type Cell, type Model} from "../../src/model/compile.js";
import {withOverride} from "../../src/model/text/edit-cell.js";
import type {Library} from "../../src/model/text/include.js";
import {numberProblem} from "../../src/model/text/number-problems.js";
import {writtenNumber} from "../../src/model/text/quantity.js";
import {unitAsWritten} from "../../src/workspace/style.js";

/** Settings of the command line, read: numbers of inputs, and the text with numbers that stand instead of what its lines say. */
export interface ReadSettings {
  readonly edits: Edits;
  readonly text: string;
  /** Cells that stand otherwise than their lines say, as typed. */
  readonly instead: readonly string[];
  readonly problems: readonly string[];
}

const REASON = {en: "set on the command line", zh: "由命令行设定"};

/** Reads settings such as `growth@FY2027=27%`. A number for a formula or a reported figure is a marked override, as in the page. */
export function readSettings(text: string, library: Library, model: Model, settings: readonly string[]): ReadSettings {
  const edits: Record<string, number> = {};
  const instead: string[] = [];
  const problems: string[] = [];
  let after = text;
  for (const setting of settings) {
    const [, typed = "", written = ""] = /^([^=]+)=(.*)$/.exec(setting) ?? [];
    const key = typed.trim();
    const number = writtenNumber(written.trim());
    const cell = cellOfKey(model, key);
    const line = cell === null ? null : (model.cells[cell] as Cell).line;
    const sign = number && line && numberProblem(number, unitAsWritten(line));
    const isInstead = line !== null && (line.spec.type === "formula" || line.spec.type === "fact");
    if (!number) problems.push(`${setting}; expected a line and its number, such as growth@FY2027=27%`);
    else if (sign) problems.push(`${key}: ${sign}`);
    else if (isInstead) {
      const period = periodLabel(model.cells[cell as number] as Cell);
      const put = withOverride(after, library, {line: line.name, period, worth: number.text, reason: REASON});
      if (put === null) problems.push(`${key}: cannot be written into the document; expected a line of it`);
      else [after] = [put, instead.push(`${key} = ${number.text}`)];
    } else {
      const problem = isSeriesNamed(model, key)
        ? `${key}: a line over periods; expected one of them, such as ${key}@${firstPeriod(model, key)}`
        : (editProblem(model, key, number.value)?.en ?? null);
      if (problem === null) edits[key] = number.value;
      else problems.push(problem);
    }
  }
  return {edits, text: after, instead, problems: problems.map((problem) => `--set: ${problem}`)};
}

/** Whether a key names a formula or reported line over periods without saying in which. */
function isSeriesNamed(model: Model, key: string): boolean {
  const line = model.firstCell.has(key) ? lineOf(model, key) : null;
  return line !== null && line.isSeries && line.spec.type !== "input";
}

function firstPeriod(model: Model, key: string): string {
  return lineOf(model, key).scope.calendar.periods.at(-1)?.label ?? "";
}
