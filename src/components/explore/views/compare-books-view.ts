import {changeBarsChart} from "../../../charts/change-bars.js";
import {apportion} from "../../../lib/apportion.js";
import {formatShare, missing} from "../../../lib/format.js";
import type {Lang} from "../../../lib/language.js";
import type {ComparedRow, Compared} from "../../../query/cube/compare.js";
import {dimensionOf} from "../../../query/cube/dimensions.js";
import {columnsIn} from "../../columns.js";
import {isKeyLeftOver, nameOf, type Explored} from "../explored.js";
import type {LiveSpec} from "../live-figure.js";
import {dimensionName} from "../view-parts.js";
import {count, points, pointsApart} from "../../../words/quantity.js";
import {NO_WORDS, say, type Words} from "../../../words/say.js";

const SHOWN = 14;

/** A member of a comparison. */
export interface CompareRow extends ComparedRow {
  readonly label: string;
  /** Parts of the total change and of share, in tenths of a percent: rounded so that rows add up as shown. */
  readonly contributionTenths: number | null;
  readonly shareChangeTenths: number | null;
}

/** Members by their shares of each book, those furthest apart first; null where a book has no tokens. */
export function bookRows(result: Compared, labelOf: (key: string) => string): readonly CompareRow[] | null {
  if (result.a === 0 || result.b === 0) return null;
  const apart = apportion(
    result.rows.map((row) => (row.shareOfB ?? 0) - (row.shareOfA ?? 0)),
    3
  );
  return result.rows
    .map((row, i) => ({...row, label: labelOf(row.key), contributionTenths: null, shareChangeTenths: apart[i] ?? 0}))
    .sort((a, b) => Math.abs(tenthsOf(b)) - Math.abs(tenthsOf(a)) || (a.key < b.key ? -1 : 1));
}

/** Two books that differ in size, by the share of each: a comparison of their tokens would only say which is larger. */
export function compareBooksView(
  x: Explored,
  by: string,
  result: Compared,
  [sideA, sideB]: readonly [string, string]
): LiveSpec<CompareRow> {
  const {lang} = x;
  const rows = bookRows(result, (key) => nameOf(x, by, key)) ?? [];
  const first = rows.find(({key}) => !isKeyLeftOver(x, by, key));
  const col = columnsIn(lang);
  const share = (value: number | null, to: Lang) => (value === null ? missing(to) : formatShare(value, to));
  return {
    title: first ? finding(first, [sideA, sideB]) : NO_WORDS,
    measure: {
      en: say`Share of tokens of ${sideB} less that of ${sideA}, by ${dimensionName(by, "en")}, the ${count(Math.min(SHOWN, rows.length))} furthest apart of ${count(rows.length)}`,
      zh: say`${sideB}与${sideA}的词元占比之差，按${dimensionName(by, "zh")}，${count(rows.length)} 个中相差最大的 ${count(Math.min(SHOWN, rows.length))} 个`
    },
    draw: (width) =>
      changeBarsChart(
        rows.slice(0, SHOWN).map((row) => ({
          key: row.key,
          label: row.label,
          change: tenthsOf(row),
          text: `${points(tenthsOf(row) / 1000).print(lang)}  ${share(row.shareOfA, lang)} → ${share(row.shareOfB, lang)}`
        })),
        {lang, width}
      ),
    columns: [
      {key: by, head: dimensionOf(by).label[lang], value: (row) => row.label},
      col.tokens("tokens_a", {en: sideA, zh: sideA}, (row) => row.a),
      col.tokens("tokens_b", {en: sideB, zh: sideB}, (row) => row.b),
      col.share("share_a", {en: `Share of ${sideA}`, zh: `${sideA}占比`}, (row) => row.shareOfA),
      col.share("share_b", {en: `Share of ${sideB}`, zh: `${sideB}占比`}, (row) => row.shareOfB),
      {
        key: "share_difference",
        head: {en: "Difference", zh: "相差"}[lang],
        unit: "share",
        value: (row) => tenthsOf(row) / 1000,
        text: (row) => points(tenthsOf(row) / 1000).print(lang)
      }
    ],
    rows,
    note: {
      en: say`By share, since the two differ in size. Differences are rounded so that they add up to nothing.`,
      zh: say`两者规模不同，因此按占比比较。差值经舍入调整，合计为零。`
    },
    source: x.source
  };
}

const tenthsOf = ({shareChangeTenths}: CompareRow) => shareChangeTenths ?? 0;

function finding(row: CompareRow, [sideA, sideB]: readonly [string, string]): Words {
  const {label} = row;
  const tenths = tenthsOf(row);
  if (tenths === 0) return {en: say`${sideB} and ${sideA} have the same shares`, zh: say`${sideB}与${sideA}的占比相同`};
  const apart = pointsApart(Math.abs(tenths) / 1000);
  const [more, less] = tenths > 0 ? [sideB, sideA] : [sideA, sideB];
  return {
    en: say`${label}: ${apart} more of ${more} than of ${less}`,
    zh: say`${label}：在${more}中的占比较${less}高 ${apart}`
  };
}
