/** The opening line of every part of a workbook. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Text as XML holds it; characters XML has no place for, half a surrogate pair among them, are left out. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]|\p{Surrogate}/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Most characters a spreadsheet's cell holds. */
const MOST_CHARACTERS = 32_767;

/** A text as a cell holds it: spreadsheets read "_x0041_" as a letter, so such an underscore is written out. */
export function escapedText(text: string): string {
  const cut = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
  return escapeXml(cut.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_"));
}
