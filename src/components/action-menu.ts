import {html} from "npm:htl";

/** Something to do, with the keys that do it at once. */
export interface MenuAction {
  readonly label: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** Opens a small menu at an element: arrows go through it, Enter chooses, Esc and leaving it close it. */
export function openMenu(at: Element, title: string, actions: readonly MenuAction[], back: () => void): void {
  const {left, bottom} = at.getBoundingClientRect();
  const items = actions.map(({label, keys}) => {
    const shown = keys ? html`<kbd>${keys}</kbd>` : "";
    return html<HTMLButtonElement>`<button type="button" role="menuitem" tabindex="-1">${label} ${shown}</button>`;
  });
  const menu = html`<div class="action-menu" role="menu" aria-label=${title}>${items}</div>`;
  let isOpen = true;
  const close = () => {
    // Taking the focused item away tells of its focus once more.
    if (!isOpen) return;
    isOpen = false;
    menu.remove();
  };
  items.forEach((item, i) =>
    item.addEventListener("click", () => {
      close();
      back();
      actions[i]?.run();
    })
  );
  menu.addEventListener("keydown", (event) => {
    const on = items.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === "ArrowDown") items[(on + 1) % items.length]?.focus();
    else if (event.key === "ArrowUp") items.at(on - 1)?.focus();
    else if (event.key === "Escape" || event.key === "Tab") {
      close();
      back();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  menu.addEventListener("focusout", (event) => {
    if (!menu.contains(event.relatedTarget as Node | null)) close();
  });
  document.body.append(menu);
  const {width, height} = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(4, Math.min(left, innerWidth - width - 4))}px`;
  menu.style.top = `${bottom + height > innerHeight ? Math.max(4, innerHeight - height - 4) : bottom}px`;
  items[0]?.focus();
}
