import {html} from "npm:htl";
import {numberElement, numbersIn} from "../components/number.js";
import {ageInDays, isStale} from "../lib/age.js";
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

/** Days since the as-of, and whether the source is overdue; a document never is. */
export function sourceAge({as_of, max_age_days, citation}: SourceRecord, lang: Lang, now: Date): HTMLElement {
  const age = ageInDays(as_of, now);
  const days = numberElement({
    value: age,
    unit: "days",
    source: citation,
    text: {en: `${age} ${age === 1 ? "day" : "days"}`, zh: `${age} 天`}[lang]
  });
  if (max_age_days === null) return html`<span>${days}${{en: ", a document", zh: "，固定文献"}[lang]}</span>`;
  const due = numberElement({value: max_age_days, unit: "days", source: citation, text: String(max_age_days)});
  if (!isStale(as_of, max_age_days, now))
    return lang === "zh"
      ? html`<span>${days}，有效：每 ${due} 天更新</span>`
      : html`<span>${days}, fresh: due every ${due}</span>`;
  return lang === "zh"
    ? html`<span>${days}，<strong>已过期：应每 ${due} 天更新</strong></span>`
    : html`<span>${days}, <strong>stale: due every ${due}</strong></span>`;
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
