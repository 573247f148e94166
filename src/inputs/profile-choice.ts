import {html} from "npm:htl";
import type {PageStore} from "../controls/page-store.js";
import {partsOf, partText, type Codec, type Ignored} from "../lib/address.js";
import {langOfPath, type Lang, type Text} from "../lib/language.js";
import {comparisonLink, subjectAt, subjectText, type ProfileSubject} from "../lib/profile-address.js";
import type {BookChoice} from "../query/own/tables.js";
import type {ProfileData} from "../query/profile-data.js";
import {subjectsOf} from "../query/profile.js";
import {ignoredText} from "./address-notice.js";

/** Most subjects side by side. */
export const MOST_SUBJECTS = 3;

/** Which labs and models a page shows: the one its path names, or those its fragment states. */
export interface ProfileChoice {
  readonly subjects: readonly ProfileSubject[];
  /** Whose usage of them. */
  readonly books: BookChoice;
  readonly ignored: readonly Ignored[];
  readonly unread: Text | null;
}

/** The subjects that a link states, `lab:z-ai,model:openai/gpt-6`. */
export function subjectsCodec(known: readonly ProfileSubject[]): Codec<readonly ProfileSubject[]> {
  const byText = new Map(known.map((subject) => [subjectText(subject), subject]));
  return {
    initial: [],
    parse: (text) => {
      const chosen = partsOf(text, ",").map((part) => byText.get(part));
      const found = [...new Set(chosen.filter((subject) => subject !== undefined))];
      return found.length === chosen.length && found.length <= MOST_SUBJECTS ? found : null;
    },
    print: (subjects) => subjects.map((subject) => partText(subjectText(subject))).join(",")
  };
}

/** Tells what is chosen, now and whenever the reader goes to another choice. */
export function observeChoice(
  store: PageStore<{readonly of: readonly ProfileSubject[]; readonly books: BookChoice}>,
  known: readonly ProfileSubject[],
  tell: (choice: ProfileChoice) => void
): void {
  const choice = (): ProfileChoice => {
    const own = subjectAt(location.pathname, known);
    const {of, books} = store.state;
    return {subjects: own ? [own] : of, books, ignored: store.ignored, unread: store.unread};
  };
  let path = location.pathname;
  store.subscribe(() => tell(choice()));
  // A built page is drawn for one subject after another: what then differs is its path.
  addEventListener("popstate", () => {
    if (location.pathname === path) return;
    path = location.pathname;
    tell(choice());
  });
  tell(choice());
}

/** Says what of the address was not understood; hidden where all was. */
export function choiceNotice({ignored, unread}: ProfileChoice, lang: Lang): HTMLElement {
  return html`<p class="address-notice" role="status" hidden=${ignored.length === 0 && unread === null}>
    ${unread ? unread[lang] : ignoredText(ignored, lang)}
  </p>`;
}

/** Takes the reader from the address of a profile to the page that shows any: where pages are not built one by one. */
export function leadToChoice({labs, models}: Pick<ProfileData, "labs" | "models">): void {
  const own = subjectAt(location.pathname, subjectsOf({labs, models}));
  location.replace(comparisonLink(own ? [own] : [], langOfPath(location.pathname)));
}
