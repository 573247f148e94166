import {writtenNumbers} from "../lib/written-numbers.js";

/** A number on a page: what the reader sees, with value, unit and source for whoever checks it. */
export interface ShownNumber {
  readonly value: number | string;
  readonly unit: string;
  readonly source: string;
  readonly text: string;
}

/** The unit of counts, ranks and ratios, as the SI and UCUM write it. */
const DIMENSIONLESS = "1";

/** A number as an element that carries its value, unit and source. Made by hand: pages hold thousands. */
export function numberElement({value, unit, source, text}: ShownNumber): HTMLElement {
  const element = document.createElement("data");
  element.setAttribute("value", String(value));
  element.setAttribute("data-unit", unit || DIMENSIONLESS);
  element.setAttribute("data-source", source);
  element.textContent = text;
  return element;
}

/**
 * A text that is data, with each number in it as an element: words of a registry or a model, what a reader typed, examples of
 * what may be typed. What we say ourselves is a sentence of quantities instead. `unit` is that of numbers written with a scale
 * and no sign of their own, such as 5.16 trillion; `names` hold digits that are no numbers.
 */
export function numbersIn(
  text: string,
  {source, unit = "tokens", names = []}: {source: string; unit?: string; names?: readonly string[]}
): (string | HTMLElement)[] {
  return writtenNumbers(text, names).map((part) => {
    if (typeof part === "string") return part;
    const shown = numberElement({...part, unit: part.unit ?? (part.isScaled ? unit : DIMENSIONLESS), source});
    shown.classList.add("written");
    return shown;
  });
}

/** Source of what a reader typed and the page repeats. */
export const TYPED = "typed by the reader";
