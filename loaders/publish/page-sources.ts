import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {LANGUAGES} from "../../src/lib/language.js";
import {MOVED} from "../../src/lib/pages.js";
import {audienceOf} from "../audience.js";
import {studies} from "../pages/studies.js";
import {sourceRoot} from "../paths.js";

const PLACE = "/source";

/**
 * The source of every page that an audience has, as it stands in the repository, by its path on the site:
 * `/source/usage.txt`. Where the source of a page stood that has moved, there is that of the page it moved to.
 */
export function pageSources(root = sourceRoot, audience = audienceOf()): ReadonlyMap<string, string> {
  const folder = join(root, "[lang]");
  const shown = studies(root, audience).map(({path}) => `${path.slice(1)}.md`);
  const files = readdirSync(folder, {recursive: true, encoding: "utf8"})
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".md") && (!file.startsWith("studies/") || shown.includes(file)));
  const sources = new Map(
    files.sort().map((file) => {
      const name = file.slice(0, -".md".length);
      return [`${PLACE}/${name}.txt`, readFileSync(join(folder, file), "utf8")];
    })
  );
  for (const {path, to} of MOVED) {
    const now = sources.get(`${PLACE}${to}.txt`);
    if (now !== undefined) sources.set(`${PLACE}${path}.txt`, now);
  }
  return sources;
}

/** Where the source of a page stands on the site; null for what is no page of a language with a file of its own. */
export function sourceOfPage(path: string, root = sourceRoot): string | null {
  const lang = LANGUAGES.find((each) => path.startsWith(`/${each}/`));
  if (lang === undefined) return null;
  const plain = path.slice(lang.length + 2).replace(/\.html$/, "");
  const name = /(?:^|\/)$/.test(plain) ? `${plain}index` : plain;
  return existsSync(join(root, "[lang]", `${name}.md`)) ? `${PLACE}/${name}.txt` : null;
}
