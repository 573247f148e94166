import {html} from "npm:htl";
import type {PageStore} from "../controls/page-store.js";
import {choice} from "../lib/address.js";
import type {Lang, Text} from "../lib/language.js";
import {BOOKS, type BookChoice} from "../query/own/tables.js";
import {choosing} from "./choosing.js";
import type {InputElement} from "./segmented.js";

const BOOK_NAME: Readonly<Record<BookChoice, Text>> = {
  both: {en: "Both", zh: "并列"},
  ledger: {en: "Ledger", zh: "账本"},
  own: {en: "Own requests", zh: "自有请求"}
};

/** The choice as a part of a page's state: without a warehouse there is none. */
export const booksCodec = (own: object | null) => choice<BookChoice>(own ? BOOKS : ["ledger"], own ? "both" : "ledger");

/** A control where it is due; else nothing that can be seen, with a value all the same. */
export function whereDue<T extends string>(isDue: boolean, value: T, control: () => InputElement<T>): InputElement<T> {
  return isDue ? control() : Object.assign(html`<span hidden></span>`, {value});
}

/** Nothing that can be seen: an empty text would be shown in its quotes. */
export const noPart = (): Node => document.createTextNode("");

/** The control of that choice; without a warehouse there is none. */
export function bookChoice<S extends {readonly books: BookChoice}>(
  store: Pick<PageStore<S>, "state" | "set" | "subscribe">,
  own: object | null,
  lang: Lang
): InputElement<BookChoice> {
  return whereDue(own !== null, "ledger", () =>
    choosing(store, "books", {label: {en: "Whose usage", zh: "数据"}, of: BOOKS, names: BOOK_NAME}, lang)
  );
}

const NOT_THERE: Text = {en: "Requests of your own hold nothing of this.", zh: "自有请求中没有这项内容。"};

/** What is drawn of each of the books that are chosen, the ledger's first; of one that lacks it, what says so. */
export function inBooks<T>(
  chosen: BookChoice,
  {ledger, own}: {readonly ledger: T | null; readonly own: T | null | undefined},
  draw: (of: T) => Node,
  absent: () => Node,
  lang: Lang
): Node {
  const drawn = {
    ledger: () => (ledger === null ? absent() : draw(ledger)),
    own: () => (own ? draw(own) : html`<p class="empty not-on-record">${NOT_THERE[lang]}</p>`)
  };
  if (chosen !== "both") return drawn[chosen]();
  return html`<div>${drawn.ledger()}${drawn.own()}</div>`;
}
