import type MarkdownIt from "markdown-it";
import container from "markdown-it-container";
import {LANGUAGES, isLang} from "../../src/lib/language.js";

interface Environment {
  readonly params?: Readonly<Record<string, string>>;
}

/**
 * Lets one page hold its prose in every language: `::: en` and `::: zh` containers, of which a page rendered at
 * `/[lang]/…` keeps its own. Dropped before inline parsing, so the other language's expressions never run.
 */
export function languageContainers(md: MarkdownIt): void {
  for (const lang of LANGUAGES) md.use(container, lang, {render: () => ""});
  md.core.ruler.after("block", "language", ({env, tokens}) => {
    const {lang} = (env as Environment).params ?? {};
    if (!isLang(lang)) return;
    let dropping: string | null = null;
    const kept = tokens.filter(({type}) => {
      const [, name, side] = /^container_(\w+)_(open|close)$/.exec(type) ?? [];
      if (!isLang(name)) return dropping === null;
      if (side === "open" && name !== lang) dropping = name;
      else if (side === "close" && dropping === name) dropping = null;
      return false;
    });
    tokens.splice(0, tokens.length, ...kept);
  });
}
