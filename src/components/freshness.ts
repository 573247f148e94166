import {html} from "npm:htl";
import {isStale} from "../lib/age.js";
import type {IsoDate} from "../lib/dates.js";
import type {Lang} from "../lib/language.js";
import {overdue} from "../words/overdue.js";
import {paintParts} from "./paint-part.js";

/** What a page's data is as of, and when it should have been renewed. */
export interface Aged {
  readonly asOf: IsoDate;
  /** Days after which the source is overdue; null for one that is never renewed. */
  readonly maxAgeDays: number | null;
  readonly citation: string;
  /** A ledger shown as of an earlier day does not age. */
  readonly knownOn?: IsoDate | null;
}

/** Says how old the data is once its source is overdue; hidden before. The age is of the reader's clock. */
export function freshness(aged: Aged, lang: Lang, now: Date = new Date()): HTMLElement {
  const {asOf, maxAgeDays, citation, knownOn = null} = aged;
  const isShown = knownOn === null && maxAgeDays !== null && isStale(asOf, maxAgeDays, now);
  const line = html`<div class="stale" role="status"></div>`;
  line.hidden = !isShown;
  if (!isShown) return line;
  line.append(...paintParts(overdue({asOf, maxAgeDays}, now), {lang, source: citation}));
  return line;
}
