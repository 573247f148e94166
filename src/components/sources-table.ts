import {html} from "npm:htl";
import {ageInDays, isStale} from "../lib/age.js";
import {formatDate, formatInteger} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import type {Books, RecordedFile, SourceRecord} from "../query/source-records.js";
import {number, numbersIn} from "./number.js";

const RIGHTS: Readonly<Record<SourceRecord["rights"], Text>> = {
  open: {en: "Ships and may be downloaded", zh: "随库发布，可下载"},
  cite: {en: "Shown as cited figures only", zh: "仅作引用展示"},
  internal: {en: "Internal edition only", zh: "仅限内部版"}
};

const STATUS: Readonly<Record<string, Text>> = {
  official: {en: "official", zh: "官方"},
  archive: {en: "public archive of official data", zh: "官方数据的公开存档"},
  page: {en: "read off a displayed page", zh: "读自展示网页"},
  filing: {en: "filing", zh: "公告"},
  secondary: {en: "secondary text", zh: "二手文献"},
  assumption: {en: "assigned by this project", zh: "本项目认定"},
  computed: {en: "computed by this project", zh: "本项目计算"}
};

const BASIS = {
  reconstructed: {en: "reconstructed from archives", zh: "据存档重建"},
  pulled: {en: "pulled by this project", zh: "由本项目拉取"},
  none: {en: "dated by hand", zh: "人工标注日期"}
} as const satisfies Record<string, Text>;

/** One entry a source: what it is, its licence, its age and rows, its checksums, its limits and how to cite it. */
export function sourcesTable({sources, knownOn}: Books, lang: Lang, now: Date = new Date()): HTMLElement {
  return html`<div class="sources">${sources.map((s) => entry(s, lang, knownOn ? null : now))}</div>`;
}

function entry(s: SourceRecord, lang: Lang, now: Date | null): HTMLElement {
  const title = lang === "zh" ? s.title_zh : s.title;
  const basis = s.reconstructed === null ? "none" : s.reconstructed ? "reconstructed" : "pulled";
  const facts: (readonly [Text, Node | string])[] = [
    [
      {en: "Publisher", zh: "发布者"},
      s.url ? html`<a href=${s.url} rel="external noreferrer">${s.publisher}</a>` : s.publisher
    ],
    [
      {en: "Licence", zh: "许可"},
      s.licence === "none stated"
        ? {en: "none stated", zh: "未声明"}[lang]
        : s.licence === "all rights reserved"
          ? {en: "all rights reserved", zh: "保留所有权利"}[lang]
          : s.licence === "facts"
            ? {en: "facts", zh: "事实数据"}[lang]
            : s.licence
    ],
    [{en: "Rights here", zh: "使用方式"}, RIGHTS[s.rights][lang]],
    [{en: "Status", zh: "性质"}, STATUS[s.status]?.[lang] ?? s.status],
    [{en: "As of", zh: "截至"}, html`<time datetime=${s.as_of}>${formatDate(s.as_of, lang)}</time>`],
    ...(now ? [[{en: "Age", zh: "数据年龄"}, ageOf(s, lang, now)] as const] : []),
    [
      {en: "Rows", zh: "行数"},
      number({value: s.rows, unit: "rows", source: s.citation, text: formatInteger(s.rows, lang)})
    ],
    [{en: "Known by", zh: "获知方式"}, BASIS[basis][lang]],
    [{en: "Gathered", zh: "收集"}, html`<time datetime=${s.retrieved_on}>${formatDate(s.retrieved_on, lang)}</time>`],
    [{en: "Checksum", zh: "校验和"}, checksums(s.files, lang)],
    [{en: "Cite as", zh: "引用"}, s.citation]
  ];
  return html`<section class="source" id=${s.source}>
    <h3>${title}</h3>
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
    <code>${s.source}</code>
  </section>`;
}

/** Days since the as-of, and whether the source is overdue; a document never is. */
function ageOf({as_of, max_age_days, citation}: SourceRecord, lang: Lang, now: Date): HTMLElement {
  const age = ageInDays(as_of, now);
  const days = number({
    value: age,
    unit: "days",
    source: citation,
    text: {en: `${age} ${age === 1 ? "day" : "days"}`, zh: `${age} 天`}[lang]
  });
  if (max_age_days === null) return html`<span>${days}${{en: ", a document", zh: "，固定文献"}[lang]}</span>`;
  return isStale(as_of, max_age_days, now)
    ? html`<span
        >${days},
        <strong
          >${{en: `stale: due every ${max_age_days}`, zh: `已过期：应每 ${max_age_days} 天更新`}[lang]}</strong
        ></span
      >`
    : html`<span
        >${days}${{en: `, fresh: due every ${max_age_days}`, zh: `，有效：每 ${max_age_days} 天更新`}[lang]}</span
      >`;
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
