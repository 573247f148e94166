import type {Lang} from "../../lib/language.js";
import {ownUsage} from "./own-usage.js";

type Options = Parameters<typeof ownUsage>[1];

interface Panel {
  readonly element: HTMLElement;
  options: Options;
}

/** One a language, for as long as the page is open. */
const panels = new Map<Lang, Panel>();

/**
 * The panel of a reader's own usage. It outlives the drawing around it: drawn anew, the page shows the panel it has, with
 * the file a reader chose. Choosing or dropping a file opens it, so that what it says of the file is never folded away.
 */
export function ownPanel(lang: Lang, options: Options): HTMLElement {
  const known = panels.get(lang);
  if (known) {
    known.options = options;
    return known.element;
  }
  const panel: Panel = {
    options,
    element: ownUsage(lang, {
      registry: () => panel.options.registry(),
      onShow: (cube, isBeside) => panel.options.onShow(cube, isBeside),
      onBack: () => panel.options.onBack()
    })
  };
  for (const event of ["change", "drop"])
    panel.element.addEventListener(event, () => panel.element.setAttribute("open", ""));
  panels.set(lang, panel);
  return panel.element;
}
