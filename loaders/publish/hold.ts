import {cpSync, existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join, posix} from "node:path";
import type {IsoDate} from "../../src/lib/dates.js";
import {formatDate} from "../../src/lib/format.js";
import {TRADITIONAL, langOfPath, type Lang} from "../../src/lib/language.js";
import {inTraditional} from "./traditional/convert.js";

const HELD: Readonly<Record<Lang, (day: string) => string>> = {
  en: (day) =>
    `This page stands as it was published on ${day}: what it finds has changed since, and waits for approval.`,
  zh: (day) => `本页仍为 ${day} 发布的版本：其结论此后有变，尚待批准。`
};
const MARK = `<p class="held" role="note">`;
const REFERENCE = /["'(]((?:\.{1,2}\/)+[^"'()?#\s]+)/g;

/** What the registers say at the end of a page. */
export const REGISTER = /<section class="disclosures">[^]*?<\/section>/;

/**
 * Leaves a page of a new publication as the one before has it, with every file it loads, and says so on it; what the registers
 * say is said as of today. False where the one before has no such page.
 */
export function holdPage(
  folder: string,
  former: string,
  {path, on}: {readonly path: string; readonly on: IsoDate}
): boolean {
  const was = join(former, path);
  if (!existsSync(was)) return false;
  const [register = ""] = REGISTER.exec(readFileSync(join(folder, path), "utf8")) ?? [];
  const html = readFileSync(was, "utf8").replace(REGISTER, () => register);
  copyLoaded(folder, former, path);
  writeFileSync(join(folder, path), html.includes(MARK) ? html : marked(html, path, on));
  return true;
}

function marked(html: string, path: string, on: IsoDate): string {
  const lang = langOfPath(path);
  const told = `${MARK}${HELD[lang](`<time datetime="${on}">${formatDate(on, lang)}</time>`)}</p>`;
  const note = path.startsWith(`/${TRADITIONAL.folder}/`) ? inTraditional(told) : told;
  const main = /<main\b[^>]*>/.exec(html);
  if (main === null) throw new Error(`${path}: no <main>; expected one in a page that is held`);
  const at = main.index + main[0].length;
  return `${html.slice(0, at)}\n${note}${html.slice(at)}`;
}

/** Copies what a page of the former publication loads, and what that loads, unless it is there; other pages are not followed. */
function copyLoaded(folder: string, former: string, page: string): void {
  const waiting = [page];
  const seen = new Set(waiting);
  for (const file of waiting) {
    for (const [, reference = ""] of readFileSync(join(former, file), "utf8").matchAll(REFERENCE)) {
      const target = posix.join(posix.dirname(file), reference);
      if (seen.has(target) || target.startsWith("..") || target.endsWith(".html") || !existsSync(join(former, target)))
        continue;
      seen.add(target);
      if (!existsSync(join(folder, target))) {
        mkdirSync(dirname(join(folder, target)), {recursive: true});
        cpSync(join(former, target), join(folder, target));
      }
      if (/\.(?:js|css)$/.test(target)) waiting.push(target);
    }
  }
}
