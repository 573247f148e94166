import {html} from "npm:htl";
import {writeFragment} from "../lib/address.js";
import type {Lang, Text} from "../lib/language.js";
import {linkTo, pageAddress} from "../lib/links.js";

export const OPEN_AS_NOTEBOOK: Text = {en: "Open as notebook", zh: "在笔记本中打开"};

/** What a link hands to a new notebook: a query, and where it stood. */
export interface NotebookStart {
  readonly title: string;
  /** Part of this page’s address that shows it: an anchor, or the state of the page. */
  readonly fragment: string;
  readonly sql: string;
  /** Fields of a chart of its rows; a table of them without it. */
  readonly chart?: string | undefined;
}

/** Address of a new notebook with a query, which opens unrun as every link to a notebook does. */
export function notebookAddress({title, fragment, sql, chart}: NotebookStart, lang: Lang): string {
  const stated = [
    ["q", sql],
    ["title", title],
    ["from", pageAddress(fragment, "")],
    ["chart", chart ?? ""]
  ] as const;
  return linkTo(`/${lang}/notebook#${writeFragment(stated.filter(([, value]) => value !== ""))}`);
}

/** A link that is worked out when it is followed, so that it carries what is shown then. */
export function notebookLink(start: () => NotebookStart, lang: Lang): HTMLAnchorElement {
  const link = html<HTMLAnchorElement>`<a class="to-notebook" href=${linkTo(`/${lang}/notebook`)}
    >${OPEN_AS_NOTEBOOK[lang]}</a
  >`;
  const fill = () => (link.href = notebookAddress(start(), lang));
  for (const kind of ["pointerdown", "focus", "click"]) link.addEventListener(kind, fill);
  return link;
}
