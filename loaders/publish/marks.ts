import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {AUDIENCE_META, AUDIENCE_NOTICE, type Audience} from "../../src/lib/audience.js";
import {isLang, type Lang} from "../../src/lib/language.js";
import {audienceMarks} from "../pages/furniture.js";
import {headStart} from "./page-text.js";

/**
 * Says for whom a site is published on each page that is none of Framework's: those that lead on, and pages of editions,
 * whose copies in the books stay as they are. Gives the number of pages that say it.
 */
export function markPages(folder: string, audience: Audience | null): number {
  if (audience === null) return 0;
  const files = readdirSync(folder, {recursive: true, encoding: "utf8"}).filter((file) => file.endsWith(".html"));
  for (const file of files) {
    const path = join(folder, file);
    const html = readFileSync(path, "utf8");
    if (!isMarked(html)) writeFileSync(path, markedPage(html, audience));
  }
  return files.length;
}

/** A page with its audience in its head, and in words at its end. */
export function markedPage(html: string, audience: Audience): string {
  const [, stated = ""] = /<html lang="(\w+)/.exec(html) ?? [];
  const lang: Lang = isLang(stated) ? stated : "en";
  const marks = audienceMarks(audience).filter((mark) => !mark.includes("robots") || !html.includes('name="robots"'));
  const notice = `<p class="audience" role="note">${AUDIENCE_NOTICE[audience][lang]}</p>`;
  const start = headStart(html);
  const headed = `${html.slice(0, start)}${marks.join("\n")}\n${html.slice(start)}`;
  const end = /<\/body>|<\/html>/.exec(headed);
  return end === null ? headed + notice : `${headed.slice(0, end.index)}${notice}${headed.slice(end.index)}`;
}

function isMarked(html: string): boolean {
  return html.includes(`<meta name="${AUDIENCE_META}"`);
}
