import {createHash} from "node:crypto";

/** Viewport width below which a first view shows its narrow drawings; charts draw otherwise below 480 px of their own. */
const NARROW = "32rem";

/** Rules that every first view needs. */
export const BASE_RULES: readonly string[] = [
  `@media (width < ${NARROW}) { .first-view-wide { display: none; } }`,
  `@media (width >= ${NARROW}) { .first-view-narrow { display: none; } }`
];

/**
 * Turns style attributes and elements into classes and rules, since a strict policy allows neither in a page. Equal
 * declarations share a class, named by their content, so the rules of many pages join into one sheet.
 */
export class StyleRules {
  readonly #rules = new Map<string, string>();

  /** Takes the style out of an element, or takes away a style element. */
  take(element: Element): void {
    if (element.localName === "style") {
      const text = element.textContent.trim();
      if (text) this.#rules.set(text, text);
      element.remove();
      return;
    }
    const declarations = element.getAttribute("style")?.trim();
    if (declarations === undefined) return;
    element.removeAttribute("style");
    if (declarations)
      element.classList.add(this.#classFor(declarations, (name) => `.${name}.${name} { ${declarations} }`));
  }

  /** A class that keeps the height of a drawing, in pixels, on wide and narrow screens. */
  reserve(wide: number, narrow: number): string {
    return this.#classFor(
      `reserve ${wide} ${narrow}`,
      (name) =>
        `.${name} { min-height: ${wide}px; } @media (width < ${NARROW}) { .${name} { min-height: ${narrow}px; } }`
    );
  }

  rules(): string[] {
    return [...this.#rules.values()];
  }

  #classFor(key: string, rule: (name: string) => string): string {
    const name = `fv-${createHash("sha256").update(key).digest("hex").slice(0, 8)}`;
    this.#rules.set(key, rule(name));
    return name;
  }
}
