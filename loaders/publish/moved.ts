import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {build as bundle} from "esbuild";
import {HTML_LANG, LANGUAGES, SITE_NAME, type Lang, type Text} from "../../src/lib/language.js";
import {inFull, linkTo} from "../../src/lib/links.js";
import {movedAddress} from "../../src/lib/moved-address.js";
import {MOVED, PAGES, type MovedPage} from "../../src/lib/pages.js";
import {sourceRoot} from "../paths.js";
import {writeWhole} from "../whole.js";

const SCRIPT = "/moved.js";
const NOW_AT: Text = {en: "This page is now part of ", zh: "本页已并入"};

/**
 * Writes a small page at every old address of a built site: a link to where the page is now, and a script that takes the
 * reader there with what the link stated. Returns how many.
 */
export async function writeMovedPages(folder: string): Promise<number> {
  if (MOVED.length === 0) return 0;
  writeFileSync(join(folder, SCRIPT), await movedScript());
  for (const lang of LANGUAGES)
    for (const page of MOVED) writeWhole(join(folder, inFull(`/${lang}${page.path}`)), movedHtml(page, lang));
  return MOVED.length * LANGUAGES.length;
}

/** The page at an old address, which without scripts leads on by itself as well. */
export function movedHtml(moved: MovedPage, lang: Lang): string {
  const {path, name, to} = moved;
  const from = inFull(`/${lang}${path}`);
  const page = linkTo(`/${lang}${to}`, from);
  const href = movedAddress(moved, {href: page, search: "", hash: ""}).replaceAll("&", "&amp;");
  const now = PAGES.find((page) => page.path === to);
  if (!now) throw new Error(`moved page ${path}: leads to ${to}; expected the route of a page`);
  return `<!doctype html>
<html lang="${HTML_LANG[lang]}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${name[lang]} · ${SITE_NAME[lang]}</title>
<link rel="canonical" href="${page}">
<link rel="icon" href="data:,">
<noscript><meta http-equiv="refresh" content="0; url=${href}"></noscript>
<main>
<h1>${name[lang]}</h1>
<p>${NOW_AT[lang]}<a href="${href}" data-moved="${path}">${now.name[lang]}</a>${{en: ".", zh: "。"}[lang]}</p>
</main>
<script src="${linkTo(SCRIPT, from)}"></script>
</html>
`;
}

/** The script of these pages as one file without imports. */
async function movedScript(): Promise<string> {
  const {outputFiles} = await bundle({
    entryPoints: [join(sourceRoot, "lib/moved-page.ts")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    logLevel: "error"
  });
  const [script] = outputFiles;
  if (!script) throw new Error("lib/moved-page.ts: no script came of it; expected one file");
  return script.text;
}
