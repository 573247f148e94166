import {html} from "npm:htl";
import type {Lang, Text} from "../lib/language.js";
import {Stopped, stoppedText} from "../lib/stopped.js";
import {faultText, ImportFault} from "../query/import/problem.js";
import {duckdbMessage} from "../query/reader/message.js";
import {QueryRefused} from "../query/reader/statement.js";

const WORDS = {
  failed: {en: "DuckDB says", zh: "DuckDB 报错"},
  refused: {en: "Not run", zh: "未执行"},
  stopped: {en: "Stopped", zh: "已停止"},
  unread: {en: "Not read", zh: "未读取"}
} as const satisfies Record<string, Text>;

/** Why a reader's query gave nothing: whose word it is, and the word. */
export function queryProblem(error: unknown, lang: Lang): {readonly title: string; readonly message: string} {
  if (error instanceof QueryRefused) return {title: WORDS.refused[lang], message: error.text[lang]};
  if (error instanceof Stopped) return {title: WORDS.stopped[lang], message: stoppedText(error, lang)};
  if (error instanceof ImportFault) return {title: WORDS.unread[lang], message: faultText(error.fault, lang)};
  return {title: WORDS.failed[lang], message: duckdbMessage((error as Error).message, lang)};
}

/** A problem as an alert. */
export function problemAlert({title, message}: {readonly title: string; readonly message: string}): HTMLElement {
  return html`<div class="sql-error" role="alert">
    <strong>${title}</strong>
    <pre>${message}</pre>
  </div>`;
}
