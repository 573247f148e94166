import type {Lang} from "../../lib/language.js";
import {HTML_LANG} from "../../lib/language.js";

const STYLE = `:root{--theme-background:#fffdf9;--theme-background-alt:#f5f1e8;--theme-foreground:#1f1d1a;--theme-foreground-muted:#5c574e;--theme-foreground-faintest:#e4ded1;--accent:#7a1f2b;--series-1:#7a1f2b;--series-2:#3d6f8e;--series-3:#a8741a;--series-4:#4d7a4f;--series-5:#7b5a92;--series-6:#b0603f;--series-7:#2f7f86;--series-8:#8a8478;--sans-serif:system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif}
body{max-width:1040px;margin:2rem auto;padding:0 1rem;font:15px/1.5 var(--sans-serif);color:var(--theme-foreground);background:var(--theme-background)}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}td,th{padding:.2rem .6rem;border-bottom:1px solid var(--theme-foreground-faintest);text-align:left}.number{text-align:right}
a{color:var(--accent);overflow-wrap:anywhere}.notebook-output{overflow-x:auto}.notebook-name{margin-right:.6rem}
.figure-source,.notebook-bar{color:var(--theme-foreground-muted);font-size:12.5px}svg{max-width:100%;height:auto}`;

/** What an open notebook shows, as one document without scripts that opens from a disk: nothing of it is loaded or run. */
export function stillDocument(board: HTMLElement, title: string, lang: Lang): string {
  const copy = board.cloneNode(true) as HTMLElement;
  for (const element of copy.querySelectorAll(
    ".notebook-tools, .notebook-source, .notebook-outline, .notebook-bar > button, .notebook-problems:empty, .notebook-cell[data-phase='fresh'] .notebook-state, script, link, iframe"
  ))
    element.remove();
  for (const button of copy.querySelectorAll("button")) button.replaceWith(button.textContent);
  // Nothing could unfold them there.
  for (const folded of copy.querySelectorAll(".notebook-output[hidden]")) folded.removeAttribute("hidden");
  const controls = board.querySelectorAll<HTMLInputElement | HTMLSelectElement>("label input, label select");
  copy.querySelectorAll("label input, label select").forEach((control, i) => {
    const value = document.createElement("strong");
    value.textContent = controls[i]?.value ?? "";
    control.replaceWith(value);
  });
  for (const element of copy.querySelectorAll("output")) element.remove();
  for (const element of copy.querySelectorAll("details")) element.setAttribute("open", "");
  const whole = document.implementation.createHTMLDocument(title);
  whole.documentElement.lang = HTML_LANG[lang];
  const charset = whole.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  const policy = whole.createElement("meta");
  policy.setAttribute("http-equiv", "Content-Security-Policy");
  policy.setAttribute("content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
  whole.head.prepend(charset, policy);
  whole.body.append(copy);
  // As text: the policy of this page, which knows no style of that one, holds for whatever element is made here.
  const html = whole.documentElement.outerHTML.replace("</head>", () => `<style>${STYLE}</style></head>`);
  return `<!doctype html>\n${html}\n`;
}
