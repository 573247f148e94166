import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import type {ProfileData} from "../../src/query/profile-data.js";
import type {Claims} from "../../src/query/claims/claims.js";
import {LANGUAGES, type Lang, type Text} from "../../src/lib/language.js";
import {inFull} from "../../src/lib/links.js";
import {PAGES, type Page} from "../../src/lib/pages.js";
import {profileRoute, type ProfileSubject} from "../../src/lib/profile-address.js";
import type {SearchEntry} from "../../src/lib/search.js";
import {studies} from "../pages/studies.js";
import {reportPages} from "../reports/files.js";
import {writeWhole} from "../whole.js";
import {textInside} from "./page-text.js";

/** Where each language’s index stands, below it. */
export const SEARCH_INDEX = "search.json";
/** Most that an index may come to as it is sent. */
const MOST_BYTES = 100_000;
const MOST_TEXT = 1500;
const VALUE: Text = {en: "value per share", zh: "估值，每股价值"};
const UNREAD = /<(script|style|svg|table|select|textarea|button|form|label)\b[^]*?<\/\1>/g;
/** What a part is called by, the first that it has. */
const HEADINGS = [/<(h[1-3])\b[^>]*>([^]*?)<\/\1>/, /<(figcaption)\b[^>]*>([^]*?)<\/\1>/];
const PLACE = /(?=<(?:h[1-3]|figure|section)\b[^>]*\sid=")/;

/** Writes an index a language of what a built site has: its pages by section, labs, models, companies and claims. Gives their number. */
export function writeSearchIndex(folder: string): number {
  for (const lang of LANGUAGES) {
    const text = `[\n${searchEntries(folder, lang)
      .map((entry) => JSON.stringify(entry))
      .join(",\n")}\n]\n`;
    const bytes = gzipSync(text).length;
    if (bytes > MOST_BYTES)
      throw new Error(
        `${lang}/${SEARCH_INDEX}: ${bytes} bytes compressed; expected at most ${MOST_BYTES}: keep less text of each section`
      );
    writeWhole(join(folder, lang, SEARCH_INDEX), text);
  }
  return LANGUAGES.length;
}

/** What there is to be found in a language. */
export function searchEntries(
  folder: string,
  lang: Lang,
  pages: readonly Page[] = [...PAGES, ...studies(), ...reportPages()]
): SearchEntry[] {
  const below = (route: string) => inFull(route).slice(1);
  const sections = pages.flatMap(({path, name}) => {
    const file = join(folder, lang, below(path));
    return existsSync(file)
      ? sectionsOf(readFileSync(file, "utf8"), name[lang]).map((each) => ({
          kind: "page" as const,
          ...each,
          path: below(path) + each.path
        }))
      : [];
  });
  const profiles = (builtData(folder, "profiles") as Pick<ProfileData, "labs" | "models"> | null) ?? {
    labs: [],
    models: []
  };
  const claims = (builtData(folder, "claims") as Pick<Claims, "claims"> | null) ?? {claims: []};
  const sheet = (builtData(folder, "coverage") as {
    readonly rows: readonly {readonly entity: string; readonly title: Text}[];
  } | null) ?? {rows: []};
  const at = (subject: ProfileSubject) => below(profileRoute(subject));
  return [
    ...sections,
    ...profiles.labs.map(({lab, name}) => ({
      kind: "lab" as const,
      title: name[lang],
      path: at({kind: "lab", key: lab}),
      text: [...new Set([name.en, lab])].filter((word) => word !== name[lang]).join(" ")
    })),
    ...profiles.models.map(({model, name}) => ({
      kind: "model" as const,
      title: name,
      path: at({kind: "model", key: model}),
      text: model
    })),
    ...sheet.rows.map(({entity, title}) => ({
      kind: "company" as const,
      title: title[lang],
      path: `value.html#company=${entity}`,
      text: [entity, ...(lang === "en" ? [] : [title.en]), VALUE[lang]].join(" ")
    })),
    ...claims.claims.map(({claim, statement}) => ({
      kind: "claim" as const,
      title: statement[lang],
      path: `claims.html#${claim}`,
      text: ""
    }))
  ];
}

/** The parts of a page that an address can name, each with its heading and its sentences; the first is the page itself. */
export function sectionsOf(html: string, name: string): Pick<SearchEntry, "title" | "path" | "text">[] {
  const [, main = ""] = /<main\b[^>]*>([^]*)<\/main>/.exec(html) ?? [];
  return main
    .replace(UNREAD, "")
    .split(PLACE)
    .flatMap((part, i) => {
      const [, id = ""] = /^<\w+\b[^>]*\sid="([^"]+)"/.exec(part) ?? [];
      const isPage = i === 0 || /^<h1\b/.test(part);
      const [heading = "", , title = ""] = HEADINGS.flatMap((tag) => tag.exec(part) ?? []);
      const text = textInside(part.replace(heading, " ").replace(/<\/(?:p|li|div|h\d|figcaption|span)>/g, " $&")).slice(
        0,
        MOST_TEXT
      );
      const called = isPage
        ? [name, textInside(title)].filter((each, n, all) => each !== "" && all.indexOf(each) === n).join(": ")
        : textInside(title);
      return called === "" || (isPage && title === "" && text === "")
        ? []
        : [{title: called, path: isPage || id === "" ? "" : `#${id}`, text}];
    });
}

/** Results that a site was built with, as they stand in it; null where it has none of the name. */
export function builtData(folder: string, name: string): unknown {
  const data = join(folder, "_file/data");
  const file = existsSync(data)
    ? readdirSync(data).find((each) => new RegExp(`^${name}\\.[0-9a-f]+\\.json$`).test(each))
    : undefined;
  return file === undefined ? null : JSON.parse(readFileSync(join(data, file), "utf8"));
}
