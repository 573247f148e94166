import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {AUDIENCE_META, noticeInBoth, type Audience} from "../../src/lib/audience.js";
import {isLang, type Lang} from "../../src/lib/language.js";
import {audienceMarks, audienceNotice, disclosed} from "../pages/furniture.js";
import {headStart} from "./page-text.js";
import {hasPolicy, withPolicy} from "./policy.js";

/** Files with room for words whose makers do not know of readers, by their place on the site, with how each says for whom it is. */
const FILES: readonly (readonly [place: RegExp, marked: (text: string, audience: Audience) => string])[] = [
  // Front matter has to begin the source of a page.
  [/^source\/.*\.txt$/, (text, audience) => `${text.trimEnd()}\n\n<!-- ${noticeInBoth(audience)} -->\n`],
  [/^data\/editions\/[^/]+\/ledger\.sql$/, (text, audience) => `-- ${noticeInBoth(audience)}\n${text}`],
  [/^data\/editions\/[^/]+\/manifest\.json$/, (text, audience) => withFields(text, (told) => ({audience, ...told}))],
  [
    /^sbom\.json$/,
    (text, audience) =>
      withFields(text, ({metadata, ...told}) => {
        const properties = [{name: AUDIENCE_META, value: audience}];
        return {...told, metadata: {...metadata, properties}};
      })
  ]
];

/**
 * Says for whom a site is published on each page that is none of Framework's: those that lead on, and pages of editions,
 * with the disclosures of the day of publication; their copies in the books stay as they are. Gives the number of pages that
 * say it.
 */
export function markPages(folder: string, audience: Audience | null): number {
  if (audience === null) return 0;
  const files = readdirSync(folder, {recursive: true, encoding: "utf8"}).filter((file) => file.endsWith(".html"));
  for (const file of files) {
    const path = join(folder, file);
    const html = readFileSync(path, "utf8");
    if (!isMarked(html)) writeFileSync(path, markedPage(html, audience, rootFrom(file)));
  }
  return files.length;
}

/** Says for whom a site is published in each of its files of those kinds. Gives their number. */
export function markFiles(folder: string, audience: Audience | null): number {
  if (audience === null) return 0;
  const files = readdirSync(folder, {recursive: true, encoding: "utf8"}).flatMap((file) => {
    const [, marked] = FILES.find(([place]) => place.test(file.replaceAll("\\", "/"))) ?? [];
    return marked === undefined ? [] : [{path: join(folder, file), marked}];
  });
  for (const {path, marked} of files) writeFileSync(path, marked(readFileSync(path, "utf8"), audience));
  return files.length;
}

/** The text of a JSON object with its fields changed. */
function withFields(text: string, change: (told: {readonly metadata?: object}) => object): string {
  return `${JSON.stringify(change(JSON.parse(text) as object), null, 2)}\n`;
}

/** Where the root of the site is from a page that an edition keeps; null from any other. */
function rootFrom(file: string): string | null {
  return /^editions[\\/]\d{4}-\d\d-\d\d[\\/]\w+[\\/]/.test(file) ? "../../../" : null;
}

/**
 * A page with its audience in its head and on its sheets, and in words at its end; one that is to be read, from which the way
 * to the root of the site is given, as pages of the site have it: first where many could take it for theirs, and disclosures in
 * its foot.
 */
export function markedPage(html: string, audience: Audience, root: string | null = null): string {
  const marked = withMarks(html, audience, root);
  // A policy of its own does not let in the style of its sheets.
  return hasPolicy(marked) ? withPolicy(marked) : marked;
}

function withMarks(html: string, audience: Audience, root: string | null): string {
  const [, stated = ""] = /<html lang="(\w+)/.exec(html) ?? [];
  const lang: Lang = isLang(stated) ? stated : "en";
  const marks = audienceMarks(audience, lang).filter(
    (mark) => !mark.includes("robots") || !html.includes('name="robots"')
  );
  const start = headStart(html);
  const headed = `${html.slice(0, start)}${marks.join("\n")}\n${html.slice(start)}`;
  const notice = audienceNotice(audience, lang).join("");
  if (root === null) return before(/<\/body>|<\/html>/, notice, headed);
  const disclosures = disclosed(audience, lang, {isKept: true}).replaceAll('href="/', `href="${root}`);
  const first = audienceNotice(audience, lang, (each) => each !== "public").join("");
  return before(/<\/footer>|<\/body>/, notice + disclosures, before(/<main\b/, first, headed));
}

/** A page with something put before the first place that a pattern finds, or at its end. */
function before(place: RegExp, put: string, html: string): string {
  const at = place.exec(html)?.index ?? html.length;
  return html.slice(0, at) + put + html.slice(at);
}

function isMarked(html: string): boolean {
  return html.includes(`<meta name="${AUDIENCE_META}"`);
}
