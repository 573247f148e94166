import {html} from "npm:htl";
import {copiedText, NOT_COPIED} from "../lib/copied-text.js";
import {formatInteger} from "../lib/format.js";
import {langOfPath, type Lang, type Text} from "../lib/language.js";
import {linkTo, pageAddress} from "../lib/links.js";
import {versionIn, withoutVersion, withSummary, withVersion, type LinkVersion} from "../lib/link-version.js";
import {tableChanges, VERSIONS, type BooksVersion, type CurrentVersions} from "../lib/published-versions.js";
import {BREAK, COLON, STOP} from "../lib/signs.js";
import {numberElement} from "./number.js";

/**
 * Loaded by every page: copies a link that says from what the page was made, and of one that came says what of the books is
 * another by now.
 */

const WORDS = {
  copied: {en: "Copied: ", zh: "已复制："},
  noVersion: {
    en: "This site keeps no versions; the link does not say from what it was made: ",
    zh: "本站未保存版本，链接未注明其依据："
  },
  same: {
    en: "This link was made from the books as they are: its numbers are the same.",
    zh: "此链接所依据的账本与当前一致，数值相同。"
  },
  differ: {
    en: "This link was made from other books. Tables that differ since, with their rows then and now: ",
    zh: "此链接依据较早的账本制作。此后有变动的表及其当时与当前的行数："
  },
  unknown: {
    en: "This link was made from books that this site does not keep: what differs since cannot be told.",
    zh: "此链接所依据的账本未在本站保存，无法说明此后的差异。"
  },
  noTable: {en: "no such table", zh: "无此表"}
} as const satisfies Record<string, Text>;

const SOURCE = "Alpha Ledger: checksums of its publications.";

/** One of the versions that the site keeps; null where it keeps none of the name. */
export async function keptVersion<T>(name: string): Promise<T | null> {
  const answer = await fetch(linkTo(`/${VERSIONS}/${name}.json`)).catch(() => null);
  return answer?.ok === true ? ((await answer.json()) as T) : null;
}

/** From what the link was made that the reader came by; null where it does not say. */
export function arrivedFrom({dataset}: HTMLElement = document.documentElement): LinkVersion | null {
  return versionIn(`made=${dataset["made"] ?? ""}`);
}

/** What of the books is another than when a link was made, in words. */
export function booksNotice(was: BooksVersion | null, now: BooksVersion | null, lang: Lang): HTMLElement {
  const said = (text: Text) => html`<p class="address-notice" role="status">${text[lang]}</p>`;
  if (was === null || now === null) return said(WORDS.unknown);
  const changes = tableChanges(was, now);
  if (changes.length === 0) return said(WORDS.same);
  const rows = (count: number | null) =>
    count === null
      ? WORDS.noTable[lang]
      : numberElement({value: count, unit: "rows", source: SOURCE, text: formatInteger(count, lang)});
  return html`<p class="address-notice" role="status">
    ${WORDS.differ[lang]}${changes.map(({table, was: before, now: after}, i) => html`${i === 0 ? "" : BREAK[lang]}<code>${table}</code> ${rows(before)} → ${rows(after)}`)}${STOP[lang]}
  </p>`;
}

async function tell(made: LinkVersion, lang: Lang): Promise<void> {
  const current = await keptVersion<CurrentVersions>("now");
  const now = current && (await keptVersion<BooksVersion>(current.books));
  const was = now === null || current?.books === made.books ? now : await keptVersion<BooksVersion>(made.books);
  document.querySelector("#content")?.prepend(booksNotice(was, now, lang));
}

/** The link that opens what is shown and says from what it was made, and whether it does. */
async function link(): Promise<{readonly href: string; readonly isVersioned: boolean}> {
  const current = await keptVersion<CurrentVersions>("now");
  const plain = withoutVersion(location.hash);
  const search = withSummary(location.search, document.querySelector("h1")?.textContent ?? "");
  if (current === null) return {href: pageAddress(plain, search), isVersioned: false};
  const entity = document.querySelector<HTMLElement>("[data-entity]")?.dataset["entity"];
  const model = entity === undefined ? null : (current.models[entity] ?? null);
  return {href: pageAddress(withVersion(plain, {books: current.books, model}), search), isVersioned: true};
}

function start(): void {
  const lang = langOfPath(location.pathname);
  const made = versionIn(location.hash);
  if (made !== null) {
    document.documentElement.dataset["made"] = [made.books, made.model].filter(Boolean).join(".");
    const plain = withoutVersion(location.hash);
    history.replaceState(history.state, "", location.pathname + location.search + (plain && `#${plain}`));
    void tell(made, lang);
  }
  const [button, output] = [".shared-link button", ".shared-link output"].map((each) =>
    document.querySelector<HTMLElement>(each)
  );
  if (!button || !output) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    void link().then(async ({href, isVersioned}) => {
      const told = (await copiedText(href))
        ? (isVersioned ? WORDS.copied : WORDS.noVersion)[lang]
        : `${NOT_COPIED[lang]}${COLON[lang]}`;
      output.textContent = told + href;
    });
  });
}

if (typeof document !== "undefined" && typeof location !== "undefined") start();
