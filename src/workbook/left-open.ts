/** A formula of a cell that a sheet leaves without a value where a spreadsheet would give one, such as any of several rates. */
export function leftOpen(formula: string): string {
  return `IF(TRUE,NA(),${formula})`;
}

/** The formula of a cell as it would be were it not left open; LibreOffice writes TRUE as a call. */
export function notLeftOpen(formula: string): string {
  return /^IF\(TRUE(?:\(\))?,NA\(\),(.*)\)$/s.exec(formula)?.[1] ?? formula;
}
