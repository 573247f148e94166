import {html} from "npm:htl";
import {formatInteger} from "../lib/format.js";
import type {Lang} from "../lib/language.js";
import type {Books} from "../query/source-records.js";
import {number} from "./number.js";

/** Where the books stand, and how anyone can check them. */
export function booksHead({head}: Books, lang: Lang): HTMLElement {
  if (!head)
    return html`<span
      >${{en: "On this day the books had not yet begun: every value is dated by the archive that evidences it.", zh: "当日账本尚未开立：各数值的日期均以存档为证。"}[lang]}</span
    >`;
  const source = "Alpha Ledger: its own books.";
  const count = number({value: head.seq, unit: "entries", source, text: formatInteger(head.seq, lang)});
  const hash = html`<code class="checksum" lang="en" title=${`SHA-256 ${head.hash}`}>${head.hash}</code>`;
  const verify = html`<code>npm run verify</code>`;
  if (lang === "zh")
    return html`<span
      >账本现有 ${count} 笔记录，每一笔都包含上一笔的哈希，末笔的哈希为 ${hash}。在代码库中运行
      ${verify}，即可重新计算全部校验和，并指出首个不成立的记录。</span
    >`;
  return html`<span
    >The books hold ${count} entries, each with the hash of the one before; the last hash is ${hash}. In the repository,
    ${verify} recomputes every checksum and names the first entry that does not hold.</span
  >`;
}
