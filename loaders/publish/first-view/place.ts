/** Elements that end a paragraph when a browser reads them inside one. */
const BLOCK = /<(?:div|figure|table|ul|ol|dl|p|form|h[1-6]|section|article|details|fieldset|pre|hr|nav|aside)\b/;

/** What a page gets, with paths relative to it. */
export interface Placed {
  /** HTML by the cell's id. */
  readonly cells: Readonly<Record<string, string>>;
  /** Data the page asks for as soon as its scripts run, to be asked for at once: else it waits for every script first. */
  readonly files: readonly string[];
  readonly sheet: string;
}

/**
 * Puts what cells show first into a built page: inside the element that Framework takes away at a cell's first display.
 * What the first view does not need is asked for after its styles. Throws where a cell stands in a paragraph and shows what
 * a paragraph cannot hold.
 */
export function placeViews(html: string, {cells, files, sheet}: Placed): string {
  const placed = html.replace(
    /(?:<observablehq-loading><\/observablehq-loading>)?<!--:([0-9a-f]{8}(?:-\d+)?):-->/g,
    (root, id: string, at: number) => {
      const view = cells[id];
      if (view === undefined) return root;
      if (BLOCK.test(view) && isInParagraph(html, at))
        throw new Error(`cell ${id}: shows a block within a paragraph; expected it on a line of its own`);
      return `<observablehq-loading>${view}</observablehq-loading><!--:${id}:-->`;
    }
  );
  const preloads = files.map((file) => `<link rel="preload" as="fetch" ${LATER} crossorigin href="${file}">\n`);
  return placed
    .replace(/<link rel="modulepreload"|<\/head>/, (first) => `<link rel="stylesheet" href="${sheet}">\n${first}`)
    .replaceAll('<link rel="modulepreload"', `<link rel="modulepreload" ${LATER}`)
    .replace("</head>", `${preloads.join("")}</head>`);
}

/** Of what a browser is to ask for once nothing of the first view waits. */
const LATER = 'fetchpriority="low"';

function isInParagraph(html: string, at: number): boolean {
  return html.lastIndexOf("<p>", at) > Math.max(html.lastIndexOf("</p>", at), html.lastIndexOf("<div", at));
}
