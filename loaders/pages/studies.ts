import {existsSync, readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import type {Lang, Text} from "../../src/lib/language.js";
import type {Audience} from "../../src/lib/audience.js";
import type {Page} from "../../src/lib/pages.js";
import {audienceOf, parseAudience, reaches} from "../audience.js";
import {sourceRoot} from "../paths.js";

const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Pages of researchers that reach an audience: files of `src/[lang]/studies/`, each by its name, called by its first heading
 * in each language. Its front matter names the widest audience it is published to, `audience: client`; without, it is a
 * draft. Throws where a file’s name makes no route, or it names no audience there is.
 */
export function studies(root = sourceRoot, audience: Audience | null = audienceOf()): readonly Page[] {
  const folder = join(root, "[lang]/studies");
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(".md"));
  return files.sort().flatMap((file) => {
    const name = file.slice(0, -".md".length);
    if (!NAME.test(name))
      throw new Error(
        `src/[lang]/studies/${file}: no name of a route; expected small letters, digits and hyphens, such as my-question.md`
      );
    const text = readFileSync(join(folder, file), "utf8");
    const isShown = reaches(statedAudience(text, `src/[lang]/studies/${file}`), audience);
    return isShown ? [{path: `/studies/${name}`, name: titleOf(text, name)}] : [];
  });
}

/** The widest audience that a page says it is published to; null where it says none. */
function statedAudience(page: string, file: string): Audience | null {
  const [, front = ""] = page.startsWith("---") ? page.split(/^---[ \t]*\r?$/m) : [];
  const [, stated] = /^audience:[ \t]*(.*?)[ \t\r]*$/m.exec(front) ?? [];
  return stated === undefined ? null : parseAudience(stated, `${file}: audience`);
}

/** The first heading of a page in each language; one without a language counts for all, and no heading for the name. */
function titleOf(page: string, name: string): Text {
  const first = (text: string) => /^# +(.+)$/m.exec(text)?.[1]?.trim();
  const own = (lang: Lang) => first(new RegExp(`^::: ${lang}$([^]*?)^:::$`, "m").exec(page)?.[1] ?? "");
  const any = first(page) ?? name;
  return {en: own("en") ?? any, zh: own("zh") ?? any};
}
