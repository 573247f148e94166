import {ARRIVING} from "./arriving.js";
import {embedScript} from "./embed.js";
import {AUDIENCE_META, AUDIENCE_NOTICE, type Audience} from "../../src/lib/audience.js";
import type {IsoDate} from "../../src/lib/dates.js";
import {formatDate} from "../../src/lib/format.js";
import {
  HTML_LANG,
  LANGUAGES,
  LANGUAGE_NAME,
  SITE_NAME,
  langOfPath,
  type Lang,
  type Text
} from "../../src/lib/language.js";
import {inFull} from "../../src/lib/links.js";
import {RATES_META} from "../../src/lib/reader-settings.js";
import {sheetMargins} from "../../src/lib/sheet-margins.js";
import {HOME, PAGES, ROOMS, densityOf, roomOf, type Page, type Room} from "../../src/lib/pages.js";
import {asKnownOn} from "../as-known-on.js";
import {audienceOf} from "../audience.js";
import {hasRatings, recommendationsHtml, STANDING} from "../house/recommendations.js";
import {disclosuresFor, priceLimit} from "../house/registers.js";
import {publicationDay} from "../publish/publication.js";
import {sourceOfPage} from "../publish/page-sources.js";
import {latestRates} from "./rates.js";
import {studies} from "./studies.js";
import {escapedMarkup} from "../markup.js";

interface PageInfo {
  readonly path: string;
  /** Its front matter, as Framework goes on with it. */
  readonly data?: {sql?: unknown};
}

const SKIP: Text = {en: "Skip to content", zh: "跳到正文"};
const MAIN_NAVIGATION: Text = {en: "Main", zh: "主导航"};
const MENU: Text = {en: "Menu", zh: "菜单"};
const SEARCH: Text = {en: "Search", zh: "搜索"};
const LANGUAGE: Text = {en: "Language", zh: "语言"};
const FOOTER: Text = {
  en: "Token counts come from one router’s public traffic: they are neither market share nor revenue. Code under the MIT licence, data as licensed by each source.",
  zh: "词元数据来自单一路由平台的公开流量，既不是市场份额，也不是收入。代码采用 MIT 许可，数据按各来源的许可使用。"
};
// A menu that lies over the page goes when the reader turns to the page.
const CLOSE_MENU = `const menu = document.querySelector(".menu");
addEventListener("pointerdown", (event) => { if (!menu.contains(event.target)) menu.open = false; });
menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { menu.open = false; menu.firstElementChild.focus(); } });`;
// What a reader has set travels in the fragment, or as days in the query: the other language keeps both.
const KEEP_FRAGMENT = `for (const a of document.querySelectorAll(".languages a"))
  a.addEventListener("click", () => { a.search = location.search; a.hash = location.hash; });`;
// The fragment is the reader's: the skip link moves the focus alone. It works as a link where scripts are off.
const SKIP_BY_FOCUS = `document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  const content = document.getElementById("content");
  content.focus({preventScroll: true});
  content.scrollIntoView();
});`;
const AS_KNOWN: Readonly<Record<Lang, (day: string) => string>> = {
  en: (day) =>
    `<strong>The ledger as it stood on ${day}.</strong> What was not yet on record is left out and said so. Values marked <em>reconstructed</em> are dated by the archive that evidences them, not by a pull of our own.`,
  zh: (day) =>
    `<strong>本页为账本在 ${day}的原貌。</strong>当时尚未收录的内容均已略去并注明；标为“重建”的数值，其获知日以存档为证，而非本库自身拉取之日。`
};
const DISCLOSURES: Text = {en: "Disclosures", zh: "披露"};
const SINCE: Text = {en: "In force since ", zh: "生效日："};
const OLD_PRICES: Readonly<Record<Lang, (days: number) => string>> = {
  en: (days) =>
    `Values are held against no price that was older than ${numberOf(days, "days")} days on the day of publication: where none is newer, the comparison is left out.`,
  zh: (days) => `发布日已超过 ${numberOf(days, "days")} 天的股价不与估值对照；若无更新的股价，则略去对照。`
};
const KEPT_PRICES: Text = {
  en: "Values and prices are those that this page had on its day; nothing here is held against a newer price.",
  zh: "估值与股价均为本页当日所载，未与更新的股价对照。"
};
const VALUES: Text = {
  en: "By which methods each company is valued, on which assumptions, how far each of them moves the value, and against which risks:",
  zh: "各公司的估值方法、所依假设、各假设对价值的影响及相关风险，见："
};
const SHARED_LINK: Text = {
  en: "Copy a link that says from which data and model it was made",
  zh: "复制注明所依据数据与模型的链接"
};
const SETTINGS: Text = {en: "How numbers are shown", zh: "数字显示方式"};
const MAKE_YOURS: Text = {en: "Make it yours:", zh: "另建为您的页面："};
const SOURCES: Text = {en: "Sources and licences", zh: "来源与许可"};

/** Elements of `<head>`: the language, for readers of the preview (the build writes it into `<html>`). */
export function head({path, data}: PageInfo): string {
  const density = densityOf(routeOf(path));
  // Files listed under `sql` are made tables beside the ledger's (own-tables.ts); Framework would start a DuckDB for them alone.
  delete data?.sql;
  return [
    `<script>document.documentElement.lang = ${JSON.stringify(HTML_LANG[langOfPath(path)])};</script>`,
    `<script>${embedScript(langOfPath(path))}</script>`,
    `<script>${ARRIVING}</script>`,
    `<meta name="color-scheme" content="light dark">`,
    ...(density === null ? [] : [`<meta name="density" content="${density}">`]),
    ...audienceMarks(audienceOf(), langOfPath(path)),
    `<link rel="icon" href="/favicon.svg" type="image/svg+xml">`,
    ...(path.includes("/studies/") ? [`<script type="module" src="/components/study-markup.js"></script>`] : []),
    `<meta name="${RATES_META}" content="${escapedMarkup(JSON.stringify(latestRates()))}">`,
    `<script type="module" src="/components/every-page.js"></script>`
  ].join("\n");
}

/** A page without its language: "/value"; nothing of one that has none. */
function routeOf(path: string): string {
  return isInLanguage(path) ? path.replace(/^\/\w+/, "").replace(/(?:index)?(?:\.html)?$/, "") : "";
}

export function header({path}: PageInfo): string {
  const lang = langOfPath(path);
  const room = roomOf(routeOf(path));
  const link = (page: Page, name: Text = page.name, current = isCurrent(path, page.path) ? "page" : "") =>
    `<a href="${inFull(`/${lang}${page.path}`)}"${current && ` aria-current="${current}"`}>${name[lang]}</a>`;
  const enter = (to: Room) => link(to.pages[0], to.name, to === room ? "true" : "");
  const whole = (to: Room) =>
    `<li>${to.name[lang]}<ul>${pagesOf(to)
      .map((page) => `<li>${link(page)}</li>`)
      .join("")}</ul></li>`;
  const switches = LANGUAGES.filter((other) => other !== lang).map(
    (other) =>
      `<a href="${inLanguage(path, other)}" lang="${HTML_LANG[other]}" hreflang="${HTML_LANG[other]}">${LANGUAGE_NAME[other]}</a>`
  );
  return [
    `<a class="skip" href="#content">${SKIP[lang]}</a>`,
    `<a class="site-name" href="${inFull(`/${lang}/`)}"${isCurrent(path, "/") ? ` aria-current="page"` : ""}>${SITE_NAME[lang]}</a>`,
    `<nav class="rooms" aria-label="${MAIN_NAVIGATION[lang]}">${ROOMS.map(enter).join("")}</nav>`,
    `<div class="site-search" role="search"><input type="search" placeholder="${SEARCH[lang]}" aria-label="${SEARCH[lang]}" autocomplete="off"><div class="search-found"><p role="status"></p><ul></ul></div></div>`,
    `<nav class="languages" aria-label="${LANGUAGE[lang]}">${switches.join("")}</nav>`,
    `<details class="menu"><summary>${room?.name[lang] ?? MENU[lang]}</summary><nav aria-label="${MAIN_NAVIGATION[lang]}"><ul><li>${link(HOME)}</li>${ROOMS.map(whole).join("")}</ul></nav></details>`,
    ...(room && pagesOf(room).length > 1
      ? [
          `<nav class="room" aria-label="${room.name[lang]}">${pagesOf(room)
            .map((page) => link(page))
            .join("")}</nav>`
        ]
      : []),
    `<script>${KEEP_FRAGMENT}\n${CLOSE_MENU}</script>`,
    ...audienceNotice(audienceOf(), lang, (audience) => audience !== "public"),
    ...knownBanner(lang),
    `<span id="content" tabindex="-1"></span>`,
    `<script>${SKIP_BY_FOCUS}</script>`
  ].join("\n");
}

export function footer({path}: PageInfo): string {
  const lang = langOfPath(path);
  const standing = STANDING[hasRatings() ? "rated" : "unrated"][lang];
  return `<p>${standing}${lang === "en" ? " " : ""}${FOOTER[lang]} <a href="${inFull(`/${lang}/sources`)}">${SOURCES[lang]}</a></p>${audienceNotice(audienceOf(), lang).join("")}${disclosed(audienceOf(), lang)}<p class="shared-link"><button type="button" class="linklike" hidden>${SHARED_LINK[lang]}</button> <output></output></p><p class="reader-settings" role="group" aria-label="${SETTINGS[lang]}"></p>${fork(path, lang)}`;
}

/** What the registers of the house say to an audience on the day of publication, and what was recommended in twelve months; `isKept` of a page that an edition keeps as it was. */
export function disclosed(
  audience: Audience | null,
  lang: Lang,
  {on = publicationDay(), root, isKept = false}: {on?: IsoDate; root?: string; isKept?: boolean} = {}
): string {
  if (audience === null) return "";
  const items = disclosuresFor(audience, on, root).map(
    ({disclosure, statement, from}) =>
      `<li data-disclosure="${escapedMarkup(disclosure)}">${escapedMarkup(statement[lang])} <small>${SINCE[lang]}<time datetime="${from}">${formatDate(from, lang)}</time></small></li>`
  );
  const limit = priceLimit(audience, root);
  const old = limit?.older === "drop" ? OLD_PRICES[lang](limit.maxAgeDays) : null;
  const prices = isKept ? KEPT_PRICES[lang] : old;
  const dropped = prices === null ? [] : [`<li data-disclosure="prices">${prices}</li>`];
  return `<section class="disclosures"><h2>${DISCLOSURES[lang]}</h2><ul>${[...items, ...dropped].join("")}<li data-disclosure="values">${VALUES[lang]} <a href="${inFull(`/${lang}/value`)}">${PAGES.find(({path}) => path === "/value")?.name[lang]}</a></li><li data-disclosure="recommendations">${recommendationsHtml(lang, on, root)}</li></ul></section>`;
}

function numberOf(value: number, unit: string): string {
  return `<data value="${value}" data-unit="${unit}" data-source="Alpha Ledger">${value}</data>`;
}

/** How a researcher of the house makes a page one of their own; the build puts a link to its source in front. */
function fork(path: string, lang: Lang): string {
  const source = sourceOfPage(path);
  if (source === null) return "";
  if (!["internal", null].includes(audienceOf())) return '<p class="fork"></p>';
  const [, name = ""] = /^\/source\/(.*)\.txt$/.exec(source) ?? [];
  return `<p class="fork">${MAKE_YOURS[lang]} <code>npm run new -- my-question --from ${name}</code></p>`;
}

/**
 * What the head of a published page says of its readers, and has each printed sheet say; a page that is not for the public is
 * no matter of robots.
 */
export function audienceMarks(audience: Audience | null, lang: Lang): string[] {
  if (audience === null) return [];
  const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;
  return [
    meta(AUDIENCE_META, audience),
    ...(audience === "public" ? [] : [meta("robots", "noindex, nofollow")]),
    `<style>${sheetMargins({"top-right": AUDIENCE_NOTICE[audience][lang]})}</style>`
  ];
}

/** The same in words: where many could take a page for one that is meant for them, before anything else. */
export function audienceNotice(
  audience: Audience | null,
  lang: Lang,
  isSaid: (audience: Audience) => boolean = () => true
): string[] {
  if (audience === null || !isSaid(audience)) return [];
  return [`<p class="audience" role="note">${AUDIENCE_NOTICE[audience][lang]}</p>`];
}

/** On a build for an earlier day, which day it is. */
function knownBanner(lang: Lang): string[] {
  const day = asKnownOn();
  if (!day) return [];
  const time = `<time datetime="${day}">${formatDate(day, lang)}</time>`;
  return [`<p class="as-known" role="note">${AS_KNOWN[lang](time)}</p>`];
}

/** The pages of a room, those of researchers last. */
function pagesOf(room: Room): readonly Page[] {
  return room.studies ? [...room.pages, ...studies()] : room.pages;
}

function isInLanguage(path: string): boolean {
  return LANGUAGES.some((lang) => path.startsWith(`/${lang}/`));
}

/** The same page in another language. */
function inLanguage(path: string, lang: Lang): string {
  const rest = isInLanguage(path) ? path.replace(/^\/\w+/, "") : "/";
  return inFull(`/${lang}${rest}`);
}

function isCurrent(path: string, page: string): boolean {
  return inLanguage(path, langOfPath(path)) === inFull(`/${langOfPath(path)}${page}`) && isInLanguage(path);
}
