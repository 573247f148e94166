import {html} from "npm:htl";
import type {Lang} from "../../lib/language.js";
import {profileLink, type ProfileSubject} from "../../lib/profile-address.js";
import type {ProfileData} from "../../query/profile-data.js";

/** What a subject is called; its key where the registry does not hold it. */
export function subjectLabel(
  {kind, key}: ProfileSubject,
  {labs, models}: Pick<ProfileData, "labs" | "models">,
  lang: Lang
) {
  return kind === "lab"
    ? (labs.find(({lab}) => lab === key)?.name[lang] ?? key)
    : (models.find(({model}) => model === key)?.name ?? key);
}

/** A subject’s name, leading to its profile. */
export function subjectLink(
  subject: ProfileSubject,
  data: Pick<ProfileData, "labs" | "models">,
  lang: Lang
): HTMLElement {
  return html`<a href=${profileLink(subject, lang)}>${subjectLabel(subject, data, lang)}</a>`;
}
