/** How a line's numbers read: as percentages or as they are, with a fixed number of digits. */
export interface NumberStyle {
  readonly percent: boolean;
  readonly digits: number;
}

/**
 * The number a reader typed or pasted: "1,234.5", "12%", "(3.5)", "−4", "1e6", with currency signs and blanks left
 * out. A per cent sign divides by 100; without one a number is taken as it stands. Null for any other text.
 */
export function parseEntry(text: string): number | null {
  const plain = text
    .normalize("NFKC")
    .replace(/[\s,$€£¥]|US|HK|RMB/g, "")
    .replace(/[−–]/g, "-");
  const [, open, digits = "", percent, close] =
    /^(\()?([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(%)?(\))?$/i.exec(plain) ?? [];
  if (digits === "" || (open === undefined) !== (close === undefined)) return null;
  const value = Number(digits) / (percent ? 100 : 1) || 0;
  return Number.isFinite(value) ? (open ? 0 - value : value) : null;
}

/** A value as an editor opens with it: exact, in per cent where the line reads so. */
export function entryText(value: number, {percent}: NumberStyle): string {
  if (Number.isNaN(value)) return "";
  if (!percent) return String(value);
  const scaled = Number((value * 100).toPrecision(15));
  return scaled / 100 === value ? `${scaled}%` : String(value);
}
