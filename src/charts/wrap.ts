/** A word with the space after it, or a Han character with the punctuation that may not begin a line. */
const PART = /[\u2e80-\u9fff（《][，。；：、）》！？]*|[^\s\u2e80-\u9fff（《]+\s*|\s+/g;

/** Lines of a text within a width in ems: broken between words, and between Chinese characters but not before punctuation. */
export function wrapLines(text: string, ems: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of text.match(PART) ?? []) {
    if (line && emsOf(line + part.trimEnd()) > ems) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += part;
  }
  return line ? [...lines, line.trimEnd()] : lines;
}

const FONT_PX = 12;
const LEAST_EMS = 6;

/** Room in ems that a text leaves to a name on its line, of so many pixels for both. */
export function emsBeside(text: string, roomPx: number): number {
  return Math.max(LEAST_EMS, roomPx / FONT_PX - emsOf(text));
}

/** Width of a text in ems, Han characters at one and others at a little over half: enough to keep labels apart. */
export function emsOf(text: string): number {
  return Array.from(text).reduce((ems, character) => ems + (character > "\u2e7f" ? 1 : 0.58), 0);
}
