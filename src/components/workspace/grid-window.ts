import {html} from "npm:htl";
import type {Lang, Text} from "../../lib/language.js";

const FILL: Text = {en: "Fill the window", zh: "铺满窗口"};
const LEAVE: Text = {en: "Back to the page", zh: "返回页面"};

/** A button that lets a part of the page fill the window, and back; Esc outside of a cell's editor goes back too. */
export function windowToggle(lang: Lang, root: HTMLElement): HTMLElement {
  const button = html<HTMLButtonElement>`<button type="button" aria-pressed="false">${FILL[lang]}</button>`;
  const toggle = (fills: boolean) => {
    root.classList.toggle("fills-window", fills);
    button.setAttribute("aria-pressed", String(fills));
    button.textContent = (fills ? LEAVE : FILL)[lang];
  };
  button.addEventListener("click", () => {
    toggle(!root.classList.contains("fills-window"));
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) toggle(false);
  });
  return button;
}

/** Scrolls a cell out from below the head and the first column, no further than needed. */
export function revealCell(scroll: HTMLElement, element: HTMLElement): void {
  const head = scroll.querySelector("thead th");
  const side = head?.getBoundingClientRect().width ?? 0;
  const top = head?.getBoundingClientRect().height ?? 0;
  const [cell, view] = [element.getBoundingClientRect(), scroll.getBoundingClientRect()];
  if (cell.left < view.left + side) scroll.scrollLeft -= view.left + side - cell.left;
  else if (cell.right > view.right) scroll.scrollLeft += cell.right - view.right;
  if (cell.top < view.top + top) scroll.scrollTop -= view.top + top - cell.top;
  else if (cell.bottom > view.bottom) scroll.scrollTop += cell.bottom - view.bottom;
}
