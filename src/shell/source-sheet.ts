import {html} from "npm:htl";
import type {PageStore} from "../controls/page-store.js";
import {
  SHOWN_RIGHTS_NAME,
  shownSources,
  SOURCE_COLUMNS,
  SOURCE_RIGHTS,
  sourceTitle,
  type ShownRights,
  type SourceView
} from "../figures/source-sheet.js";
import {sourceAge} from "../figures/source-age.js";
import {anyText, choice, type Codecs} from "../lib/address.js";
import type {Lang, Text} from "../lib/language.js";
import type {Books, SourceRecord} from "../query/source-records.js";
import {count} from "../words/quantity.js";
import {say, type Words} from "../words/say.js";
import {paint} from "./paint.js";
import {sheetTable, type SheetHead} from "./sheet-table.js";
import {sourceRecord} from "./source-record.js";

const WORDS = {
  caption: {en: "Sources of the ledger", zh: "账本的来源"},
  source: {en: "Source", zh: "来源"},
  age: {en: "Age", zh: "数据年龄"},
  find: {en: "Find", zh: "查找"},
  rights: {en: "Show", zh: "显示"},
  reset: {en: "Show all", zh: "显示全部"}
} as const satisfies Record<string, Text>;

const BOOKS = "Alpha Ledger: its own books.";

export const SOURCE_CODECS: Codecs<SourceView> = {
  sort: anyText(),
  find: anyText(),
  rights: choice(SOURCE_RIGHTS, "all")
};

/**
 * Every source as a row: publisher, licence, rights, status, day, age and rows, put in order by the heads and filtered; below
 * each row its limits, how to cite it and its checksums. Its state stands in the address.
 */
export function sourceSheet(
  {sources, knownOn}: Books,
  {
    store,
    lang,
    now = new Date()
  }: {
    readonly store: Pick<PageStore<SourceView>, "state" | "set" | "subscribe">;
    readonly lang: Lang;
    readonly now?: Date;
  }
): HTMLElement {
  const ageing = knownOn === null ? now : null;
  const find = html<HTMLInputElement>`<input type="search" size="14" />`;
  const rights = html<HTMLSelectElement>`<select>
    ${SOURCE_RIGHTS.map((each) => html`<option value=${each}>${SHOWN_RIGHTS_NAME[each][lang]}</option>`)}
  </select>`;
  const reset = html<HTMLButtonElement>`<button type="button">${WORDS.reset[lang]}</button>`;
  const shown = html`<p class="sheet-message" role="status"></p>`;
  find.addEventListener("input", () => {
    store.set({find: find.value}, {isPassing: true});
  });
  rights.addEventListener("change", () => {
    store.set({rights: rights.value as ShownRights});
  });
  reset.addEventListener("click", () => {
    store.set({find: "", rights: "all"});
  });
  const heads: readonly SheetHead[] = [
    {key: "title", name: WORDS.source, isNumber: false},
    ...SOURCE_COLUMNS.map(({key, head, isNumber}) => ({key, name: head, isNumber})),
    ...(ageing ? [{key: "age", name: WORDS.age, isNumber: false, isFixed: true}] : [])
  ];
  const table = sheetTable({
    lang,
    caption: WORDS.caption,
    heads,
    onSort: (sort) => {
      store.set({sort});
    }
  });
  const opened = new Map(sources.map((source) => [source.source, rowsOf(source, heads.length, lang, ageing)]));
  const show = () => {
    const {state} = store;
    const passing = shownSources(sources, state);
    table.show(
      passing.flatMap(({source}) => opened.get(source) ?? []),
      state.sort
    );
    if (document.activeElement !== find) find.value = state.find;
    rights.value = state.rights;
    reset.disabled = state.find === "" && state.rights === "all";
    shown.replaceChildren(paint(countWords(passing.length, sources.length), {lang, source: BOOKS}));
  };
  store.subscribe(show);
  show();
  const field = (label: Text, control: HTMLElement) =>
    html`<label class="field"><span class="input-label">${label[lang]}</span>${control}</label>`;
  return html`<div class="source-sheet">
    <div class="sheet-form">
      <div class="sheet-controls">${field(WORDS.find, find)} ${field(WORDS.rights, rights)} ${reset}</div>
      ${shown}
    </div>
    ${table.element}
  </div>`;
}

function countWords(shown: number, all: number): Words {
  const [some, every] = [count(shown, "sources"), count(all, "sources")];
  return shown === all
    ? {en: say`${every} sources`, zh: say`${every} 个来源`}
    : {en: say`${some} of ${every} sources`, zh: say`${every} 个来源中的 ${some} 个`};
}

/** A source's row, and the one below it that opens to all else on record of it. */
function rowsOf(source: SourceRecord, columns: number, lang: Lang, now: Date | null): HTMLElement[] {
  const cellOf = (key: string, painted: Node) =>
    key === "publisher" && source.url !== null
      ? html`<a href=${source.url} rel="external noreferrer">${painted}</a>`
      : painted;
  return [
    html`<tr id=${source.source} class="source-row">
      <th scope="row">${sourceTitle(source)[lang]}</th>
      ${SOURCE_COLUMNS.map(
        ({key, cell, isNumber}) =>
          html`<td class=${isNumber ? "number" : null}>
            ${cellOf(key, paint(cell(source), {lang, source: source.citation}))}
          </td>`
      )}
      ${now ? html`<td>${paint(sourceAge(source, now), {lang, source: source.citation})}</td>` : ""}
    </tr>`,
    html`<tr class="source-more">
      <td colspan=${columns}>${sourceRecord(source, lang)}</td>
    </tr>`
  ];
}
