import {AGGREGATES} from "./aggregate.js";
import {ANNUITY} from "./annuity.js";
import {CIRCULAR} from "./circular.js";
import {CONVERT} from "./convert.js";
import {DATES} from "./dates.js";
import type {FunctionDefinition} from "./define.js";
import {FINANCE} from "./finance.js";
import {LOGIC} from "./logic.js";
import {LOOKUP} from "./lookup.js";
import {SCALAR} from "./scalar.js";
import {STATISTICS} from "./statistics.js";
import {TIME_FUNCTIONS} from "./time.js";
import {WINDOWS} from "./windows.js";

/** Every function of the formula language, by name. */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  [AGGREGATES, STATISTICS, TIME_FUNCTIONS, WINDOWS, FINANCE, ANNUITY, LOGIC, SCALAR, DATES, [CONVERT, LOOKUP, CIRCULAR]]
    .flat()
    .map((f) => [f.name, f])
);
