import {html} from "npm:htl";
import {gapLimit, promptLimit} from "../../figures/answers/limits.js";
import type {Lang} from "../../lib/language.js";
import type {PromptShare, Usage} from "../../query/usage.js";
import {notOnRecordText} from "../not-on-record.js";
import {paintParts} from "../paint-part.js";

/** What part of the count is prompts, as a sentence. */
export function promptSentence(prompts: PromptShare | null, {knownOn}: Usage, lang: Lang): HTMLElement | string {
  if (!prompts) return notOnRecordText("mix", knownOn, lang);
  return html`<span>${paintParts(promptLimit(prompts), {lang, source: prompts.citation})}</span>`;
}

/** Which weeks were never published whole, as a sentence; nothing where there is none. */
export function gapSentence({weeks, citation}: Usage, lang: Lang): HTMLElement | string {
  const words = gapLimit(weeks);
  return words === null ? "" : html`<span>${paintParts(words, {lang, source: citation})}</span>`;
}
