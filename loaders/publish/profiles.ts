import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {HTML_LANG, LANGUAGES, SITE_NAME, type Lang} from "../../src/lib/language.js";
import {inFull, linkTo} from "../../src/lib/links.js";
import {profileRoute, subjectText, type ProfileSubject} from "../../src/lib/profile-address.js";
import type {ProfileData} from "../../src/query/profile-data.js";
import type {Usage} from "../../src/query/usage.js";
import {cacheRoot} from "../paths.js";
import {writeWhole} from "../whole.js";
import {escapedMarkup} from "../markup.js";

const PAGE = "/profiles";

/** A subject with what its page is called. */
interface Titled {
  readonly subject: ProfileSubject;
  readonly name: Readonly<Record<Lang, string>>;
}

/** Subjects that have a page of their own, and those that the page of all shows. */
export interface ProfilePages {
  readonly built: readonly Titled[];
  readonly unbuilt: readonly Titled[];
}

/** Labs with usage and the largest models have a page of their own. */
export function profilePages(data: Pick<ProfileData, "labs" | "models">, usage: Pick<Usage, "labs">): ProfilePages {
  const used = new Set(usage.labs.map(({lab}) => lab));
  const all = [
    ...data.labs.map(({lab, name}) => ({subject: {kind: "lab", key: lab} as const, name, isBuilt: used.has(lab)})),
    ...data.models.map(({model, name, isBuilt}) => ({
      subject: {kind: "model", key: model} as const,
      name: {en: name, zh: name},
      isBuilt
    }))
  ];
  return {built: all.filter(({isBuilt}) => isBuilt), unbuilt: all.filter(({isBuilt}) => !isBuilt)};
}

/**
 * Writes a page for each lab with usage and each large model of a built site: the finished page of all profiles, at an
 * address that says which one it shows. Returns how many.
 */
export function writeProfilePages(folder: string, {built} = knownPages()): number {
  for (const lang of LANGUAGES) {
    const page = readFileSync(join(folder, inFull(`/${lang}${PAGE}`)), "utf8");
    for (const titled of built) writeWhole(pathOf(folder, titled, lang), profileHtml(page, titled, lang));
  }
  return built.length * LANGUAGES.length;
}

/** Where the pages of their own stand, below a language. */
export function builtProfileRoutes({built} = knownPages()): string[] {
  return built.map(({subject}) => profileRoute(subject));
}

/** Writes at the address of every other lab and model a small page that leads on to it. Returns how many. */
export function writeUnbuiltProfiles(folder: string, {unbuilt} = knownPages()): number {
  for (const lang of LANGUAGES)
    for (const titled of unbuilt) writeWhole(pathOf(folder, titled, lang), unbuiltHtml(titled, lang));
  return unbuilt.length * LANGUAGES.length;
}

/** The page of one subject, made of the finished page of all: a folder deeper, under its own name. */
export function profileHtml(page: string, {subject, name}: Titled, lang: Lang): string {
  const route = profileRoute(subject);
  const own = (other: Lang) =>
    inFull(
      `${other === lang ? "" : `../../${other}/`}${other === lang ? route.replace(/^\/\w+\//, "./") : route.slice(1)}`
    );
  const titled = page
    .replace(/(["'(])(\.\.?\/)(?=[\w@.-])/g, (_, sign: string, up: string) => sign + deeper(up))
    .replace(/<title>[^<]*<\/title>/, `<title>${escapedMarkup(name[lang])} · ${SITE_NAME[lang]}</title>`);
  return LANGUAGES.reduce(
    (html, other) => html.replace(`<a href="../../${other}/profiles.html" lang=`, `<a href="${own(other)}" lang=`),
    titled
  ).replaceAll(`href="../profiles.html" aria-current="page"`, `href="../profiles.html" aria-current="true"`);
}

/** A relative address as a page one folder deeper names it. */
function deeper(address: string): string {
  return `../${address.replace(/^\.\//, "")}`;
}

function unbuiltHtml({subject, name}: Titled, lang: Lang): string {
  const from = inFull(`/${lang}${profileRoute(subject)}`);
  const href = `${linkTo(`/${lang}${PAGE}`, from)}#of=${encodeURIComponent(subjectText(subject)).replace(/%(2F|3A)/g, decodeURIComponent)}`;
  return `<!doctype html>
<html lang="${HTML_LANG[lang]}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${href}">
<title>${escapedMarkup(name[lang])} · ${SITE_NAME[lang]}</title>
<link rel="canonical" href="${href}">
<link rel="icon" href="data:,">
<main><h1><a href="${href}">${escapedMarkup(name[lang])}</a></h1></main>
</html>
`;
}

function pathOf(folder: string, {subject}: Titled, lang: Lang): string {
  return join(folder, inFull(`/${lang}${profileRoute(subject)}`));
}

/** The subjects of the results that a build is made with; none where there are no results. */
function knownPages(results = join(cacheRoot, "data")): ProfilePages {
  const [data, usage] = ["profiles.json", "usage-weekly.json"].map((file) => join(results, file));
  if (!data || !usage || !existsSync(data) || !existsSync(usage)) return {built: [], unbuilt: []};
  const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
  return profilePages(read(data) as ProfileData, read(usage) as Usage);
}
