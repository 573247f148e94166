import type {Page} from "playwright-core";

/** What a page shows, apart by what must be equal between languages and what must not. */
export interface Snapshot {
  /**
   * Values of `<data>`, in order, within a sentence by value, but of those read out of words: languages place and write them
   * differently.
   */
  readonly values: readonly string[];
  /** Dates of `<time>`: languages place them differently in a sentence. */
  readonly dates: readonly string[];
  /** Percentages written in figures: in titles, on marks, in tables. */
  readonly percentages: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  /** Headings, labels and the like: each is one text of the interface. */
  readonly labels: readonly string[];
  /** Text of cells and choices that are not numbers: names, mostly. */
  readonly names: readonly string[];
  /** All other running text and spoken labels, but citations and what is marked as another language. */
  readonly texts: readonly string[];
}

/** Reads a page with every table and drop-down open. */
export async function snapshot(page: Page): Promise<Snapshot> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    for (const table of document.querySelectorAll(".figure-table[hidden]"))
      table.closest("figure")?.querySelector<HTMLElement>(".figure-actions button")?.click();
    for (const chart of document.querySelectorAll<HTMLElement>(".figure-chart")) chart.hidden = false;

    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
    const text = (element: Element) => element.textContent.trim().replace(/\s+/g, " ");
    /** The text of an element with its pieces apart, so that cells do not run together. */
    const apart = (element: Element) => {
      const pieces = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let text = "";
      while (pieces.nextNode()) text += ` ${(pieces.currentNode as Text).data}`;
      return text;
    };
    const isForeign = (element: Element) => element.closest("body [lang]") !== null;
    const isCode = (element: Element) =>
      text(element) !== "" && element.querySelector("code")?.textContent === text(element);
    /** Values in order; those of one sentence once and by value, since another language names them in another order and as often as it must. */
    const valuesIn = (elements: readonly Element[]) => {
      const runs: {title: Element | null; values: string[]}[] = [];
      for (const element of elements) {
        const title = element.closest("h1, h2, h3, .figure-subtitle, .figure-note, caption");
        const value = element.getAttribute("value") ?? "";
        const last = runs.at(-1);
        if (last && title !== null && last.title === title) last.values.push(value);
        else runs.push({title, values: [value]});
      }
      return runs.flatMap(({title, values}) => (title === null ? values : [...new Set(values)].sort()));
    };
    const NAMES = "td, option, .multi-list label, .source dd";
    const LABELS =
      "h1, h2, h3, h4, label, button, summary, th, caption, dt, nav a, .site-name, .input-label, .figure-title, .figure-subtitle, .source p, .dictionary dd";

    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
      const parent = node.parentElement;
      if (!parent || isForeign(parent)) continue;
      if (!parent.closest(`script, style, code, textarea, .figure-source, .sql-schema, .dictionary, .source, ${NAMES}`))
        texts.push((node as Text).data.trim());
    }
    for (const element of all("[aria-label], [placeholder], [title]"))
      // Plot names its groups in English for styling; they have no role and are not read out.
      if (!isForeign(element) && !element.closest("svg"))
        for (const name of ["aria-label", "placeholder", "title"]) texts.push(element.getAttribute(name) ?? "");

    return {
      values: valuesIn(all("data:not(.written)")),
      dates: all("time").map((e) => e.getAttribute("datetime") ?? ""),
      percentages: all(".figure").flatMap((figure) => apart(figure).match(/[\d.]+%/g) ?? []),
      counts: Object.fromEntries(
        [
          "figure",
          "svg",
          "table",
          "tr",
          "button",
          "select",
          "option",
          "input",
          "textarea",
          "details",
          "h1",
          "h2",
          "h3",
          "p"
        ].map((tag) => [tag, all(tag).length])
      ),
      labels: all(LABELS)
        .filter((e) => !isForeign(e) && !isCode(e) && !e.matches(NAMES))
        .map(text),
      names: all(NAMES)
        .filter((e) => !e.querySelector("data, time") && !isCode(e) && !isForeign(e))
        .map(text),
      texts: [document.title, ...texts].filter((t) => t !== "")
    };
  });
}
