import {html} from "npm:htl";
import type {CodeField} from "../../controls/code-field.js";
import type {Lang, Text} from "../../lib/language.js";
import {messageZh} from "../../model/text/message-zh.js";
import type {TextPlace, TextProblem} from "../../model/text/place.js";

const MOST = 20;

const WORDS = {
  sound: {en: "Sound: the grid and every answer follow this text.", zh: "文本无误：上方表格与各项回答均按此文本计算。"},
  more: {en: "more below these", zh: "项未列出"}
} as const satisfies Record<string, Text>;

/** Problems of a text, each a button that goes to its place; those of an included document name it. */
export function problemList(problems: readonly TextProblem[], editor: CodeField, lang: Lang): HTMLElement[] {
  if (problems.length === 0) return [html`<p class="text-sound">${WORDS.sound[lang]}</p>`];
  const items = problems.slice(0, MOST).map((problem) => {
    const place = html<HTMLButtonElement>`<button type="button" class="linklike">${placeText(problem, lang)}</button>`;
    // Of an included document there is nothing to select here.
    if (problem.document === "") place.addEventListener("click", () => selectPlace(editor, problem.place));
    return html`<li class=${problem.severity}>${place} ${said(problem.message, lang)}</li>`;
  });
  const left = problems.length - items.length;
  return [
    html`<ul class="text-problems">
      ${items}${left > 0 ? html`<li>${left} ${WORDS.more[lang]}</li>` : ""}
    </ul>`
  ];
}

/** A message in the reader's language; one that is not known in Chinese is marked as English. */
function said(message: string, lang: Lang): HTMLElement {
  const zh = lang === "zh" ? messageZh(message) : null;
  return zh === null ? html`<span lang="en">${message}</span>` : html`<span>${zh}</span>`;
}

function placeText({document, place: {line, column}}: TextProblem, lang: Lang): string {
  const at = {en: `line ${line}, column ${column}`, zh: `第 ${line} 行，第 ${column} 列`}[lang];
  return document === "" ? at : `${document}, ${at}`;
}

/** Selects what stands at a place, and brings it into sight. */
export function selectPlace(editor: CodeField, place: TextPlace): void {
  const {from, to} = charactersAt(editor.text, place);
  editor.select(from, to);
}

/** Marks what problems are about in the text as it stands; those of included documents have no place here. */
export function markProblems(editor: CodeField, problems: readonly TextProblem[]): void {
  const own = problems.filter(({document}) => document === "");
  editor.mark(own.map(({place, severity, message}) => ({...charactersAt(editor.text, place), severity, message})));
}

function charactersAt(text: string, {line, column, length}: TextPlace): {from: number; to: number} {
  const lines = text.split("\n");
  const from = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  const left = (lines[line - 1]?.length ?? 0) - (column - 1);
  return {from, to: from + Math.max(0, Math.min(length, left))};
}
