import {LANGUAGES, TRADITIONAL} from "./language.js";

/**
 * An address with its file named in full, as hosts need it that know neither rewrites nor index documents: `/en/` is
 * `/en/index.html`, `../sql#q=…` is `../sql.html#q=…`. Files, other sites and places on the same page stay as they are.
 */
export function inFull(address: string): string {
  if (/^(\w+:|\/\/|[?#]|$)/.test(address)) return address;
  const [path, rest] = parted(address);
  if (/(^|\/)\.{0,2}$/.test(path)) return `${path.replace(/\/?$/, "/")}index.html${rest}`;
  return /\.\w+$/.test(path) ? address : `${path}.html${rest}`;
}

/** An address before and from its query or fragment on. */
function parted(address: string): readonly [path: string, rest: string] {
  const end = address.search(/[?#]|$/);
  return [address.slice(0, end), address.slice(end)];
}

/** A route of the site as it was given. Throws where it holds a dot: links to it would be taken for links to a file. */
export function route(path: string): string {
  if (!path.includes(".")) return path;
  throw new Error(`route ${path}: holds a dot; expected a name without one, such as zhipu for 2513.HK`);
}

/**
 * Link to a page or file of the site, given from its root, such as `/en/sql#q=…`: in full, and relative to the open page,
 * so that it holds below any path. `from` is the page's own path, with or without what the site is mounted below.
 */
export function linkTo(target: string, from: string = location.pathname): string {
  const page = belowMount(from);
  const [path, rest] = parted(inFull(target));
  const [here, there] = [page.split("/").slice(1, -1), path.split("/").slice(1)];
  const shared = here.findIndex((part, i) => part !== there[i]);
  const kept = shared < 0 ? here.length : shared;
  return outOf(from, target) + ("../".repeat(here.length - kept) || "./") + there.slice(kept).join("/") + rest;
}

/** The way out of the folder of Traditional pages, to what stands there in no such form. */
function outOf(from: string, target: string): string {
  const own = `/${TRADITIONAL.folder}/${TRADITIONAL.of}/`;
  return from.includes(own) && !target.startsWith(`/${TRADITIONAL.of}/`) ? "../" : "";
}

/** The open page's whole address, to be copied: with its file in full, whatever the reader's host lets be left out. */
export function pageAddress(
  fragment: string,
  search: string = location.search,
  {origin, pathname}: Pick<Location, "origin" | "pathname"> = location
): string {
  return origin + inFull(pathname) + search + (fragment && `#${fragment}`);
}

/** The path of a page from the root of the site on: its language is the last part that names one. */
function belowMount(path: string): string {
  return path.slice(Math.max(0, ...LANGUAGES.map((lang) => path.lastIndexOf(`/${lang}/`))));
}
