import {html} from "npm:htl";
import {addressStore} from "../../controls/address.js";
import type {Lang, Text} from "../../lib/language.js";
import {draftIn, exampleDraft, fragmentOf} from "../../inputs/claim-draft.js";
import type {Judging} from "./claim-card.js";
import {claimWorkshop} from "./claim-workshop.js";

const WORDS = {
  linked: {
    en: "This claim came with the link; it is not ours. Read what its SQL does: nothing is judged until you press Judge.",
    zh: "此论断来自链接，并非本站所作。请先阅读其 SQL：按“判定”之前不会执行任何内容。"
  },
  unread: {
    en: "The claim in the link could not be read; an example stands in its place.",
    zh: "链接中的论断无法读取，现以示例代替。"
  }
} as const satisfies Record<string, Text>;

/** A claim of the reader's own, judged as the note's are; it is kept in the link's fragment. */
export function ownClaim(judging: Judging, lang: Lang): HTMLElement {
  const address = addressStore();
  const shared = draftIn(address.stated);
  const notice = address.unread ?? (shared === null ? null : shared === "unread" ? WORDS.unread : WORDS.linked);
  const draft = shared === null || shared === "unread" ? exampleDraft(lang) : shared;
  const {element} = claimWorkshop(
    draft,
    () => judging,
    lang,
    (written) => {
      address.write(fragmentOf(written));
    }
  );
  if (notice !== null) element.prepend(html`<p class="address-notice" role="status">${notice[lang]}</p>`);
  address.onTravel(() => {
    if (draftIn(address.stated) !== null) location.reload();
  });
  if (shared !== null) void whenShown(element).then(() => element.scrollIntoView());
  return element;
}

/** Waits until the page holds an element and has laid itself out. */
async function whenShown(element: HTMLElement): Promise<void> {
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, {once: true}));
  while (!element.isConnected) await new Promise(requestAnimationFrame);
}
