import type {Page} from "playwright-core";

/** Smallest text of a figure, in pixels as a reader sees it. */
const LEAST_PX = 12;
/** Boxes of text hold air: so much in both directions is no collision, in pixels. */
const AIR_PX = 2.5;

/** Widens or narrows a page and waits until each chart is drawn at the width it has. */
export async function resized(page: Page, width: number): Promise<void> {
  await page.setViewportSize({width, height: 900});
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll(".figure-chart:not([hidden])")].every((chart) => {
        const [svg, ...others] = chart.querySelectorAll("svg");
        if (!svg || others.length > 0 || chart.clientWidth < 240) return true;
        return Math.abs(Number(svg.getAttribute("width")) - chart.clientWidth) < 2;
      }),
    undefined,
    {polling: 20}
  );
}

/** What is wrong with the texts of a page's figures: too small, over one another, over the edge, cut to one name. */
export async function figureTextFaults(page: Page): Promise<string[]> {
  return page.evaluate(
    ([least, air]) => {
      const faults: string[] = [];
      for (const figure of document.querySelectorAll(".figure")) {
        for (const svg of figure.querySelectorAll(".figure-chart svg")) {
          const texts = [...svg.querySelectorAll("text")].flatMap((text) => {
            const said = [...text.childNodes]
              .map((node) => node.textContent)
              .join(" ")
              .trim();
            const box = text.getBoundingClientRect();
            if (said === "" || box.width === 0 || text.closest("[aria-label=tip], defs")) return [];
            return [{text, said, box}];
          });
          texts.forEach(({text, said, box}, i) => {
            const scale = text.getScreenCTM()?.a ?? 1;
            const size = parseFloat(getComputedStyle(text).fontSize) * scale;
            if (size < least - 0.1) faults.push(`${figure.id}: “${said}” is ${size.toFixed(1)} px`);
            if (box.left < -1 || box.right > innerWidth + 1) faults.push(`${figure.id}: “${said}” leaves the page`);
            for (const other of texts.slice(i + 1)) {
              const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
              const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
              if (across > air && down > air) faults.push(`${figure.id}: “${said}” meets “${other.said}”`);
              if (said.endsWith("…") && said === other.said)
                faults.push(`${figure.id}: two texts are cut to “${said}”`);
            }
          });
        }
        const walker = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT);
        for (let node; (node = walker.nextNode());) {
          const parent = node.parentElement;
          if (!parent || parent.closest("svg, script, style") || !node.textContent?.trim()) continue;
          const size = parseFloat(getComputedStyle(parent).fontSize);
          if (size < least - 0.1 && parent.checkVisibility())
            faults.push(`${figure.id}: “${node.textContent.trim().slice(0, 30)}” is ${size.toFixed(1)} px`);
        }
      }
      return [...new Set(faults)];
    },
    [LEAST_PX, AIR_PX] as const
  );
}
