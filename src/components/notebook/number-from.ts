import {html} from "npm:htl";
import {writeFragment} from "../../lib/address.js";
import {formatInteger, formatNumber} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {linkTo} from "../../lib/links.js";
import {COLON, COMMA} from "../../lib/signs.js";
import {evaluate} from "../../model/calculate/evaluate.js";
import {why} from "../../model/explain/why.js";
import {keysOf, rowsBehind, type NumberPlace, type RowsBehind} from "../../notebook/number-lineage.js";
import {titleIn} from "../../notebook/title-in.js";
import {NO_ORIGIN} from "../../notebook/values.js";
import type {SourceEntry} from "../../query/notebook/entries.js";
import {ledgerEntryText, type WhereFrom} from "./where-from.js";

const SAYS = {
  number: {en: "Which number", zh: "哪个数字"},
  whole: {en: "the whole cell", zh: "整个单元"},
  agree: {en: "{} of its rows agree with the number’s row in {}", zh: "其中 {} 行与该数字所在行的 {} 一致"},
  all: {en: "{} rows, which nothing of the number’s row narrows down", zh: "{} 行，该数字所在行中没有可缩小范围的列"},
  rows: {en: "show them", zh: "查看"},
  from: {en: "{} of {}", zh: "{} 行来自 {}"},
  reads: {en: "worked out as {} = {}, from", zh: "计算式：{} = {}，依据"},
  given: {en: "set in the model: {}", zh: "在模型中设定：{}"}
} as const satisfies Record<string, Text>;

const told = (word: string, ...values: readonly string[]) =>
  values.reduce((text, each) => text.replace("{}", () => each), word);

/** A choice among the numbers of a cell, the whole of it first; `choose` is told null for that. */
export function numberChoice(
  numbers: readonly NumberPlace[],
  chosen: NumberPlace | null,
  lang: Lang,
  choose: (place: NumberPlace | null) => void
): HTMLElement {
  const at = numbers.findIndex((each) => isSame(each, chosen));
  const select = html<HTMLSelectElement>`<select>
    <option value="-1">${SAYS.whole[lang]}</option>
    ${numbers.map((place, i) => html`<option value=${i}>${labelOf(place, lang)}</option>`)}
  </select>`;
  select.value = String(at);
  select.addEventListener("change", () => choose(numbers[Number(select.value)] ?? null));
  return html`<label class="field"><span class="input-label">${SAYS.number[lang]}</span> ${select}</label>`;
}

function isSame(a: NumberPlace, b: NumberPlace | null): boolean {
  return b !== null && a.column === b.column && (a.row === b.row || JSON.stringify(a.row) === JSON.stringify(b.row));
}

/** A number by its column, what tells its row from others, and its value. */
function labelOf(place: NumberPlace, lang: Lang): string {
  const keys = [...keysOf(place)]
    .filter(([name]) => name !== "unit" && name !== "period_end")
    .map(([, value]) => value);
  return `${[...keys.slice(0, 3), place.column].join(" · ")}${COLON[lang]}${formatNumber(Number(place.row[place.column]), lang)}`;
}

/** What a number was worked out from: cells of a model, and rows of the ledger that agree with its row, by source and entry. */
export async function numberFrom(number: NumberPlace, from: WhereFrom, lang: Lang): Promise<HTMLElement> {
  const {views, relations, ask, entries} = from;
  const view = views.find(({cell}) => cell.name.toLowerCase() === number.cell.toLowerCase());
  const origin = view?.value?.origin ?? NO_ORIGIN;
  const read = relations.filter(({name}) => origin.tables.includes(name));
  const behind = read.map((relation) => rowsBehind(relation, number, read, origin)).filter(({by}) => by.length > 0);
  const counted = await Promise.all(behind.map((each) => countRows(each, ask)));
  const sources = [...new Set(counted.flatMap(({sources: found}) => found.map(({source}) => source)))];
  const booked = new Map((await entries(sources)).map((entry) => [entry.source, entry]));
  return html`<div>
    ${modelLine(number, view, lang)}
    <ul>
      ${counted.map((each) => relationLine(each, booked, lang))}
    </ul>
  </div>`;
}

interface CountedRows extends RowsBehind {
  readonly count: number;
  readonly sources: readonly {readonly source: string; readonly count: number}[];
}

async function countRows(behind: RowsBehind, ask: WhereFrom["ask"]): Promise<CountedRows> {
  const source = behind.hasSource ? "source" : "NULL AS source";
  const rows = await ask(
    `SELECT ${source}, CAST(count(*) AS INTEGER) AS n FROM (${behind.sql}) GROUP BY ALL ORDER BY 1`
  );
  const found = rows.map((row) => ({source: String(row["source"] ?? ""), count: Number(row["n"])}));
  const count = found.reduce((sum, each) => sum + each.count, 0);
  return {...behind, count, sources: found.filter((each) => each.source !== "")};
}

function relationLine(
  {relation, sql, count, by, sources}: CountedRows,
  booked: ReadonlyMap<string, SourceEntry>,
  lang: Lang
): HTMLElement {
  const href = linkTo(`/${lang}/sql#${writeFragment([["q", sql]])}`);
  const listed = by.join(COMMA[lang]);
  const said = told(SAYS.agree[lang], formatInteger(count, lang), listed);
  const lines = sources.map(
    ({source, count: own}) =>
      html`<li>
        <small
          >${told(SAYS.from[lang], formatInteger(own, lang), source)} ·
          ${ledgerEntryText(booked.get(source), lang)}</small
        >
      </li>`
  );
  return html`<li>
    <code>${relation}</code> ${said} <a href=${href}>${SAYS.rows[lang]}</a>
    <ul>
      ${lines}
    </ul>
  </li>`;
}

/** How a number of a model comes about: its formula in its numbers, and the cells that reads. */
function modelLine({row}: NumberPlace, view: WhereFrom["views"][number] | undefined, lang: Lang): HTMLElement | "" {
  const sheet = view?.value?.model?.sheet;
  if (!sheet) return "";
  const [line, period] = [String(row["line"]), row["period"]];
  const explained = why(evaluate(sheet.model), {line, ...(typeof period === "string" && {period})}, lang, ({name}) =>
    titleOf(sheet.words[name]?.title, name, lang)
  );
  if (explained.formula === null || explained.numbers === null)
    return html`<p>${told(SAYS.given[lang], titleIn(explained.source ?? line, lang))}</p>`;
  const reads = explained.precedents.map(({title, period: of, outcome}) => {
    const value = outcome.ok ? formatNumber(outcome.value, lang) : "";
    return html`<li>${[title, of ?? ""].join(" ").trim()}${COLON[lang]}${value}</li>`;
  });
  return html`<div>
    <p>${told(SAYS.reads[lang], explained.formula, explained.numbers)}</p>
    <ul>
      ${reads}
    </ul>
  </div>`;
}

function titleOf(
  title: {readonly en: string; readonly zh?: string | null} | null | undefined,
  name: string,
  lang: Lang
): string {
  return (lang === "zh" ? title?.zh : null) ?? title?.en ?? name.replaceAll("_", " ");
}
