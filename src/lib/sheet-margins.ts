/** What a printed sheet says, by the corner in which it stands. */
export type SheetMargins = Readonly<Partial<Record<"top-left" | "top-right" | "bottom-left" | "bottom-right", string>>>;

/** Rules of style by which each sheet of a page says something in its margins; the last corner also has its number. */
export function sheetMargins(said: SheetMargins): string {
  const boxes = Object.entries(said).map(([corner, text]) => {
    const number = corner === "bottom-right" ? ' "  " counter(page) "/" counter(pages)' : "";
    return `@${corner} { content: ${cssText(text)}${number}; font: 8pt sans-serif; color: #555; }`;
  });
  return `@page { margin: 16mm 12mm 18mm; ${boxes.join(" ")} }`;
}

/** Without a sign that would end it, or the element in which the rules stand. */
function cssText(text: string): string {
  return `"${text.replace(/["\\\n<]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
}
