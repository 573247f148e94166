import {numberPrinter} from "../../lib/number-printer.js";
import {html} from "npm:htl";
import type {IsoDate} from "../../lib/dates.js";
import {dateText, formatDate, formatInteger, formatShare, formatTokens, missing} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {linkTo} from "../../lib/links.js";
import {MOVED, PAGES} from "../../lib/pages.js";
import {BREAK, COLON, NEXT_SENTENCE, STOP} from "../../lib/signs.js";
import {parseUnit} from "../../model/unit/parse.js";
import {unitInWords} from "../../model/unit/words.js";
import {TOPICS} from "../../query/claims/claims.js";
import {countVerdicts, VERDICTS} from "../../query/claims/verdict.js";
import {
  verdictMoves,
  type Edition,
  type Editions,
  type FrozenClaim,
  type FrozenNumber,
  type KeptEdition
} from "../../query/editions.js";
import {formatClaimed, TOPIC_NAME, VERDICT_NAME, VERDICT_SIGN, verdictWords} from "./claim-words.js";
import {frozenWords, movedVerdicts} from "../../figures/edition-words.js";
import {dataTable} from "../data-table.js";
import {notOnRecord} from "../not-on-record.js";
import {numberElement, numbersIn} from "../number.js";
import {paintParts} from "../paint-part.js";

const KIND: Readonly<Record<Edition["kind"], Text>> = {
  reconstructed: {en: "reconstructed from later vintages", zh: "依后续版本重建"},
  published: {en: "as the books stood", zh: "账本当时的状态"}
};
const NUMBER: Readonly<Record<FrozenNumber["key"], Text>> = {
  week_tokens: {en: "Tokens of the last whole week", zh: "最近完整周的词元数"},
  china_all: {en: "China, share of all tokens", zh: "中国占全部词元之比"},
  us_all: {en: "United States, share of all tokens", zh: "美国占全部词元之比"},
  china_named: {en: "China, share of named models", zh: "中国占具名模型之比"},
  china_nine: {en: "China, share of the nine largest", zh: "中国占前九大模型之比"}
};
const WORDS = {
  number: {en: "Number", zh: "指标"},
  value: {en: "Value", zh: "数值"},
  claim: {en: "Claim", zh: "论断"},
  company: {en: "Company", zh: "公司"},
  case: {en: "Case", zh: "情景"},
  perShare: {en: "Value per share", zh: "每股价值"},
  unit: {en: "Unit", zh: "单位"},
  checksums: {en: "Checksums of the tables", zh: "各表的校验和"}
} as const satisfies Record<string, Text>;
const VERDICT_SOURCE = "Alpha Ledger: verdicts by rule on the claims of the founding note.";
const CASE_SOURCE = "Alpha Ledger: worked out by the sheet the edition keeps; a case of ours, no target.";

/** Every edition with its headline, newest first, and what each changed against the one before. */
export function editionList({editions, knownOn}: Editions, lang: Lang): HTMLElement {
  if (editions.length === 0) return notOnRecord("editions", knownOn, lang);
  return html`<div>
    ${[...editions].reverse().map(
      (edition, i, all) =>
        html`<section class="edition">
          <h2><a href=${linkTo(`/${lang}/editions/${edition.date}`)}>${nameOf(edition, lang)}</a></h2>
          <p>${edition.text[lang]}</p>
          ${verdictLine(edition, lang)} ${changesSince(all[i + 1], edition, lang)}
        </section>`
    )}
  </div>`;
}

/** One edition as it was frozen: numbers, verdicts with every value, cases, and the checksums it rests on. */
export function editionView(editions: Editions, date: IsoDate, lang: Lang): HTMLElement {
  const at = editions.editions.findIndex((e) => e.date === date);
  const edition = editions.editions[at];
  if (!edition) return notOnRecord("editions", editions.knownOn, lang);
  const older = editions.editions[at - 1];
  return html`<div>
    <p class="edition-name">${nameOf(edition, lang)}</p>
    <p class="answer">${edition.text[lang]}</p>
    ${otherEditions(editions.editions, edition, lang)} ${keptPages(edition, lang)}
    <h2 id="numbers">${{en: "Numbers", zh: "数字"}[lang]}</h2>
    ${numbersTable(edition, lang)}
    ${
      older
        ? html`<h2 id="since">${since(older, lang)}</h2>
            ${changesSince(older, edition, lang)}`
        : ""
    }
    <h2 id="claims">${{en: "Claims", zh: "论断"}[lang]}</h2>
    ${verdictLine(edition, lang)} ${TOPICS.map((topic) => topicPart(edition, topic, lang))}
    ${
      edition.cases.length
        ? html`<h2 id="cases">${{en: "Cases", zh: "情景"}[lang]}</h2>
            ${casesTable(edition, lang)}`
        : ""
    }
    <h2 id="frozen">${{en: "What is frozen", zh: "冻结的内容"}[lang]}</h2>
    ${frozen(edition, lang)}
  </div>`;
}

function time(date: IsoDate, lang: Lang): HTMLElement {
  return html`<time datetime=${date}>${formatDate(date, lang)}</time>`;
}

function nameOf({date, kind}: Edition, lang: Lang): string {
  return {en: `${formatDate(date, "en")}, ${KIND[kind].en}`, zh: `${formatDate(date, "zh")}，${KIND[kind].zh}`}[lang];
}

function since({date}: Edition, lang: Lang): string {
  return {en: `Since the edition of ${formatDate(date, "en")}`, zh: `自 ${formatDate(date, "zh")}版以来`}[lang];
}

function otherEditions(editions: readonly Edition[], shown: Edition, lang: Lang): HTMLElement | string {
  const others = editions.filter((e) => e !== shown);
  if (others.length === 0) return "";
  return html`<p class="brief-note">
    ${{en: "Other editions: ", zh: "其他版本："}[lang]}${others.map((e, i) => html`${i ? BREAK[lang] : ""}<a href=${linkTo(`/${lang}/editions/${e.date}`)}>${nameOf(e, lang)}</a>`)}${STOP[lang]}
  </p>`;
}

/** Links to the pages the edition keeps as they were shown, in the order they were kept. */
function keptPages({date, pages, cases}: KeptEdition, lang: Lang): HTMLElement | string {
  const own = pages.filter((path) => path.startsWith(`${lang}/`));
  if (own.length === 0) return "";
  const name = (file: string) => {
    const entity = /^value-(.+)$/.exec(file)?.[1];
    const company = cases.find((c) => c.entity === entity)?.company[lang];
    const page = [...PAGES, ...MOVED].find(({path}) => path === `/${file === "index" ? "" : entity ? "value" : file}`)
      ?.name[lang];
    return [page ?? {en: "This edition", zh: "本版"}[lang], company].filter(Boolean).join(COLON[lang]);
  };
  return html`<p class="brief-note">
    ${{en: "Pages as they were shown: ", zh: "当时的页面："}[lang]}${own.map((path, i) => html`${i ? " · " : ""}<a href=${linkTo(`/editions/${date}/${path}`)}>${name(path.slice(lang.length + 1, -".html".length))}</a>`)}
  </p>`;
}

function shownNumber({value, unit, citation}: FrozenNumber, lang: Lang): HTMLElement {
  const text =
    value === null ? missing(lang) : unit === "tokens" ? formatTokens(value, lang) : formatShare(value, lang);
  return numberElement({value: value ?? "", unit, source: citation, text});
}

function numbersTable({numbers}: Edition, lang: Lang): HTMLElement {
  const [first] = numbers;
  return html`${table(
    [WORDS.number, WORDS.value],
    numbers.map((n) => [NUMBER[n.key][lang], shownNumber(n, lang)]),
    lang
  )}
  ${first?.week ? html`<p class="brief-note">${{en: "Week of ", zh: "所指一周起于 "}[lang]}${time(first.week, lang)}${NEXT_SENTENCE[lang]}<span lang="en">${first.citation}</span></p>` : ""}`;
}

/** Numbers side by side, and the claims judged otherwise than in the edition before. */
function changesSince(older: Edition | undefined, newer: Edition, lang: Lang): HTMLElement | string {
  if (!older) return "";
  const moves = verdictMoves(older, newer);
  const heads = [older, newer].map(({date}) => dateText(date));
  const sign = (claim: FrozenClaim | null, isSame: boolean) =>
    claim
      ? html`<span class=${`verdict verdict-${claim.verdict.kind}`}
          >${VERDICT_SIGN[claim.verdict.kind]}
          ${isSame ? verdictWords(claim.verdict, claim, lang) : VERDICT_NAME[claim.verdict.kind][lang]}</span
        >`
      : {en: "not yet made", zh: "尚无此条"}[lang];
  return html`<div>
    ${table(
      [WORDS.number, ...heads],
      newer.numbers.map((n) => {
        const was = older.numbers.find((o) => o.key === n.key);
        return [NUMBER[n.key][lang], was ? shownNumber(was, lang) : missing(lang), shownNumber(n, lang)];
      }),
      lang
    )}
    <p>${paintParts(movedVerdicts(moves.length), {lang, source: VERDICT_SOURCE})}</p>
    ${table(
      [WORDS.claim, ...heads],
      moves.map(({claim, was}) => {
        const isSame = was?.verdict.kind === claim.verdict.kind;
        return [
          html`<span>${numbersIn(claim.statement[lang], {source: VERDICT_SOURCE})}</span>`,
          sign(was, isSame),
          sign(claim, isSame)
        ];
      }),
      lang
    )}
  </div>`;
}

/** How many claims of the edition got each verdict. */
function verdictLine({claims}: Edition, lang: Lang): HTMLElement {
  const found = countVerdicts(claims.map((c) => c.verdict));
  return html`<p>
    ${VERDICTS.map((kind) => html`<span class=${`verdict verdict-${kind}`}>${VERDICT_SIGN[kind]} ${VERDICT_NAME[kind][lang]}</span>${COLON[lang]}${counted(found[kind], lang)}${NEXT_SENTENCE[lang]}`)}
  </p>`;
}

function counted(claims: number, lang: Lang): HTMLElement {
  return numberElement({value: claims, unit: "claims", source: VERDICT_SOURCE, text: formatInteger(claims, lang)});
}

function table(heads: readonly Text[], rows: readonly (readonly (Node | string)[])[], lang: Lang): HTMLElement {
  return html`<div class="table-scroll" tabindex="0">
    <table class="edition-moves">
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head[lang]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${cell}</td>`)}
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

function topicPart({claims}: Edition, topic: FrozenClaim["topic"], lang: Lang): HTMLElement | string {
  const own = claims.filter((c) => c.topic === topic);
  if (own.length === 0) return "";
  const kinds = VERDICTS.filter((kind) => own.some((c) => c.verdict.kind === kind));
  return html`<section class="edition-topic">
    <h3>
      ${TOPIC_NAME[topic][lang]}
      ${kinds.map((kind) => html`<small class=${`verdict verdict-${kind}`}>${VERDICT_SIGN[kind].repeat(own.filter((c) => c.verdict.kind === kind).length)}</small>`)}
    </h3>
    ${own.map(
      (c) =>
        html`<details class="edition-claim">
          <summary>
            <span class=${`verdict verdict-${c.verdict.kind}`} aria-hidden="true">${VERDICT_SIGN[c.verdict.kind]}</span>
            ${numbersIn(c.statement[lang], {source: VERDICT_SOURCE})}
          </summary>
          <p>${verdictWords(c.verdict, c, lang)}</p>
          <ul>
            ${c.readings.map((r) => html`<li>${r.name[lang]}${COLON[lang]}${r.value === null ? missing(lang) : numberElement({value: r.value, unit: c.unit, source: r.citation, text: formatClaimed(r.value, c.unit, lang)})} ${r.citation ? html`<small lang="en">${r.citation}</small>` : ""}</li>`)}
          </ul>
        </details>`
    )}
  </section>`;
}

function casesTable({cases}: Edition, lang: Lang): HTMLElement {
  const format = numberPrinter(lang, {maximumFractionDigits: 1, minimumFractionDigits: 1});
  return table(
    [WORDS.company, WORDS.case, WORDS.perShare, WORDS.unit],
    cases.map((c) => [
      c.company[lang],
      c.title[lang],
      c.value === null
        ? missing(lang)
        : numberElement({value: c.value, unit: c.unit, source: CASE_SOURCE, text: format(c.value)}),
      unitInWords(parseUnit(c.unit), lang)
    ]),
    lang
  );
}

function frozen(edition: Edition, lang: Lang): HTMLElement {
  const table = dataTable(
    [
      {key: "table", head: {en: "Table", zh: "表"}[lang], value: (r) => r.table, show: (r) => html`<code>${r.table}</code>`}, // prettier-ignore
      {key: "rows", head: {en: "Rows", zh: "行数"}[lang], unit: "rows", value: (r) => r.rows, text: (r) => formatInteger(r.rows, lang)}, // prettier-ignore
      {key: "sha256", head: {en: "Checksum", zh: "校验和"}[lang], value: (r) => r.sha256}
    ],
    edition.tables,
    {lang, source: "data/ledger.jsonl"}
  );
  return html`<div>
    <p>${paintParts(frozenWords(edition), {lang, source: "data/ledger.jsonl"})}</p>
    <p><code>${edition.entry.hash}</code></p>
    <details>
      <summary>${WORDS.checksums[lang]}</summary>
      ${table}
    </details>
  </div>`;
}
