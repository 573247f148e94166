import {html} from "npm:htl";
import type {Lang, Text} from "../../lib/language.js";
import {comparisonLink, profileLink, type ProfileSubject} from "../../lib/profile-address.js";
import type {ProfileData} from "../../query/profile-data.js";
import {foundSubjects} from "../../query/profile.js";
import type {Usage} from "../../query/usage.js";
import {subjectLabel} from "./subject-link.js";

const MOST_FOUND = 12;
const WORDS = {
  find: {en: "Find a lab or model", zh: "查找实验室或模型"},
  hint: {en: "any part of a name, in English or Chinese", zh: "名称的任意部分，中英文均可"},
  none: {en: "No lab or model on record has this in its name.", zh: "没有名称与之相符的实验室或模型。"},
  lab: {en: "lab", zh: "实验室"},
  model: {en: "model", zh: "模型"},
  beside: {en: "compare", zh: "并列比较"}
} as const satisfies Record<string, Text>;

/** A field that finds labs and models by any part of a name; each leads to its profile, or beside what is shown. */
export function profileSearch(
  usage: Usage,
  data: ProfileData,
  {subjects, most, lang}: {readonly subjects: readonly ProfileSubject[]; readonly most: number; readonly lang: Lang}
): HTMLElement {
  const input = html<HTMLInputElement>`<input
    type="search"
    name="profile"
    placeholder=${WORDS.hint[lang]}
    autocomplete="off"
  />`;
  const found = html`<ul class="profile-found" aria-live="polite"></ul>`;
  const isShown = (subject: ProfileSubject) =>
    subjects.some(({kind, key}) => kind === subject.kind && key === subject.key);
  const line = (subject: ProfileSubject) => {
    const name = subjectLabel(subject, data, lang);
    const beside =
      subjects.length > 0 && subjects.length < most && !isShown(subject)
        ? html` <a class="profile-beside-link" href=${comparisonLink([...subjects, subject], lang)}
            >${WORDS.beside[lang]}</a
          >`
        : "";
    return html`<li>
      <a href=${profileLink(subject, lang)}>${name}</a>
      <small>${WORDS[subject.kind][lang]} <code>${subject.key}</code></small
      >${beside}
    </li>`;
  };
  input.addEventListener("input", () => {
    const matches = foundSubjects(usage, data, input.value, MOST_FOUND);
    const isAsked = input.value.trim() !== "";
    found.replaceChildren(
      ...(matches.length === 0 && isAsked ? [html`<li class="empty">${WORDS.none[lang]}</li>`] : matches.map(line))
    );
  });
  return html`<div class="profile-search">
    <label>${WORDS.find[lang]} ${input}</label>
    ${found}
  </div>`;
}
