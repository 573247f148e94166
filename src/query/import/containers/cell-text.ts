/** A value of any reader as the text a delimited file would hold. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "?" : value.toISOString();
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return String(value);
  return JSON.stringify(value, (_, nested: unknown) => (typeof nested === "bigint" ? String(nested) : nested));
}

/** A value cut to what fits a line. */
export function cut(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}
