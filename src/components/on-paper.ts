/** Tells when the page is about to be put on paper, or a reader looks at it as it would be, and when no longer. */
export function onPaper(listener: (isNow: boolean) => void): void {
  addEventListener("beforeprint", () => listener(true));
  addEventListener("afterprint", () => listener(false));
  matchMedia("print").addEventListener("change", ({matches}) => listener(matches));
}
