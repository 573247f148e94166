import {valueRange, type CoverageRow} from "../coverage/coverage.js";
import {addDays} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import {PAUSE} from "../lib/signs.js";
import {companyName} from "../words/names.js";
import {periodName} from "../words/period.js";
import {day, from, growth, perShare, points, share, type Quantity} from "../words/quantity.js";
import {say, type Words} from "../words/say.js";
import {askedWords, measuredQuantity} from "./coverage-words.js";
import {sortedBySheet, type RowOrder} from "./sheet-order.js";

/** A column of the coverage sheet: what a cell says, and what its rows are put in order by. */
export interface SheetColumn {
  readonly key: string;
  readonly head: Text;
  /** Null where there is nothing on record. */
  readonly cell: (row: CoverageRow) => Words | null;
  readonly order: RowOrder<CoverageRow>;
  readonly isNumber: boolean;
}

export const coverageName = (row: CoverageRow): Text => companyName(row.entity, row.title);

/** The code of the shares whose price is shown, which may be another than the company's key. */
export const codesOf = ({quoted}: Pick<CoverageRow, "quoted">): readonly string[] =>
  quoted ? [quoted.shares.code] : [];

function number(key: string, head: Text, quantity: (row: CoverageRow) => Quantity | null): SheetColumn {
  const cell = (row: CoverageRow): Words | null => {
    const q = quantity(row);
    return q && {en: [q], zh: [q]};
  };
  return {key, head, cell, order: (row) => quantity(row)?.value ?? null, isNumber: true};
}

const valued = (row: CoverageRow, value: number | null) =>
  value === null ? null : perShare(value, row.currency, row.unit);

/** Columns of the sheet in the order an analyst reads them, the company's own name and price left to the page. */
export const SHEET_COLUMNS: readonly SheetColumn[] = [
  number("value_base", {en: "Base", zh: "基准"}, (row) => valued(row, row.base)),
  number("base_to_price", {en: "Base v price", zh: "基准较股价"}, (row) =>
    row.base === null || row.price === null ? null : growth(row.base / row.price - 1)
  ),
  number("priced_on", {en: "Price of", zh: "股价日期"}, (row) => day(row.pricedOn)),
  number("value_low", {en: "Low case", zh: "低情景"}, (row) => valued(row, valueRange(row)?.[0] ?? null)),
  number("value_high", {en: "High case", zh: "高情景"}, (row) => valued(row, valueRange(row)?.[1] ?? null)),
  {
    key: "price_asks",
    head: {en: "What the price asks", zh: "股价所要求的"},
    cell: ({asked}) => asked && askedWords(asked),
    order: ({asked}) => (asked?.reported ? asked.asked.value / asked.reported.measured.value : null),
    isNumber: false
  },
  number("token_share", {en: "Token share", zh: "词元占比"}, ({tokens}) =>
    tokens?.share == null ? null : share(tokens.share)
  ),
  number("token_share_change", {en: "Over 4 weeks", zh: "四周变动"}, ({tokens}) =>
    tokens?.share == null || tokens.was === null ? null : points(tokens.share - tokens.was)
  ),
  {
    key: "estimate",
    head: {en: "Ours v estimates", zh: "自有预测与外部预测"},
    cell: estimateWords,
    order: ({estimates: [first]}) =>
      first?.ours && first.isCurrent ? first.ours.value / first.theirs.value - 1 : null,
    isNumber: false
  },
  {
    key: "event",
    head: {en: "Next or last event", zh: "下一或最近事件"},
    cell: ({event}) =>
      event && {
        en: say`${EVENT_NAME[event.kind]?.en ?? event.kind}, ${day(event.date)}`,
        zh: say`${EVENT_NAME[event.kind]?.zh ?? event.kind}，${day(event.date)}`
      },
    order: ({event}) => event?.date ?? null,
    isNumber: false
  }
];

const EVENT_NAME: Readonly<Record<string, Text>> = {
  results: {en: "Results", zh: "业绩"},
  placing: {en: "Placing", zh: "配售"},
  convertible: {en: "Convertible", zh: "可转债"},
  ipo: {en: "Listing", zh: "上市"},
  repurchase: {en: "Buy-back", zh: "回购"}
};

/** Our first number that an estimate on record is beside, and how far it is from one that is not too old to compare. */
function estimateWords({estimates: [first]}: CoverageRow): Words | null {
  if (!first?.ours) return null;
  const [ours, theirs] = [measuredQuantity(first.ours), from(first.source, measuredQuantity(first.theirs))];
  const gap = first.isCurrent ? growth(first.ours.value / first.theirs.value - 1) : TOO_OLD;
  const [period, on] = [first.period && periodName(first.period), day(first.date)];
  return {
    en: say`${first.title.en}${period ? [PAUSE, period] : []}: ${ours} v ${theirs} of ${on} (${gap})`,
    zh: say`${first.title.zh}${period ? [PAUSE, period] : []}：${ours}，${on}外部预测 ${theirs}（${gap}）`
  };
}

const TOO_OLD: Text = {en: "too old to compare", zh: "过旧，不作对比"};

/** The weeks whose token shares the sheet shows, as a sentence; null where it shows none. */
export function tokenWeeks(rows: readonly CoverageRow[]): Words | null {
  const week = rows.find(({tokens}) => tokens !== null)?.tokens?.week;
  if (week === undefined) return null;
  const [last, before] = [day(week), day(addDays(week, -28))];
  return {
    en: say`Token share: of all tokens in the week of ${last}, against the week of ${before}.`,
    zh: say`词元占比：${last}当周占全部词元之比，与${before}当周相比。`
  };
}

/** Which companies of the sheet are shown: all, or those our base case puts on one side of the price. */
export const SIDES = ["all", "below", "above"] as const;

export type PriceSide = (typeof SIDES)[number];

export interface SheetView {
  /** Key of a column, "company" or "price"; with a minus for the largest first; empty for the order of the ledger. */
  readonly sort: string;
  readonly find: string;
  readonly side: PriceSide;
}

/** Rows that pass, in order; what has nothing to be ordered by is last either way. */
export function shownRows(rows: readonly CoverageRow[], {sort, find, side}: SheetView): readonly CoverageRow[] {
  const wanted = find.trim().toLocaleLowerCase();
  const passes = (row: CoverageRow) => {
    const {en, zh} = coverageName(row);
    const isFound = [row.entity, en, zh, ...codesOf(row)].some((text) => text.toLocaleLowerCase().includes(wanted));
    if (!isFound || side === "all") return isFound;
    if (row.base === null || row.price === null) return false;
    return side === "below" ? row.base < row.price : row.base >= row.price;
  };
  return sortedBySheet(rows.filter(passes), sort, orderBy);
}

function orderBy(key: string): SheetColumn["order"] | null {
  if (key === "company") return (row) => coverageName(row).en;
  if (key === "price") return ({price}) => price;
  return SHEET_COLUMNS.find((column) => column.key === key)?.order ?? null;
}

/** The page's finding: how far the price and our base case are apart where they are furthest. */
export function sheetFinding(rows: readonly CoverageRow[]): Words {
  const known = rows
    .flatMap((row) => (row.base === null || !row.price ? [] : [{row, gap: row.base / row.price - 1}]))
    .sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap));
  const [most] = known;
  if (!most) return {en: say`No company has a price and a value on record`, zh: say`没有公司同时有股价与估值记录`};
  const [name, size] = [coverageName(most.row), share(Math.abs(most.gap), 0)];
  return {
    en: say`Price and base case are furthest apart at ${name}: ours is ${size} ${most.gap < 0 ? "less" : "more"}`,
    zh: say`股价与基准相差最大的是${name}：基准${most.gap < 0 ? "低" : "高"} ${size}`
  };
}
