import {html} from "npm:htl";
import type {CompanyFact} from "../../companies/facts.js";
import {documentsBehind, type DocumentBehind, type Filing, type OpenedDocument} from "../../companies/filing.js";
import type {Lang, Text} from "../../lib/language.js";
import {count} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";
import {numberElement} from "../number.js";
import {paintParts} from "../paint-part.js";

const TITLE: Text = {en: "Documents behind its figures", zh: "数字背后的文件"};
const READ: Text = {en: "; read from ", zh: "；读自 "};
const NO_ADDRESS: Text = {en: "no address on record", zh: "无地址记录"};

/** Page or table of a document, in words; nothing where the record names neither. */
export function pageWords(opens: OpenedDocument | null, lang: Lang): HTMLElement | string {
  if (opens?.page != null) {
    const pages = opens.page.replace("-", "–");
    return {en: `${opens.page.includes("-") ? "pages" : "page"} ${pages}`, zh: `第 ${pages} 页`}[lang];
  }
  return opens?.place != null ? html`<span lang="en">${opens.place}</span>` : "";
}

/** A document by its host and file, which tell two filings of one text apart. */
function openedLink({url}: OpenedDocument): HTMLElement {
  const {host, pathname} = new URL(url);
  const file = pathname.slice(pathname.lastIndexOf("/") + 1);
  return html`<a href=${url} target="_blank" rel="noopener" lang="en">${host} ${file}</a>`;
}

/** The texts that the figures of a model were read from: each opened where it is published, at its page where one is on record. */
export function documentList(facts: readonly CompanyFact[], filings: readonly Filing[], lang: Lang): HTMLElement {
  const behind = documentsBehind(facts, filings);
  const source = "Alpha Ledger: documents of figures on record.";
  const shown = ({document, figures, opens}: DocumentBehind) => {
    const name = html`<span lang="en">${document}</span>`;
    const [link, place] = opens ? [openedLink(opens), pageWords(opens, lang)] : [name, NO_ADDRESS[lang]];
    const read = opens ? html`<small>${READ[lang]}${name}</small>` : "";
    const text = {en: `${figures} ${figures === 1 ? "figure" : "figures"}`, zh: `${figures} 个数字`}[lang];
    const number = numberElement({value: figures, unit: "figures", source, text});
    const [colon, comma] = {en: [": ", ", "], zh: ["：", "，"]}[lang];
    return html`<li>${number}${colon}${link}${place === "" ? "" : html`<span>${comma}${place}</span>`}${read}</li>`;
  };
  return html`<div>
    <h4>${TITLE[lang]}</h4>
    <p>${paintParts(documentWords(behind), {lang, source})}</p>
    <ul>
      ${behind.map(shown)}
    </ul>
  </div>`;
}

/** How many figures open their document, how many at its page or table, and how many have no address on record. */
export function documentWords(behind: readonly DocumentBehind[]): Words {
  const sum = (has: (each: DocumentBehind) => boolean) =>
    count(
      behind.filter(has).reduce((total, {figures}) => total + figures, 0),
      "figures"
    );
  const [all, open] = [sum(() => true), sum(({opens}) => opens !== null)];
  const placed = sum(({opens}) => opens !== null && (opens.page !== null || opens.place !== null));
  const none = sum(({opens}) => opens === null);
  return {
    en: say`Of ${all} figures that the model reads, ${open} open a document, ${placed} of them at a page or table on record; of ${none} no address is on record.`,
    zh: say`模型读取的 ${all} 个数字中，${open} 个可打开文件，其中 ${placed} 个记有页码或表格；${none} 个无地址记录。`
  };
}
