import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {IsoDate} from "../../src/lib/dates.js";
import {formatDate, formatShare} from "../../src/lib/format.js";
import type {Lang, Text} from "../../src/lib/language.js";
import {sha256} from "../ledger/entry.js";
import {projectRoot} from "../paths.js";
import {readRecommendations, RECOMMENDATIONS, type Recommendation} from "./registers.js";
import {escapedMarkup} from "../markup.js";

/** How far the ledger of recommendations had come at a publication: so many rows, which stay as they were. */
export interface LedgerMark {
  readonly rows: number;
  readonly sha256: string;
}

/** What each page says at its foot of a house that rates, and of one that does not. */
export const STANDING = {
  rated: {
    en: "Research: the ratings and price targets of the house are those among the disclosures.",
    zh: "研究资料，本机构的评级与目标价以披露所列为准。"
  },
  unrated: {en: "Research tool without ratings or price targets.", zh: "研究工具，不含评级与目标价。"}
} as const satisfies Record<string, Text>;

/** Whether the house rates: keeps a ledger of recommendations with one in it. */
export function hasRatings(root = projectRoot): boolean {
  return (readRecommendations(root) ?? []).length > 0;
}

/** How far the ledger has come; null where the house keeps none. */
export function ledgerMark(root = projectRoot): LedgerMark | null {
  const lines = linesOf(root);
  return lines === null ? null : markAt(lines, lines.length - 1);
}

/** Why the ledger is not what an earlier publication was drawn from with rows added behind; null where it is. */
export function ledgerProblem(was: LedgerMark, root = projectRoot): string | null {
  const now = markAt(linesOf(root) ?? [], was.rows);
  return now.sha256 === was.sha256
    ? null
    : `${RECOMMENDATIONS}: the first ${was.rows} rows are not as they were published; expected sha256 ${was.sha256}: restore them, and put what is new behind them`;
}

function linesOf(root: string): string[] | null {
  const path = join(root, RECOMMENDATIONS);
  return existsSync(path) ? readFileSync(path, "utf8").trimEnd().split(/\r?\n/) : null;
}

function markAt(lines: readonly string[], rows: number): LedgerMark {
  return {rows, sha256: sha256(lines.slice(0, rows + 1).join("\n"))};
}

const WORDS = {
  none: {
    en: "The house keeps no ledger of recommendations and has made none: there is no twelve-month list, no history of ratings or targets and no distribution of ratings to show.",
    zh: "本机构未设推荐记录，也从未作出推荐：因此没有过去十二个月的推荐列表、评级与目标价历史或评级分布可供列示。"
  },
  twelveMonths: {en: "Recommendations of the last twelve months: ", zh: "过去十二个月的推荐："},
  distribution: {en: "Ratings in force: ", zh: "现行评级分布："},
  history: {en: "Ratings and targets of the last three years", zh: "过去三年的评级与目标价"},
  stop: {en: ".", zh: "。"},
  between: {en: "; ", zh: "；"}
} as const satisfies Record<string, Text>;

/** What a page says of the recommendations of the house: list, distribution and history, each drawn from the ledger alone. */
export function recommendationsHtml(lang: Lang, on: IsoDate, root = projectRoot): string {
  const ledger = readRecommendations(root);
  if (ledger === null) return WORDS.none[lang];
  const known = ledger.filter(({date}) => date <= on).sort((a, b) => (a.date < b.date ? -1 : 1));
  const told = known
    .filter(({date}) => date > yearsBefore(on, 1))
    .map(({date, entity, rating, target}) => `${date} ${entity}: ${[rating, target].filter(Boolean).join(", ")}`);
  const list = `${WORDS.twelveMonths[lang]}${escapedMarkup(told.join(WORDS.between[lang]) || "–")}${WORDS.stop[lang]}`;
  const spread = spreadOf(known).map(
    ({rating, count, share}) =>
      `${escapedMarkup(rating)} ${numberHtml(count, "companies", String(count))} (${numberHtml(share, "share", formatShare(share, lang, 0))})`
  );
  const recent = known.filter(({date}) => date > yearsBefore(on, 3));
  const drawn = [...new Set(recent.map(({entity}) => entity))].map((entity) =>
    historyChart(
      entity,
      recent.filter((each) => each.entity === entity),
      on,
      lang
    )
  );
  return `${list} ${WORDS.distribution[lang]}${spread.join(WORDS.between[lang]) || "–"}${WORDS.stop[lang]} <details><summary>${WORDS.history[lang]}</summary>${drawn.join("")}</details>`;
}

/** How many companies have each rating, by the last one given to each, and their part of all that are rated. */
function spreadOf(
  ledger: readonly Recommendation[]
): {readonly rating: string; readonly count: number; readonly share: number}[] {
  const last = [...new Map(ledger.map((each) => [each.entity, each.rating])).values()];
  return [...new Set(last)].sort().map((rating) => {
    const count = last.filter((each) => each === rating).length;
    return {rating, count, share: count / last.length};
  });
}

const [WIDTH, HEIGHT, PAD] = [480, 90, 16];

/** Targets of one company as steps through time, each change with its day and rating; a rating without a number stands at the foot. */
function historyChart(entity: string, changes: readonly Recommendation[], on: IsoDate, lang: Lang): string {
  const at = (day: IsoDate) => Date.parse(day);
  const first = at(changes[0]?.date ?? on);
  const x = (day: IsoDate) => PAD + ((at(day) - first) / Math.max(1, at(on) - first)) * (WIDTH - 8 * PAD);
  const most = Math.max(...changes.map(targetOf), 1);
  const y = (change: Recommendation) => HEIGHT - PAD - (targetOf(change) / most) * (HEIGHT - 3 * PAD);
  const steps = changes.map((change, i) => `${i === 0 ? "M" : "H"}${x(change.date)}${i === 0 ? " " : "V"}${y(change)}`);
  const marks = changes.map((change) => {
    const said = `${formatDate(change.date, lang)}: ${[change.rating, change.target].filter(Boolean).join(", ")}`;
    return `<circle cx="${x(change.date)}" cy="${y(change)}" r="3" fill="currentColor"><title>${escapedMarkup(said)}</title></circle><text x="${x(change.date)}" y="${y(change) - 6}" font-size="12" fill="currentColor">${escapedMarkup([change.rating, change.target].filter(Boolean).join(" "))}</text>`;
  });
  const label = changes.map(({date, rating, target}) => `${date} ${[rating, target].filter(Boolean).join(" ")}`);
  return `<figure><figcaption>${escapedMarkup(entity)}</figcaption><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" role="img" aria-label="${escapedMarkup(`${entity}: ${label.join("; ")}`)}"><path d="${steps.join("")}H${x(on)}" fill="none" stroke="currentColor"/>${marks.join("")}</svg></figure>`;
}

function numberHtml(value: number, unit: string, text: string): string {
  return `<data value="${value}" data-unit="${unit}" data-source="${RECOMMENDATIONS}">${text}</data>`;
}

function targetOf({target}: Recommendation): number {
  return Number(/\d[\d,]*(?:\.\d+)?/.exec(target)?.[0].replaceAll(",", "") ?? 0);
}

function yearsBefore(day: IsoDate, years: number): IsoDate {
  return `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
}
