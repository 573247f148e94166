import {html} from "npm:htl";
import type {PublishedCompanies} from "../../companies/published.js";
import {bookExposure, readBook} from "../../desk/book.js";
import type {DeskData} from "../../desk/desk-data.js";
import {bookFigure} from "../../figures/book-figure.js";
import type {Lang} from "../../lib/language.js";
import {paintFigure} from "../paint-figure.js";
import {forgetBook, keepBook, keptBook} from "./kept.js";
import {DESK_WORDS as WORDS} from "./words.js";

/** The reader's book of positions, pasted and kept in the browser, through the models. */
export function bookDesk(data: DeskData, models: () => Promise<PublishedCompanies>, lang: Lang): HTMLElement {
  const area = html<HTMLTextAreaElement>`<textarea rows="4" cols="32"></textarea>`;
  const take = html<HTMLButtonElement>`<button type="button">${WORDS.take[lang]}</button>`;
  const clear = html<HTMLButtonElement>`<button type="button">${WORDS.forgetBook[lang]}</button>`;
  const message = html`<p class="sheet-message" role="status"></p>`;
  const figure = html`<div></div>`;
  const show = async (text: string, isKept = true) => {
    const notKept = isKept ? [] : [WORDS.notKept[lang]];
    clear.disabled = text.trim() === "";
    if (text.trim() === "") {
      message.replaceChildren(...notKept);
      figure.replaceChildren();
      return;
    }
    const {companies} = await models();
    const {positions, unread} = readBook(text, companies);
    const unreadWords = unread.length === 0 ? [] : [`${WORDS.unreadPosition[lang]}${unread.join(" · ")}`];
    message.textContent = [...notKept, ...unreadWords].join(" ");
    figure.replaceChildren(
      ...(positions.length > 0 ? [paintFigure(bookFigure(data, bookExposure(positions, companies)), null, lang)] : [])
    );
  };
  take.addEventListener("click", () => {
    void show(area.value, keepBook(area.value));
  });
  clear.addEventListener("click", () => {
    forgetBook();
    area.value = "";
    void show("");
  });
  area.value = keptBook();
  void show(area.value);
  return html`<div>
    <details class="sheet-paste" id="paste-book">
      <summary>${WORDS.book[lang]}</summary>
      <label class="field"><span class="input-label">${WORDS.bookHelp[lang]}</span>${area}</label>
      <div class="answer-controls">${take}${clear}</div>
    </details>
    ${message}${figure}
  </div>`;
}
