import {html} from "npm:htl";
import {formatDate} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";

/** A row of the `source` table as pages load it. */
export interface SourceRow {
  readonly source: string;
  readonly publisher: string;
  readonly title: string;
  readonly title_zh: string;
  readonly url: string | null;
  readonly licence: string;
  readonly rights: "open" | "cite" | "internal";
  readonly citation: string;
  readonly as_of: string;
  readonly retrieved_on: string;
  readonly status: string;
  readonly note: string | null;
  readonly note_zh: string | null;
}

const RIGHTS: Readonly<Record<SourceRow["rights"], Text>> = {
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
  assumption: {en: "assigned by this project", zh: "本项目认定"}
};

/** One entry a source: what it is, its licence, its dates, its limits and how to cite it. */
export function sourcesTable(sources: readonly SourceRow[], lang: Lang): HTMLElement {
  return html`<div class="sources">${sources.map((s) => entry(s, lang))}</div>`;
}

function entry(s: SourceRow, lang: Lang): HTMLElement {
  const title = lang === "zh" ? s.title_zh : s.title;
  const facts = [
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
          : s.licence
    ],
    [{en: "Rights here", zh: "使用方式"}, RIGHTS[s.rights][lang]],
    [{en: "Status", zh: "性质"}, STATUS[s.status]?.[lang] ?? s.status],
    [{en: "As of", zh: "截至"}, html`<time datetime=${s.as_of}>${formatDate(s.as_of, lang)}</time>`],
    [{en: "Gathered", zh: "收集"}, html`<time datetime=${s.retrieved_on}>${formatDate(s.retrieved_on, lang)}</time>`],
    [{en: "Cite as", zh: "引用"}, s.citation]
  ] as const;
  return html`<section class="source" id=${s.source}>
    <h2>${title}</h2>
    <p>${(lang === "zh" ? s.note_zh : s.note) ?? ""}</p>
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
