import {memberLink, memberName} from "../member-name.js";
import {changeBarsChart} from "../../../charts/change-bars.js";
import {apportion} from "../../../lib/apportion.js";
import {formatDate, formatShare, missing} from "../../../lib/format.js";
import {formatChange} from "../../../lib/format-measure.js";
import type {Lang, Text} from "../../../lib/language.js";
import {compared, type Comparison, type PeriodSpan} from "../../../query/cube/compare.js";
import type {Cube} from "../../../query/cube/cube.js";
import {BOOK, dimensionOf} from "../../../query/cube/dimensions.js";
import {columnsIn} from "../../columns.js";
import type {TableColumn} from "../../data-table.js";
import {isKeyLeftOver, nameOf, type Explored} from "../explored.js";
import type {LiveSpec} from "../live-figure.js";
import {dimensionName} from "../view-parts.js";
import {count, measuredChange, tokens} from "../../../words/quantity.js";
import {NO_WORDS, say} from "../../../words/say.js";
import {compareBooksView, type CompareRow} from "./compare-books-view.js";

const SHOWN = 14;
const SPAN_PERIODS = 4;

const TOTAL: Text = {en: "Total", zh: "合计"};

/** What is compared until the reader chooses: the last periods of the data with those just before. */
export function initialComparison({periods}: Pick<Cube, "periods">): Comparison {
  const end = periods.length;
  const span = (from: number, to: number): PeriodSpan => ({
    from: periods[Math.max(0, from)] ?? "",
    to: periods[Math.max(0, to)] ?? ""
  });
  return {
    kind: "periods",
    a: span(end - 2 * SPAN_PERIODS, end - SPAN_PERIODS - 1),
    b: span(end - SPAN_PERIODS, end - 1)
  };
}

/** Two sides against each other: change, contribution to it, shares gained and lost. Always of tokens. */
export async function compareView(x: Explored): Promise<LiveSpec<CompareRow>> {
  const {state, cube, slicer, lang} = x;
  const comparison = state.comparison ?? initialComparison(cube);
  const across = comparison.kind === "members" ? comparison.dimension : null;
  const by = state.by === across ? (cube.dimensions.find((d) => d.name !== across)?.name ?? state.by) : state.by;
  const result = await compared(slicer, cube, comparison, by, "tokens");
  const [sideA, sideB] = sideNames(x, comparison);
  if (across === BOOK) return compareBooksView(x, by, result, [sideA, sideB]);
  const contributions =
    result.a === 0
      ? null
      : apportion(
          result.rows.map((r) => r.contribution ?? 0),
          3
        );
  const shareChanges =
    result.a === 0 || result.b === 0
      ? null
      : apportion(
          result.rows.map((r) => (r.shareOfB ?? 0) - (r.shareOfA ?? 0)),
          3
        );
  const rows: CompareRow[] = result.rows.map((row, i) => ({
    ...row,
    label: nameOf(x, by, row.key),
    contributionTenths: contributions?.[i] ?? null,
    shareChangeTenths: shareChanges?.[i] ?? null
  }));
  const change = result.b - result.a;
  const total: CompareRow = {
    key: "",
    label: TOTAL[lang],
    a: result.a,
    b: result.b,
    change,
    contribution: result.a === 0 ? null : change / result.a,
    shareOfA: result.a === 0 ? null : 1,
    shareOfB: result.b === 0 ? null : 1,
    contributionTenths: contributions ? contributions.reduce((sum, v) => sum + v, 0) : null,
    shareChangeTenths: shareChanges ? shareChanges.reduce((sum, v) => sum + v, 0) : null
  };
  const first = rows.find(({key}) => !isKeyLeftOver(x, by, key));
  const among = first === rows[0] ? {en: "", zh: ""} : {en: "of those named ", zh: "具名项中"};
  const col = columnsIn(lang);
  const points = (key: string, head: Text, value: (row: CompareRow) => number | null): TableColumn<CompareRow> => ({
    key,
    head: head[lang],
    unit: "share",
    value: (row) => tenths(value(row)),
    text: (row) => signedShare(tenths(value(row)), lang)
  });
  return {
    title: first
      ? {
          en: say`${sideB} against ${sideA}: ${measuredChange(change, "tokens")} tokens, ${among}most from ${memberName(by, first)}`,
          zh: say`${sideB}较${sideA}：${measuredChange(change, "tokens")}词元，${among}变动最大的是${memberName(by, first)}`
        }
      : NO_WORDS,
    measure: {
      en: say`Change in tokens by ${dimensionName(by, "en")}, ${count(Math.min(SHOWN, rows.length))} largest of ${count(rows.length)}, from ${tokens(result.a)} to ${tokens(result.b)}`,
      zh: say`按${dimensionName(by, "zh")}的词元变化，${count(rows.length)} 个中最大的 ${count(Math.min(SHOWN, rows.length))} 个，由 ${tokens(result.a)}至 ${tokens(result.b)}`
    },
    draw: (width) =>
      changeBarsChart(
        rows.slice(0, SHOWN).map((row) => ({
          key: row.key,
          label: row.label,
          link: memberLink(by, row.key, lang),
          change: row.change,
          text: `${formatChange(row.change, "tokens", lang)}  ${signedShare(tenths(row.contributionTenths), lang)}`
        })),
        {lang, width}
      ),
    columns: [
      {
        key: by,
        head: dimensionOf(by).label[lang],
        value: (row) => row.label,
        link: (row) => memberLink(by, row.key, lang)
      },
      col.tokens("tokens_a", {en: sideA, zh: sideA}, (row) => row.a),
      col.tokens("tokens_b", {en: sideB, zh: sideB}, (row) => row.b),
      {
        key: "change_tokens",
        head: {en: "Change", zh: "变化"}[lang],
        unit: "tokens",
        value: (row) => row.change,
        text: (row) => formatChange(row.change, "tokens", lang)
      },
      points("contribution", {en: "Contribution to change", zh: "对变化的贡献"}, (row) => row.contributionTenths),
      col.share("share_a", {en: "Share before", zh: "原占比"}, (row) => row.shareOfA),
      col.share("share_b", {en: "Share after", zh: "现占比"}, (row) => row.shareOfB),
      points("share_change", {en: "Share gained or lost", zh: "占比增减"}, (row) => row.shareChangeTenths)
    ],
    rows: rows.length ? [...rows, total] : [],
    note: {
      en: say`Contributions and shares are rounded so that the rows add up to the total as shown.`,
      zh: say`贡献与占比经舍入调整，各行相加等于所示合计。`
    },
    source: x.source
  };
}

function tenths(value: number | null): number | null {
  return value === null ? null : value / 1000;
}

function signedShare(share: number | null, lang: Lang): string {
  if (share === null) return missing(lang);
  return `${share > 0 ? "+" : share < 0 ? "−" : ""}${formatShare(Math.abs(share), lang)}`;
}

function sideNames(x: Explored, comparison: Comparison): readonly [string, string] {
  if (comparison.kind === "members")
    return [nameOf(x, comparison.dimension, comparison.a), nameOf(x, comparison.dimension, comparison.b)];
  const end = (day: string) => (day === "" ? "…" : formatDate(day, x.lang));
  const name = ({from, to}: PeriodSpan) => (from !== "" && from === to ? end(from) : `${end(from)}–${end(to)}`);
  return [name(comparison.a), name(comparison.b)];
}
