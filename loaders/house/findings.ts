import {LANGUAGES} from "../../src/lib/language.js";
import {PAGES} from "../../src/lib/pages.js";
import {studies} from "../pages/studies.js";
import {reportPages} from "../reports/files.js";
import {inFull} from "../../src/lib/links.js";
import type {ListedPage} from "../publish/heads.js";
import {leadHtmlIn} from "../publish/page-text.js";

/** What a page finds, by what it is a finding of: its headline and answer as they are worded, and verdicts, without numbers. */
export type Findings = Readonly<Record<string, string>>;

/**
 * What the pages of a built site find, by route below the language. A number is left out but for its sign, a name is not:
 * another leader, a fall for a rise or a sentence of another case is another finding, a new week is not.
 */
export function findingsOf(
  pages: readonly ListedPage[],
  routes: readonly string[] = [...PAGES, ...studies(), ...reportPages()].map(({path}) => path)
): ReadonlyMap<string, Findings> {
  const html = new Map(pages.map((page) => [page.path, page.html]));
  const built = routes.filter((route) => LANGUAGES.some((lang) => html.has(inFull(`/${lang}${route}`))));
  return new Map(
    built.map((route) => [
      route,
      Object.assign(
        {},
        ...LANGUAGES.map((lang) => findingsIn(html.get(inFull(`/${lang}${route}`)) ?? "", lang))
      ) as Findings
    ])
  );
}

/** Findings of one page that are no longer what they were, each with both. */
export function changedFindings(was: Findings, now: Findings): string[] {
  return [...new Set([...Object.keys(was), ...Object.keys(now)])]
    .filter((key) => was[key] !== now[key])
    .map((key) => `${key}: ${now[key] ?? "gone"}; approved ${was[key] ?? "without it"}`);
}

const VERDICT_ROW =
  /<a href="#([^"]*)">(?:(?!<\/tr>|<a href="#)[^])*?<td class="verdict[^"]*"[^>]*>[^]*?<td class="verdict (verdict-\w+)"(?: title="([^"]*)")?/g;

function findingsIn(html: string, lang: string): Record<string, string> {
  const [, headline = ""] = /<h1\b[^>]*>([^]*?)<\/h1>/.exec(html) ?? [];
  const said = {[`headline ${lang}`]: worded(headline), [`answer ${lang}`]: worded(leadHtmlIn(html))};
  const verdicts = [...html.matchAll(VERDICT_ROW)].map(([, claim = "", verdict = "", bases = ""]) => [
    `verdict of ${claim}, ${lang}`,
    `${verdict.replace("verdict-", "")}${bases && `: ${bases}`}`
  ]);
  return {
    ...Object.fromEntries(Object.entries(said).filter(([, words]) => words !== "")),
    ...(Object.fromEntries(verdicts) as Record<string, string>)
  };
}

/** What a piece of a page says without its numbers and days: a number is # or −#, a day is @. */
function worded(html: string): string {
  return html
    .replace(/<data\b[^>]*\bvalue="(-?)[^"]*"[^>]*>[^]*?<\/data>/g, (_, sign: string) => (sign === "" ? "#" : "−#"))
    .replace(/<time\b[^>]*>[^]*?<\/time>/g, "@")
    .replace(/<!--[^]*?-->|<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
