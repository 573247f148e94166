import type {Lang, Text} from "../../lib/language.js";
import {headOf, headValue} from "../../notebook/head.js";

const UNTITLED: Text = {en: "Untitled", zh: "未命名"};

/** What a notebook is called: the title of its head, else its first heading. */
export function notebookTitle(text: string, lang: Lang): string {
  const head = headOf(text);
  return headValue(head, "title") ?? /^# +(.+?)\s*$/m.exec(text.slice(head.length))?.[1] ?? UNTITLED[lang];
}

/** A name for its files. */
export function notebookFile(text: string, lang: Lang): string {
  const plain = notebookTitle(text, lang)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return plain || "notebook";
}
