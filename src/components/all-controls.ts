import {html} from "npm:htl";
import {showsAllControls, type UsageStore} from "../inputs/usage-state.js";
import type {Lang, Text} from "../lib/language.js";

const WORDS = {
  open: {en: "Open all controls", zh: "打开全部控件"},
  close: {en: "Close all controls", zh: "收起全部控件"},
  failed: {
    en: "The controls could not be loaded; open them again to try once more",
    zh: "控件未能加载，可再次打开重试"
  }
} as const satisfies Record<string, Text>;

/**
 * A button that opens all controls below it, or takes them away, as the state of the page says. What they need is fetched
 * when they first open.
 */
export function allControls(store: UsageStore, lang: Lang, load: () => Promise<HTMLElement>): HTMLElement {
  const button = html`<button type="button" aria-controls="all-controls-opened"></button>`;
  const host = html`<div id="all-controls-opened"></div>`;
  let loading: Promise<void> | null = null;
  const fill = async () => {
    host.ariaBusy = "true";
    try {
      host.replaceChildren(await load());
    } catch (error) {
      loading = null;
      host.replaceChildren(html`<p role="alert">${WORDS.failed[lang]}: ${(error as Error).message}</p>`);
    } finally {
      host.ariaBusy = null;
    }
  };
  const show = () => {
    const isOpen = showsAllControls(store.state);
    button.textContent = (isOpen ? WORDS.close : WORDS.open)[lang];
    button.ariaExpanded = String(isOpen);
    host.hidden = !isOpen;
    if (isOpen) loading ??= fill();
  };
  button.addEventListener("click", () => {
    const unsaid = {...store.state, controls: ""} as const;
    // Closed they need a word in the address only where one of them is set, which alone would open them again.
    const closed = showsAllControls(unsaid) ? "few" : "";
    store.set({controls: showsAllControls(store.state) ? closed : "all"});
  });
  store.subscribe(show);
  show();
  return html`<section id="all-controls" class="all-controls">${button} ${host}</section>`;
}
