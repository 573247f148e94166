import {html} from "npm:htl";
import {showsAllControls, type UsageStore} from "../inputs/usage-state.js";
import {readFragment} from "../lib/address.js";
import type {Lang, Text} from "../lib/language.js";
import {COLON} from "../lib/signs.js";

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
 * when they first open. A link that opens them brings the reader to them, unless it names another place.
 */
export function allControls(store: UsageStore, lang: Lang, load: () => Promise<HTMLElement>): HTMLElement {
  const button = html`<button type="button" aria-controls="all-controls-opened"></button>`;
  const host = html`<div id="all-controls-opened"></div>`;
  let loading = null as Promise<void> | null;
  const fill = async () => {
    host.ariaBusy = "true";
    try {
      host.replaceChildren(await load());
    } catch (error) {
      loading = null;
      host.replaceChildren(html`<p role="alert">${WORDS.failed[lang]}${COLON[lang]}${(error as Error).message}</p>`);
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
  const section = html`<section id="all-controls" class="all-controls">${button} ${host}</section>`;
  if (loading && isOpenedByLink() && readFragment(location.hash).anchor === "")
    void loading.then(() => {
      if (scrollY === 0) section.scrollIntoView({behavior: "instant"});
    });
  return section;
}

/** Whether the page was opened by a link or by hand: where it was loaded anew or gone back to, the browser restores the place. */
function isOpenedByLink(): boolean {
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming && entry.type === "navigate";
}
