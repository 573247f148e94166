import {html} from "npm:htl";
import {ageInDays, isStale} from "../lib/age.js";
import type {IsoDate} from "../lib/dates.js";
import {formatDate, formatInteger} from "../lib/format.js";
import type {Lang} from "../lib/language.js";
import {numberElement} from "./number.js";

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
  const days = (value: number) =>
    numberElement({value, unit: "days", source: citation, text: formatInteger(value, lang)});
  const age = days(ageInDays(asOf, now));
  const due = days(maxAgeDays);
  const date = html`<time datetime=${asOf}>${formatDate(asOf, lang)}</time>`;
  line.append(
    lang === "zh"
      ? html`<span>数据截至 ${date}，距今 ${age} 天。该来源应每 ${due} 天更新一次。</span>`
      : html`<span>Data as of ${date}: ${age} days old. This source is due every ${due} days.</span>`
  );
  return line;
}
