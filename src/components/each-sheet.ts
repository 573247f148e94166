import {sheetMargins} from "../lib/sheet-margins.js";

/**
 * Loaded by every page: on paper each sheet says where it is from, when it was printed, which it is of how many, and whose
 * view it has where that is not ours. For whom it is, the page’s own style says.
 */

/** As much of an address as the foot of a sheet has room for. */
const MOST_OF_ADDRESS = 110;

/** What elements of a page have each sheet say while they stand there (`data-each-sheet`), each text once. */
export function saidOnEachSheet(page: Pick<ParentNode, "querySelectorAll"> = document): string {
  const marked = [...page.querySelectorAll<HTMLElement>("[data-each-sheet]")];
  return [...new Set(marked.map(({dataset}) => dataset["eachSheet"]).filter(Boolean))].join(" · ");
}

function start(): void {
  const margins = new CSSStyleSheet();
  addEventListener("beforeprint", () => {
    margins.replaceSync(
      sheetMargins({
        "top-left": saidOnEachSheet(),
        "bottom-left": location.href.slice(0, MOST_OF_ADDRESS),
        "bottom-right": new Date().toISOString().slice(0, 10)
      })
    );
    if (!document.adoptedStyleSheets.includes(margins))
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, margins];
  });
}

if (typeof document !== "undefined" && typeof location !== "undefined") start();
