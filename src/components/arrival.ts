import {readFragment} from "../lib/address.js";

/**
 * Loaded by every page: brings the reader to the place the address names, also where a script draws it after the page
 * has opened, and holds it while what is above it grows. The reader's first move ends it.
 */

/** How a page stands, in pixels; `place` is where on it the element is, NaN where there is none yet. */
interface Standing {
  readonly scrolled: number;
  readonly height: number;
  readonly place: number;
}

const READER_MOVES = ["wheel", "touchmove", "keydown", "pointerdown"];

/** Goes to the element of that id as soon as there is one; returns how to leave off. */
function arriveAt(id: string): () => void {
  const ended = new AbortController();
  const {signal} = ended;
  const leave = () => {
    ended.abort();
  };
  if (id === "") return leave;
  let last = standing(null);
  const arrive = () => {
    const target = document.getElementById(id);
    if (!target) return;
    for (let e = target.parentElement; e; e = e.parentElement) if (e instanceof HTMLDetailsElement) e.open = true;
    const own = target.querySelector<HTMLDetailsElement>(":scope > details[data-opens-on-arrival]");
    if (own) own.open = true;
    target.scrollIntoView({behavior: "instant"});
    receiveFocus(target);
    last = standing(target);
  };
  const grown = new ResizeObserver(arrive);
  const drawn = new MutationObserver(() => {
    if (!document.getElementById(id)) return;
    drawn.disconnect();
    arrive();
  });
  signal.addEventListener("abort", () => {
    grown.disconnect();
    drawn.disconnect();
    history.scrollRestoration = "auto";
  });
  // Until the reader moves, a page opened anew goes to the place again: browsers restore before scripts have drawn.
  history.scrollRestoration = "manual";
  const options = {signal, passive: true, capture: true};
  for (const move of READER_MOVES) addEventListener(move, leave, options);
  // Scroll bars and reading aids move a page without any such event.
  const onScroll = () => {
    const before = last;
    last = standing(document.getElementById(id));
    if (!isOwnMove(before, last)) leave();
  };
  addEventListener("scroll", onScroll, {signal, passive: true});
  arrive();
  grown.observe(document.body);
  drawn.observe(document.body, {childList: true, subtree: true, attributeFilter: ["id"]});
  return leave;
}

function standing(target: Element | null): Standing {
  return {
    scrolled: scrollY,
    height: document.documentElement.scrollHeight,
    place: target ? target.getBoundingClientRect().top + scrollY : NaN
  };
}

/** Whether a page scrolled by itself: it keeps what is seen in place as it grows, and is cut short as it shrinks. */
function isOwnMove(before: Standing, now: Standing): boolean {
  const moved = now.scrolled - before.scrolled;
  const grown = now.place - before.place || 0;
  if (moved < 0 && now.height < before.height) return true;
  return Math.abs(moved) < 1 || (moved * grown > 0 && Math.abs(moved) < Math.abs(grown) + 1);
}

/** The next Tab goes on from the place, as after a link within a page. */
function receiveFocus(target: HTMLElement): void {
  if (document.activeElement !== document.body) return;
  if (target.tabIndex < 0 && !target.hasAttribute("tabindex")) {
    target.tabIndex = -1;
    target.addEventListener("blur", () => target.removeAttribute("tabindex"), {once: true});
  }
  target.focus({preventScroll: true});
}

let leave = arriveAt(readFragment(location.hash).anchor);
let isBack = false;
if ("navigation" in window)
  navigation.addEventListener("navigate", ({navigationType}) => {
    isBack = navigationType === "traverse";
  });
addEventListener("hashchange", () => {
  // Back where the reader had moved on: the browser restores that.
  const isRestored = isBack && history.scrollRestoration === "auto";
  leave();
  if (!isRestored) leave = arriveAt(readFragment(location.hash).anchor);
});
