import {html} from "npm:htl";
import {readFragment, writeFragment} from "../../lib/address.js";
import type {Lang, Text} from "../../lib/language.js";
import {movedAddress} from "../../lib/moved-address.js";
import {MOVED} from "../../lib/pages.js";
import {COLON} from "../../lib/signs.js";
import {keep, NOTHING_KEPT, readKept} from "../../lib/storage.js";
import {saveBlob} from "../download.js";

const KEY = "alpha-ledger-views";

const WORDS = {
  title: {en: "Saved views", zh: "已存视图"},
  name: {en: "Name of this view", zh: "视图名称"},
  save: {en: "Save this view", zh: "保存当前视图"},
  export: {en: "Export as JSON", zh: "导出 JSON"},
  remove: {en: "Delete", zh: "删除"},
  none: {en: "None yet. They stay in this browser.", zh: "暂无。视图只保存在本浏览器中。"}
} as const satisfies Record<string, Text>;

/** A view the reader named: the fragment of its address. */
export interface SavedView {
  readonly name: string;
  readonly fragment: string;
}

/** Views in a storage's text; what is not a list of views counts as none. */
export function parseSavedViews(text: string | null): readonly SavedView[] {
  try {
    const views: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(views) ? views.filter(isSavedView) : [];
  } catch {
    return [];
  }
}

function isSavedView(value: unknown): value is SavedView {
  const view = value as Partial<SavedView> | null;
  return typeof view === "object" && typeof view?.name === "string" && typeof view.fragment === "string";
}

/**
 * Link to a view on the page it is listed on. One of the Explore page of before, which knew neither key, goes the way of its
 * links: what it set is called otherwise now.
 */
export function viewHref({fragment}: Pick<SavedView, "fragment">): string {
  const {fields} = readFragment(fragment);
  const before = MOVED.find(({path}) => path === "/explore");
  if (!before || fields.some(([key]) => key === "controls" || key === "series")) return `#${fragment}`;
  return movedAddress(before, {href: "", search: "", hash: fragment});
}

/** Named views kept in this browser, each a link, exportable as JSON. */
export function savedViews(lang: Lang): HTMLElement {
  const name = html<HTMLInputElement>`<input
    type="text"
    maxlength="80"
    aria-label=${WORDS.name[lang]}
    placeholder=${WORDS.name[lang]}
  />`;
  const save = html`<button type="submit" class="linklike">${WORDS.save[lang]}</button>`;
  const download = html`<button type="button" class="linklike">${WORDS.export[lang]}</button>`;
  const list = html`<ul></ul>`;
  const status = html`<p role="status" hidden></p>`;
  const form = html`<form>${name} ${save} ${download}</form>`;
  const read = () => parseSavedViews(readKept(KEY));
  const write = (views: readonly SavedView[]) => {
    status.hidden = keep(KEY, JSON.stringify(views));
    status.textContent = status.hidden ? "" : NOTHING_KEPT[lang];
    draw();
  };
  const draw = () => {
    const views = read();
    download.hidden = views.length === 0;
    list.replaceChildren(
      ...(views.length
        ? views.map((view) => {
            const remove = html`<button
              type="button"
              class="linklike"
              aria-label=${`${WORDS.remove[lang]}${COLON[lang]}${view.name}`}
            >
              ${WORDS.remove[lang]}
            </button>`;
            remove.addEventListener("click", () => write(read().filter((v) => v.name !== view.name)));
            return html`<li><a href=${viewHref(view)}>${view.name}</a> ${remove}</li>`;
          })
        : [html`<li class="missing">${WORDS.none[lang]}</li>`])
    );
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const named = name.value.trim();
    if (!named) return;
    write([
      ...read().filter((v) => v.name !== named),
      {name: named, fragment: writeFragment(readFragment(location.hash).fields)}
    ]);
    name.value = "";
  });
  download.addEventListener("click", () => {
    const text = JSON.stringify(read(), null, 2);
    saveBlob("alpha-ledger-views.json", new Blob([text], {type: "application/json"}));
  });
  draw();
  return html`<details class="explore-section">
    <summary>${WORDS.title[lang]}</summary>
    ${form}${status}${list}
  </details>`;
}
