/** What a reader of a page waited for, in milliseconds from the start of the navigation; null where it did not come. */
export interface Waited {
  answer: number | null;
  chart: number | null;
  /** The first control that can be used. */
  control: number | null;
  /** Cumulative layout shift. */
  shift: number;
}

declare global {
  interface Window {
    waited: Waited;
  }
}

/** Runs in a page before its scripts: notes when each thing stands in sight first. */
export function watch(): void {
  const waited: Waited = (window.waited = {answer: null, chart: null, control: null, shift: 0});
  const isIn = (element: Element) => {
    const {top, bottom, width, height} = element.getBoundingClientRect();
    return width > 0 && height > 0 && top < innerHeight && bottom > 0;
  };
  const says = (element: Element) => isIn(element) && /\d/.test(element.textContent);
  const all = (selector: string) => [...document.querySelectorAll(`main ${selector}`)];
  const look = () => {
    const now = performance.now();
    if (all(":is(.answer, .overview-finding, h1)").some(says)) waited.answer ??= now;
    if (all("svg").some((svg) => svg.querySelectorAll("path, rect, circle").length > 2)) waited.chart ??= now;
    if (all(":is(select, input, button, textarea):not(:disabled)").length) waited.control ??= now;
  };
  // Without a screen frames may stop coming, so the page is looked at by the clock.
  setInterval(look, 20);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {value: number; hadRecentInput: boolean})[])
      if (!entry.hadRecentInput) waited.shift += entry.value;
  }).observe({type: "layout-shift", buffered: true});
}
