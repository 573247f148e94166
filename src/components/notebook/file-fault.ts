import type {Lang} from "../../lib/language.js";
import {reasonOf} from "../../lib/reason-of.js";
import {Stopped, stoppedText} from "../../lib/stopped.js";

/** Why a file could not be written, in the page’s language: what only the browser says is marked as its word. */
export function fileFault(error: unknown, lang: Lang): string {
  if (error instanceof Stopped) return stoppedText(error, lang);
  const told = toldIn(error, lang);
  if (told !== null) return told;
  const message = reasonOf(error);
  return {en: `the browser says: ${message}`, zh: `浏览器报错：${message}`}[lang];
}

/** What an error of ours says in a language: each carries its text in both. Null for another’s. */
function toldIn(error: unknown, lang: Lang): string | null {
  if (!(error instanceof Error) || !("text" in error)) return null;
  const {text} = error;
  if (typeof text !== "object" || text === null) return null;
  const told: unknown = Object.entries(text).find(([key]) => key === lang)?.[1];
  return typeof told === "string" ? told : null;
}
