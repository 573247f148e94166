import {AGGREGATES} from "./aggregate.js";
import {CONVERT} from "./convert.js";
import type {FunctionDefinition} from "./define.js";
import {FINANCE} from "./finance.js";
import {LOGIC} from "./logic.js";
import {LOOKUP} from "./lookup.js";
import {SCALAR} from "./scalar.js";
import {TIME} from "./time.js";
import {WINDOWS} from "./windows.js";

/** Every function of the formula language, by name. */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  [...AGGREGATES, ...TIME, ...WINDOWS, ...FINANCE, ...LOGIC, ...SCALAR, CONVERT, LOOKUP].map((f) => [f.name, f])
);
