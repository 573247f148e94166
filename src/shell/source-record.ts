import {html} from "npm:htl";
import {numbersIn} from "../components/number.js";
import {formatDate} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import type {RecordedFile, SourceRecord} from "../query/source-records.js";

const BASIS = {
  reconstructed: {en: "reconstructed from archives", zh: "据存档重建"},
  pulled: {en: "pulled by this project", zh: "由本项目拉取"},
  none: {en: "dated by hand", zh: "人工标注日期"}
} as const satisfies Record<string, Text>;

const MORE: Text = {en: "Note, citation and checksums", zh: "说明、引用方式与校验和"};

/** What the sheet of sources has no column for: limits, how it is known, how to cite it, its checksums. */
export function sourceRecord(s: SourceRecord, lang: Lang): HTMLElement {
  const basis = s.reconstructed === null ? "none" : s.reconstructed ? "reconstructed" : "pulled";
  const facts: (readonly [Text, Node | string])[] = [
    [{en: "Key", zh: "键"}, html`<code>${s.source}</code>`],
    [{en: "Known by", zh: "获知方式"}, BASIS[basis][lang]],
    [{en: "Gathered", zh: "收集"}, html`<time datetime=${s.retrieved_on}>${formatDate(s.retrieved_on, lang)}</time>`],
    [{en: "Cite as", zh: "引用"}, s.citation],
    [{en: "Checksum", zh: "校验和"}, checksums(s.files, lang)]
  ];
  return html`<details class="source">
    <summary>${MORE[lang]}</summary>
    <p>${numbersIn((lang === "zh" ? s.note_zh : s.note) ?? "", {source: s.citation})}</p>
    <dl>
      ${facts.map(
        ([name, value]) =>
          html`<div>
            <dt>${name[lang]}</dt>
            <dd>${value}</dd>
          </div>`
      )}
    </dl>
  </details>`;
}

/** Checksums as recorded, shortened; the whole is in the title and is what a selection copies. */
function checksums(files: readonly RecordedFile[], lang: Lang): Node | string {
  if (!files.length) return {en: "no file of its own in the books", zh: "账本中无单独文件"}[lang];
  return html`<ul class="checksums">
    ${files.flatMap(({sha256, part}) =>
      sha256.split(" ").map(
        (hash) =>
          html`<li>
            <code class="checksum" lang="en" title=${[part, `SHA-256 ${hash}`].filter(Boolean).join(": ")}
              >${hash}</code
            >
          </li>`
      )
    )}
  </ul>`;
}
