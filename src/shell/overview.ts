import {html} from "npm:htl";
import {rangeRowsChart} from "../charts/range-rows.js";
import {sharesByOriginChart} from "../charts/shares-by-origin.js";
import {notOnRecord, notOnRecordText} from "../components/not-on-record.js";
import {revenueSource} from "../components/figures/revenue-figures.js";
import type {CoverageSheet} from "../coverage/coverage.js";
import {billFact, sharesFact, sharesSince, tokensFact, verdictSquares} from "../figures/overview-facts.js";
import {noteSentence, onceSentence, overviewHeadline} from "../figures/overview-headline.js";
import {leaderFigure, leadFinding} from "../figures/overview-leads.js";
import {moneyFigure, moneyFinding, routerParts} from "../figures/overview-money.js";
import {valueToPriceFigure, priceFinding, priceRows} from "../figures/overview-price.js";
import {overviewShare, unplacedSentence} from "../figures/overview-share.js";
import {formatShare} from "../lib/format.js";
import type {Lang} from "../lib/language.js";
import {PAUSE} from "../lib/signs.js";
import {BASIS_NAME, type Basis, type WeekByOrigin} from "../query/basis.js";
import type {Claims} from "../query/claims/claims.js";
import type {RevenueData} from "../query/revenue.js";
import {holdsNoteWeeks, noteWeeks, type Usage} from "../query/usage.js";
import {chapter} from "./chapter.js";
import {factCard, sharesCard, squaresCard} from "./facts.js";
import {paint} from "./paint.js";
import {paintFigure} from "./paint-figure.js";

type ByBasis = Readonly<Record<Basis, readonly WeekByOrigin[]>>;

/** What the page has found, for its title. */
export function headline(usage: Usage, byBasis: ByBasis, lang: Lang): HTMLElement {
  return paint(overviewHeadline(byBasis.all, usage), {lang, source: usage.citation});
}

/** One sentence on the note, the share chart, and four facts beside it. */
export function firstScreen(
  usage: Usage,
  byBasis: ByBasis,
  claims: Claims,
  revenue: RevenueData,
  lang: Lang
): HTMLElement {
  const source = usage.citation;
  const last = byBasis.all.at(-1);
  if (!last) return notOnRecord("weekly", usage.knownOn, lang);
  const note = holdsNoteWeeks(usage) ? noteSentence(byBasis, noteWeeks(usage).to, claims.then) : null;
  const absent = note ? [] : [notOnRecordText("note", usage.knownOn, lang)];
  const [shares, bill] = [sharesFact(claims), billFact(revenue, revenueSource(revenue).citation)];
  const unplaced = unplacedSentence(last);
  const said = [onceSentence(byBasis.all), note].flatMap((part) => (part ? [paint(part, {lang, source})] : []));
  const words = [...said, ...absent];
  const share = {...overviewShare(usage, byBasis.all), ...(unplaced && {note: unplaced})};
  return html`<div class="first-screen">
    <div class="first-story">
      <p class="dek">${words.flatMap((word, i) => (i > 0 && lang === "en" ? [" ", word] : [word]))}</p>
      ${paintFigure(share, (width) => sharesByOriginChart(byBasis.all, {lang, width, isFirst: true, ...(holdsNoteWeeks(usage) && {noteWeek: noteWeeks(usage).to})}), lang)}
    </div>
    <div class="facts">
      ${factCard(tokensFact(byBasis.all, source), lang)} ${squaresCard(verdictSquares(claims), lang)}
      ${shares ? sharesCard(shares, sharesSince(claims), lang) : ""} ${bill ? factCard(bill, lang) : ""}
    </div>
  </div>`;
}

const SIDE_COLOR = {china: "var(--origin-china)", us: "var(--origin-us)"} as const;

/** Who leads, under every basis and both ends of what cannot be placed. */
export function tokensChapter(usage: Usage, byBasis: ByBasis, lang: Lang): HTMLElement {
  const value = leaderFigure(usage, byBasis);
  const side = {china: {en: "China", zh: "中国"}, us: {en: "US", zh: "美国"}} as const;
  const rows = value.rows.map(({basis, side: of, bounds}) => ({
    key: `${basis}-${of}`,
    label: `${BASIS_NAME[basis][lang]}${PAUSE[lang]}${side[of][lang]}`,
    ...bounds,
    text: rangeText(bounds.low, bounds.high, lang, 0),
    color: SIDE_COLOR[of]
  }));
  return chapter(
    {
      name: "tokens",
      finding: leadFinding(byBasis),
      source: usage.citation,
      figure: paintFigure(value, (width) => rangeRowsChart(rows, {lang, width, isFromZero: true, most: 1}), lang),
      more: {to: "/usage", name: {en: "Usage: any week, any slice", zh: "用量：任一周、任一切面"}}
    },
    lang
  );
}

/** Router dollars against reported revenue. */
export function moneyChapter(revenue: RevenueData, lang: Lang): HTMLElement {
  const source = revenueSource(revenue);
  const value = moneyFigure(revenue, source);
  const rows = value.rows.map(({company, reported, low, high}) => ({
    key: reported.entity,
    label: company[lang],
    low,
    high,
    text: rangeText(low, high, lang, 2),
    color: "var(--accent)"
  }));
  return chapter(
    {
      name: "money",
      finding: moneyFinding(routerParts(revenue)),
      source: source.citation,
      figure: value.rows.length
        ? paintFigure(value, (width) => rangeRowsChart(rows, {lang, width, isFromZero: true}), lang)
        : notOnRecord("reported", revenue.knownOn, lang),
      more: {to: "/revenue", name: {en: "Revenue: what tokens cost, and who keeps it", zh: "收入：词元值多少，钱归谁"}}
    },
    lang
  );
}

/** What our cases say against each price. */
export function priceChapter(sheet: CoverageSheet, claims: Claims, lang: Lang): HTMLElement {
  const since = sharesSince(claims);
  const value = valueToPriceFigure(sheet, since);
  const rows = value.rows.map(({company, row, price, base, low, high}) => ({
    key: row.entity,
    label: company[lang],
    low: low / price,
    high: high / price,
    mark: base / price,
    text: `${{en: "base", zh: "基准"}[lang]} ${formatShare(base / price, lang, 0)}`,
    color: "var(--accent)"
  }));
  const reference = {value: 1, label: {en: "price", zh: "股价"}[lang]};
  return chapter(
    {
      name: "price",
      finding: priceFinding(priceRows(sheet)),
      source: sheet.citation,
      figure: value.rows.length
        ? paintFigure(value, (width) => rangeRowsChart(rows, {lang, width, reference}), lang)
        : notOnRecord("companies", sheet.knownOn, lang),
      more: {to: "/companies", name: {en: "Companies: what each price asks", zh: "公司：各股价所要求的条件"}}
    },
    lang
  );
}

function rangeText(low: number, high: number, lang: Lang, digits: number): string {
  const [least, most] = [formatShare(low, lang, digits), formatShare(high, lang, digits)];
  return least === most ? least : {en: `${least} to ${most}`, zh: `${least} 至 ${most}`}[lang];
}
