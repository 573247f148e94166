import {readFileSync} from "node:fs";
import {relative} from "node:path";
import type MarkdownIt from "markdown-it";
import {sourceRoot} from "../paths.js";
import type {PagePlace} from "./own-tables.js";
import {pageFile} from "./page-file.js";

/** Fences of a page whose text is shown, whatever is in it. */
const SHOWN = /^(`{3,})(?!(?:[jt]sx?|html)\b(?!.*\brun=false)).*\n[^]*?^\1/gm;
/** An event handler that stands in a tag as text; one that code puts there is a function. */
const HANDLER = /<[a-z][^<>]*?\s(on[a-z]+)\s*=\s*["']?(?!["']?\$\{)/gi;

/** Tells of event handlers that a page writes into HTML, by line: the policy of built pages lets none of them run. */
export function writtenHandlers(md: MarkdownIt, {root = sourceRoot} = {}): void {
  const told = new Set<string>();
  md.core.ruler.push("written-handlers", ({env}) => {
    const file = pageFile(env as PagePlace, root);
    if (file === undefined) return;
    for (const {line, name} of handlersIn(readFileSync(file, "utf8"))) {
      const place = `src/${relative(root, file).replaceAll("\\", "/")}:${line}`;
      if (told.has(place)) continue;
      told.add(place);
      const event = name.slice(2);
      console.warn(
        `${place}: ${name} written into HTML does nothing once the page is built, its policy runs no handler that is text; give the element an id and write document.querySelector("#…").addEventListener("${event}", …) in a js fence, or make the element there, html\`<button ${name}=\${…}>\``
      );
    }
  });
}

/** Handlers that stand in a page as text, each with its line, from 1. */
export function handlersIn(page: string): readonly {readonly line: number; readonly name: string}[] {
  const code = page.replace(SHOWN, (fence) => fence.replace(/[^\n]/g, " "));
  return [...code.matchAll(HANDLER)].map(({0: tag, 1: name = "", index}) => ({
    line: code.slice(0, index + tag.lastIndexOf(name)).split("\n").length,
    name: name.toLowerCase()
  }));
}
