import type {Lang, Text} from "../lib/language.js";

const COPY: Text = {en: "Copy code", zh: "复制代码"};

/** Names the buttons by which blocks of code are copied, which Framework adds in English, in the page’s language. */
export function nameCopyButtons(lang: Lang): void {
  for (const button of document.querySelectorAll(".observablehq-pre-copy")) button.setAttribute("title", COPY[lang]);
}
