import {html} from "npm:htl";
import {seriesPanelsChart} from "../../charts/series-panels.js";
import type {ComparablesData} from "../../companies/comparables.js";
import {formatDate, formatShare} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {linkTo} from "../../lib/links.js";
import {reasonOf} from "../../lib/reason-of.js";
import {inBrackets} from "../../lib/signs.js";
import {verdictAt, type Claim, type Claims} from "../../query/claims/claims.js";
import type {DatedEvent, EventData} from "../../query/events.js";
import {entityLines, type ExposureData} from "../../query/exposure.js";
import {quotedText} from "../../query/quoted.js";
import {citationIn} from "../../words/citation.js";
import {day, share} from "../../words/quantity.js";
import {say} from "../../words/say.js";
import {VERDICT_NAME, VERDICT_SIGN} from "../claims/claim-words.js";
import {columnsIn, HEAD} from "../columns.js";
import {eventText} from "./event-names.js";
import {relationTable, tickerColor} from "./exposure-figures.js";
import {figure, sourceOf} from "../figure.js";
import {ownMultiplesFigure} from "./own-multiples.js";
import {documentList} from "../workspace/document-list.js";
import type {Workspace} from "../workspace/workspace.js";

const WORDS = {
  summary: {
    en: "On record of this company: token share, multiples, relations to labs, claims, events, documents",
    zh: "本公司的在册资料：词元占比、估值倍数、与实验室的关系、论断、事件、文件"
  },
  claims: {en: "What the note claims of it", zh: "研报中与其有关的论断"},
  events: {en: "Events, newest first", zh: "事件（由近及远）"},
  more: {en: "Its multiples beside peers", zh: "与可比公司的估值倍数对照"},
  owners: {en: "Every listed owner of labs", zh: "全部拥有实验室的上市公司"},
  noTokens: {
    en: "No lab it owns is on record with tokens, so usage says nothing of its revenue.",
    zh: "账本未收录其拥有的、有词元用量的实验室，故用量不能说明其收入。"
  },
  noMultiples: {en: "No multiple or margin of it is on record.", zh: "账本未收录其估值倍数与利润率。"},
  noRelations: {en: "No relation of it to a lab is on record.", zh: "账本未收录其与任何实验室的关系。"},
  noClaims: {en: "No claim of the note rests on its numbers.", zh: "研报没有论断以其数据为依据。"},
  noEvents: {en: "No event of it is on record.", zh: "账本未收录与其有关的事件。"},
  failed: {en: "This could not be loaded; close and open it to try again", zh: "未能载入；请收起后重新展开以重试"}
} as const satisfies Record<string, Text>;

/** What the ledger holds of companies beside their models. */
interface CompanyRecords {
  readonly comparables: ComparablesData;
  readonly exposure: ExposureData;
  readonly events: EventData;
  readonly claims: Claims;
}

/** Loads one file of the record each. */
type RecordFiles = Readonly<{[K in keyof CompanyRecords]: () => Promise<CompanyRecords[K]>}>;

/** A company's token share through time, the claims that read its numbers, and its events: fetched when it is opened. */
export function companyRecord(workspace: Workspace, files: RecordFiles): HTMLElement {
  const {lang} = workspace;
  const body = html`<div></div>`;
  const root = html<HTMLDetailsElement>`<details class="answer-block" id="on-record">
    <summary><b>${WORDS.summary[lang]}</b></summary>
    ${body}
  </details>`;
  let shown = "";
  const show = async () => {
    const entity = workspace.company.listing;
    root.hidden = entity === null;
    if (!root.open || entity === null || entity === shown) return;
    shown = entity;
    try {
      const [exposure, events, claims, comparables] = await Promise.all([
        files.exposure(),
        files.events(),
        files.claims(),
        files.comparables()
      ]);
      if (entity === shown)
        body.replaceChildren(...recordParts({exposure, events, claims, comparables}, entity, workspace));
    } catch (error) {
      shown = "";
      body.replaceChildren(html`<p class="error">${WORDS.failed[lang]}${inBrackets(reasonOf(error), lang)}</p>`);
    }
  };
  root.addEventListener("toggle", () => void show());
  workspace.onChange(() => void show());
  return root;
}

function recordParts(records: CompanyRecords, entity: string, workspace: Workspace): HTMLElement[] {
  const {exposure, events, claims, comparables} = records;
  const {lang, company, published} = workspace;
  const labs = events.owned.find((o) => o.entity === entity)?.labs ?? [];
  const read = claimsReading(claims, [entity, ...labs]);
  const own = eventsOf(events, entity);
  const link = (path: string, text: string) => html`<a href=${linkTo(`/${lang}${path}`)}>${text}</a>`;
  return [
    shareFigure(exposure, entity, company.title, lang) ?? html`<p>${WORDS.noTokens[lang]}</p>`,
    ownMultiplesFigure(comparables, entity, lang) ?? html`<p>${WORDS.noMultiples[lang]}</p>`,
    exposure.exposures.some((e) => e.entity === entity)
      ? relationTable(exposure, lang, entity)
      : html`<p>${WORDS.noRelations[lang]}</p>`,
    html`<h4>${WORDS.claims[lang]}</h4>`,
    read.length
      ? html`<ul>
          ${read.map((claim) => {
            const {kind} = verdictAt(claim, "now", claims);
            return html`<li>
              <span class=${`verdict verdict-${kind}`}
                ><span aria-hidden="true">${VERDICT_SIGN[kind]}</span> ${VERDICT_NAME[kind][lang]}</span
              >
              ${link(`/claims#${claim.claim}`, claim.statement[lang])}
            </li>`;
          })}
        </ul>`
      : html`<p>${WORDS.noClaims[lang]}</p>`,
    html`<h4>${WORDS.events[lang]}</h4>`,
    own.length
      ? html`<ul>
          ${own.map((event) => html`<li><time datetime=${event.date}>${formatDate(event.date, lang)}</time> ${eventText(event, lang)}</li>`)}
        </ul>`
      : html`<p>${WORDS.noEvents[lang]}</p>`,
    html`<small
      >${[...new Set(own.map(({citation}) => citation))].map((citation) => citationIn(citation, lang)).join(" ")}</small
    >`,
    documentList(
      company.facts.map(({fact}) => fact),
      published.filings,
      lang
    ),
    html`<p>${link("/companies#peers", WORDS.more[lang])} · ${link("/companies#tickers", WORDS.owners[lang])}</p>`
  ];
}

/** Claims of which a reading's SQL names one of some keys: a company's ticker, its labs. */
export function claimsReading({claims}: Pick<Claims, "claims">, keys: readonly string[]): readonly Claim[] {
  return claims.filter(({readings}) => readings.some(({sql}) => keys.some((key) => sql.includes(quotedText(key)))));
}

/** Events of a company and of the labs it owns, newest first. */
export function eventsOf({events, owned}: Pick<EventData, "events" | "owned">, entity: string): readonly DatedEvent[] {
  const labs = owned.find((o) => o.entity === entity)?.labs ?? [];
  return events
    .filter((e) => e.entity === entity || (e.lab !== null && labs.includes(e.lab)))
    .sort((a, b) => b.date.localeCompare(a.date));
}

function shareFigure(data: ExposureData, entity: string, name: Text, lang: Lang): HTMLElement | null {
  const line = entityLines(data, "owner", "tokens").find((l) => l.entity === entity);
  const last = line?.points.findLast((p) => p.share !== null);
  const latest = last?.share ?? null;
  if (!line || !last || latest === null) return null;
  const [carried, week] = [share(latest), day(last.week)];
  const col = columnsIn(lang);
  return figure({
    name: `owner-share-${entity}`,
    lang,
    title: {
      en: say`Labs of ${name} carried ${carried} of the tokens in the week of ${week}`,
      zh: say`${week}起的一周，${name}旗下实验室占词元的 ${carried}`
    },
    measure: {
      en: say`Share of all tokens of each week on one router`,
      zh: say`各周占单一路由平台全部词元之比`
    },
    draw: (width) =>
      seriesPanelsChart(
        [
          {
            key: entity,
            label: name[lang],
            color: tickerColor(entity),
            points: line.points.map((p) => ({date: p.week, value: p.share}))
          }
        ],
        {lang, width, annotations: [], isDashed: false, format: (value) => formatShare(value, lang, 1)}
      ),
    columns: [
      col.date("week_start", HEAD.week, (p: (typeof line.points)[number]) => p.week),
      col.share(
        "share_of_all",
        {en: "Share of all tokens", zh: "占全部词元"},
        (p: (typeof line.points)[number]) => p.share
      )
    ],
    rows: line.points,
    source: sourceOf(data)
  });
}
