import {existsSync, readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import type {Lang, Text} from "../../src/lib/language.js";
import type {Page} from "../../src/lib/pages.js";
import {sourceRoot} from "../paths.js";

const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Pages of researchers: every file of `src/[lang]/studies/`, by its name, called by its first heading in each language.
 * Throws where a file’s name makes no route.
 */
export function studies(root = sourceRoot): readonly Page[] {
  const folder = join(root, "[lang]/studies");
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(".md"));
  return files.sort().map((file) => {
    const name = file.slice(0, -".md".length);
    if (!NAME.test(name))
      throw new Error(`src/[lang]/studies/${file}: no name of a route; expected small letters, digits and hyphens, such as my-question.md`); // prettier-ignore
    return {path: `/studies/${name}`, name: titleOf(readFileSync(join(folder, file), "utf8"), name)};
  });
}

/** The first heading of a page in each language; one without a language counts for all, and no heading for the name. */
function titleOf(page: string, name: string): Text {
  const first = (text: string) => /^# +(.+)$/m.exec(text)?.[1]?.trim();
  const own = (lang: Lang) => first(new RegExp(`^::: ${lang}$([^]*?)^:::$`, "m").exec(page)?.[1] ?? "");
  const any = first(page) ?? name;
  return {en: own("en") ?? any, zh: own("zh") ?? any};
}
