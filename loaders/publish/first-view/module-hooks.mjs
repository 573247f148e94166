// Lets Node run a built page: the page's own script as a module, and every script beside it, whatever folder they are in.
// Module hooks run in a thread of their own that knows no TypeScript: hence JavaScript.
import {readFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";

const SCRIPT = /<script type="module">\n([\s\S]*?)<\/script>/;
let site = "";

export function initialize(data) {
  site = data.site;
}

/** Each page gets a client of its own, as in a browser: it holds the cells of one document. */
export async function resolve(specifier, context, next) {
  const resolved = await next(specifier, context);
  const page = /^[^?]*\.html(\?.*)$/.exec(context.parentURL ?? "")?.[1];
  return page && /\/_observablehq\/client\.\w+\.js$/.test(resolved.url)
    ? {...resolved, url: `${resolved.url}${page}`}
    : resolved;
}

export async function load(url, context, next) {
  if (!url.startsWith(site)) return next(url, context);
  const text = await readFile(fileURLToPath(url.replace(/\?.*$/, "")), "utf8");
  const script = /^[^?]*\.html(\?|$)/.test(url) ? (SCRIPT.exec(text)?.[1] ?? "") : text;
  // What a page loads while it runs is counted, so that it is known when it rests.
  const source = script.replace(/(?<![.\w$])import\(/g, "countedImport(import.meta.url, ");
  return {format: "module", shortCircuit: true, source};
}
