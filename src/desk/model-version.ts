import type {Overrides} from "../model/calculate/overrides.js";
import {compiled} from "../model/compile.js";
import type {SheetSpec} from "../model/sheet/sheet.js";
import {withEdits, type Edits} from "../workspace/edits.js";
import type {VersionedSheet} from "./value-change.js";

/** A company model of a publication: all that its numbers come from. */
export interface ModelVersion {
  readonly sheet: SheetSpec;
  /** Lines of the value per share and of its price. */
  readonly value: string;
  readonly price: string;
  /** Of each case of ours. */
  readonly cases: Readonly<Record<string, Overrides>>;
}

/** A version under the case and the cells that a link sets. */
export function versionUnder(
  {sheet, value, price, cases}: ModelVersion,
  {case: key, edits}: {readonly case: string; readonly edits: Edits}
): VersionedSheet {
  return {sheet, value, price, overrides: withEdits(compiled(sheet), cases[key] ?? {}, edits)};
}
