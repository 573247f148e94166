import {html} from "npm:htl";

/** A number on a page: what the reader sees, with value, unit and source for whoever checks it. */
export interface ShownNumber {
  readonly value: number | string;
  readonly unit: string;
  readonly source: string;
  readonly text: string;
}

/** The unit of counts, ranks and ratios, as the SI and UCUM write it. */
const DIMENSIONLESS = "1";

/** A number as an element that carries its value, unit and source. */
export function number({value, unit, source, text}: ShownNumber): HTMLElement {
  return html`<data value=${String(value)} data-unit=${unit || DIMENSIONLESS} data-source=${source}>${text}</data>`;
}
