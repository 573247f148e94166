import {checkFormula} from "../../../src/model/check/lines.js";
import {EXAMPLE_CALENDAR, EXAMPLE_LINES} from "../../../src/model/functions/example-lines.js";
import type {Example} from "../../../src/model/functions/define.js";
import {flow, ratio, value, type LineSpec} from "../../../src/model/sheet/line.js";
import {link} from "../../../src/model/sheet/link.js";
import type {SheetSpec} from "../../../src/model/sheet/sheet.js";
import {formatUnit} from "../../../src/model/unit/format.js";
import {isPure, ONE} from "../../../src/model/unit/unit.js";

const CALENDAR = {name: "examples", calendar: EXAMPLE_CALENDAR};

/** An example as a line of the unit and shape its formula gives. */
function exampleLine(name: string, {formula}: Example): LineSpec {
  const {lines} = link({...CALENDAR, lines: [...EXAMPLE_LINES, value(name, "1", formula)]});
  const line = lines.at(-1);
  if (!line) throw new Error(`no line of ${formula}`);
  const {typed} = checkFormula(line);
  const unit = typed.unit ?? ONE;
  const make = typed.isSeries ? (isPure(unit) ? ratio : flow) : value;
  return make(name, formatUnit(unit), formula);
}

/** A sheet of the lines that examples read, with one line for each example. */
export function exampleSheet(examples: Readonly<Record<string, Example>>): SheetSpec {
  const lines = Object.entries(examples).map(([name, example]) => exampleLine(name, example));
  return {...CALENDAR, lines: [...EXAMPLE_LINES, ...lines]};
}
