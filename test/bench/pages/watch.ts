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

/** Runs in a page before its scripts: notes the first frame in which each thing stands in sight. */
export function watch(): void {
  const waited: Waited = (window.waited = {answer: null, chart: null, control: null, shift: 0});
  const isIn = (element: Element) => {
    const {top, bottom, width, height} = element.getBoundingClientRect();
    return width > 0 && height > 0 && top < innerHeight && bottom > 0;
  };
  const has = (selector: string, holds: (element: Element) => boolean = () => true) =>
    [...document.querySelectorAll(`main ${selector}`)].some((element) => isIn(element) && holds(element));
  const look = () => {
    const now = performance.now();
    if (has(":is(.answer, .overview-finding, h1)", (e) => /\d/.test(e.textContent))) waited.answer ??= now;
    if ([...document.querySelectorAll("main svg")].some((svg) => svg.querySelectorAll("path, rect, circle").length > 2))
      waited.chart ??= now;
    if (has(":is(select, input, button, textarea):not(:disabled)")) waited.control ??= now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {value: number; hadRecentInput: boolean})[])
      if (!entry.hadRecentInput) waited.shift += entry.value;
  }).observe({type: "layout-shift", buffered: true});
}
