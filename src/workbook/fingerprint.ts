import type {Model} from "../model/compile.js";
import {formatUnit} from "../model/unit/format.js";

/**
 * A short text that two models share when a workbook of one can be read back for the other: the same lines, units,
 * formulas, periods and places of stated values, whatever the values. It tells versions apart and is no protection.
 */
export function fingerprint(model: Model): string {
  const lines = model.lines.map(({name, spec, unit, argument, scope, isSeries}) => [
    name,
    spec.type,
    formatUnit(unit),
    argument && formatUnit(argument),
    "kind" in spec ? spec.kind : null,
    "formula" in spec ? spec.formula : null,
    isSeries,
    ...("overrides" in spec ? [spec.overrides] : []),
    scope.calendar.periods.map(({label, basis}) => [label, basis])
  ]);
  const worksOut = model.formulas.map((node) => (node ? 1 : 0)).join("");
  return hash(JSON.stringify([lines, worksOut]));
}

/** FNV-1a twice with different starts, 64 bits in all. */
function hash(text: string): string {
  return [0x811c9dc5, 0x9dc5811c]
    .map((start) => {
      let state = start;
      for (let i = 0; i < text.length; ++i) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
      return (state >>> 0).toString(16).padStart(8, "0");
    })
    .join("");
}
