import {existsSync} from "node:fs";
import {join} from "node:path";
import type {IsoDate} from "../../src/lib/dates.js";
import {printReport} from "../../src/query/report/print.js";
import {blankReport} from "../../src/query/report/report.js";
import {writeWhole} from "../whole.js";
import {reportPath} from "./files.js";

/** Writes the next report of the series, with what is still to be written marked. Returns its path. Throws on a name that is taken. */
export function createReport(name: string, today: IsoDate, root: string): string {
  const path = reportPath(name);
  if (existsSync(join(root, path))) throw new Error(`${path}: there already; expected a name that is free`);
  writeWhole(join(root, path), printReport(blankReport(today)));
  return path;
}
