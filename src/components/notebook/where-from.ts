import {html} from "npm:htl";
import {formatDate} from "../../lib/format.js";
import {writeFragment} from "../../lib/address.js";
import type {Lang, Text} from "../../lib/language.js";
import {linkTo} from "../../lib/links.js";
import {BREAK, COMMA} from "../../lib/signs.js";
import type {CellView} from "../../notebook/cell-view.js";
import type {KnownRelation} from "../../notebook/complete-sql.js";
import {numbersOfCell, type NumberPlace} from "../../notebook/number-lineage.js";
import {stepsBack, sourceRowsSql, type LineageStep} from "../../notebook/lineage.js";
import {NO_ORIGIN} from "../../notebook/values.js";
import type {ResultRow} from "../../query/rows.js";
import type {SourceEntry} from "../../query/notebook/entries.js";
import {numberChoice, numberFrom} from "./number-from.js";
import {KIND_WORDS, NOTEBOOK_WORDS as WORDS} from "./words.js";

const SAYS = {
  reads: {en: "reads {}", zh: "引用 {}"},
  names: {en: "asks the ledger’s {}", zh: "查询账本的 {}"},
  mine: {en: "holds numbers of yours", zh: "为您的数字"},
  tables: {en: "Tables of the ledger that the rows were read from", zh: "所读的账本表"},
  rows: {en: "its rows", zh: "查看数据行"},
  sources: {
    en: "Sources of those rows, and the entry of the books that brought each",
    zh: "这些数据行的来源，及其入账记录"
  },
  asOf: {en: "data as of {}", zh: "数据截至{}"},
  entry: {en: "entry {} of {}, hash {}", zh: "第 {} 笔，{}，哈希 {}"},
  noEntry: {en: "in the books by its document alone", zh: "账本中仅存其文件"},
  nothing: {en: "Nothing here comes from the ledger.", zh: "此处没有来自账本的数据。"},
  notYet: {en: "The cell has no result yet: run it first.", zh: "该单元尚无结果：请先运行。"}
} as const satisfies Record<string, Text>;

/** What the way back is worked out with. */
export interface WhereFrom {
  readonly views: readonly CellView[];
  readonly relations: readonly KnownRelation[];
  readonly entries: (sources: readonly string[]) => Promise<readonly SourceEntry[]>;
  /** Rows that a query of ours gives. */
  readonly ask: (sql: string) => Promise<readonly ResultRow[]>;
  readonly go: (key: string) => void;
  /** Tells the way of one number of the cell, or of the whole of it. */
  readonly choose: (place: NumberPlace | null) => void;
}

/** The entry of the books that brought a source last, in words. */
export function ledgerEntryText(entry: SourceEntry | undefined, lang: Lang): Node {
  if (!entry) return document.createTextNode(SAYS.noEntry[lang]);
  const values = [String(entry.seq), formatDate(entry.retrieved_on, lang), entry.hash.slice(0, 12)];
  const text = values.reduce<string>((words, each) => words.replace("{}", () => each), SAYS.entry[lang]);
  return html`<span title=${entry.hash}>${text}</span>`;
}

/** The way of a cell’s numbers, or of one of them, back: cells, what their queries name, tables with their rows, sources, entries of the books. */
export async function whereFrom(
  key: string,
  from: WhereFrom,
  lang: Lang,
  number: NumberPlace | null = null
): Promise<HTMLElement> {
  const {views, relations, entries, go, choose} = from;
  const steps = stepsBack(key, views, new Set(relations.map(({name}) => name.toLowerCase())));
  const value = steps[0]?.view.value;
  const origin = value?.origin ?? NO_ORIGIN;
  const found = new Map(
    (await entries(origin.sources.map(({source}) => source))).map((entry) => [entry.source, entry])
  );
  const told = (word: Text, ...values: readonly string[]) =>
    values.reduce((text, each) => text.replace("{}", () => each), word[lang]);
  const isFact = (table: string) =>
    relations.find(({name}) => name === table)?.columns.some(({name}) => name === "known_to") ?? false;
  const tables = origin.tables.map((table) => {
    const query = writeFragment([["q", sourceRowsSql(table, origin, isFact(table))]]);
    return html`<li><code>${table}</code> <a href=${linkTo(`/${lang}/sql#${query}`)}>${SAYS.rows[lang]}</a></li>`;
  });
  const sources = origin.sources.map(({source, citation, as_of}) => {
    return html`<li>
      <a href=${linkTo(`/${lang}/sources#${encodeURIComponent(source)}`)}>${citation}</a>
      <small>${told(SAYS.asOf, formatDate(as_of, lang))} · ${ledgerEntryText(found.get(source), lang)}</small>
    </li>`;
  });
  const own = steps[0]?.view;
  const numbers = own ? numbersOfCell(own, views) : [];
  const one = number && (await numberFrom(number, from, lang));
  const none = value ? SAYS.nothing[lang] : SAYS.notYet[lang];
  return html`<section class="notebook-origin" aria-label=${WORDS.whereFrom[lang]}>
    <h4>${WORDS.whereFrom[lang]}</h4>
    ${numbers.length > 0 ? numberChoice(numbers, number, lang, choose) : ""} ${one ?? ""}
    <ol>
      ${steps.map((step) => stepLine(step, lang, go, told))}
    </ol>
    ${
      tables.length === 0
        ? html`<p>${none}</p>`
        : html`<h5>${SAYS.tables[lang]}</h5>
            <ul>
              ${tables}
            </ul>
            <h5>${SAYS.sources[lang]}</h5>
            <ul>
              ${sources}
            </ul>`
    }
  </section>`;
}

function stepLine(
  {key, view, reads, named}: LineageStep,
  lang: Lang,
  go: (key: string) => void,
  told: (word: Text, ...values: readonly string[]) => string
): HTMLElement {
  const {cell, content} = view;
  const listed = (names: readonly string[]) => names.join(COMMA[lang]);
  const button = html`<button type="button" class="linklike">
    ${`${KIND_WORDS[cell.kind][lang]} ${cell.name}`.trim()}
  </button>`;
  button.addEventListener("click", () => go(key));
  const parts = [
    ...(reads.length > 0 ? [told(SAYS.reads, listed(reads.map((read) => read.cell.name)))] : []),
    ...(named.length > 0 ? [told(SAYS.names, listed(named))] : []),
    ...(content.kind === "data" || content.kind === "input" || content.kind === "model" ? [SAYS.mine[lang]] : [])
  ];
  return html`<li>${button} ${parts.join(BREAK[lang])}</li>`;
}
