import {html} from "npm:htl";
import {formatDate} from "../../lib/format.js";
import type {Text} from "../../lib/language.js";
import {COLON} from "../../lib/signs.js";
import {isReadersOwn} from "../../workspace/state.js";
import {LONGEST_REASON} from "../../workspace/fragment.js";
import {NOTHING_KEPT} from "../../lib/storage.js";
import {NOT_OUR_VIEW, savedProblem, withSaved, type SavedCase, type SavedCases} from "../../workspace/saved.js";
import {storeCases, storedCases} from "./stored-cases.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  title: {en: "Your saved cases", zh: "您保存的情景"},
  name: {en: "Name", zh: "名称"},
  why: {en: "Your reason", zh: "您的理由"},
  save: {en: "Save in this browser", zh: "保存在此浏览器"},
  open: {en: "Open", zh: "打开"},
  remove: {en: "Delete", zh: "删除"},
  none: {
    en: "None yet. Change an input, then save what you see; it stays in this browser and in the link, and is sent nowhere.",
    zh: "暂无。修改任一输入后即可保存；内容仅存于此浏览器与链接中，不会发送到任何地方。"
  },
  unnamed: {en: "Give the case a name first", zh: "请先为情景命名"},
  unchanged: {en: "Nothing is changed: there is no case of yours to save", zh: "尚未修改任何输入，没有可保存的情景"},
  unusable: {en: "not usable", zh: "无法使用"},
  damaged: {en: "What this browser kept as saved cases", zh: "本浏览器所存的情景"},
  unnameable: {en: "A saved case without a name", zh: "未命名的情景"},
  kept: {en: "Delete what cannot be read first", zh: "请先删除无法读取的内容"}
} as const satisfies Record<string, Text>;

/** The reader's cases of the company shown: saved, opened and deleted by name. */
export function savedCases(workspace: Workspace): HTMLElement {
  const {lang} = workspace;
  const name = html<HTMLInputElement>`<input maxlength="60" />`;
  const save = html<HTMLButtonElement>`<button type="button">${WORDS.save[lang]}</button>`;
  const status = html`<span role="status"></span>`;
  const list = html`<ul class="saved-cases"></ul>`;
  const why = html<HTMLInputElement>`<input maxlength=${LONGEST_REASON} size="40" />`;
  why.addEventListener("change", () => {
    const {why: _, ...view} = workspace.state.view;
    const reason = why.value.trim();
    workspace.go({view: reason === "" ? view : {...view, why: reason}});
  });
  const store = (saved: SavedCases) => {
    status.textContent = storeCases(saved) ? "" : NOTHING_KEPT[lang];
    workspace.tell();
  };
  const show = () => {
    why.value = workspace.state.view.why ?? "";
    const items = listed(workspace, store);
    list.replaceChildren(...(items.length > 0 ? items : [html`<li>${WORDS.none[lang]}</li>`]));
  };
  save.addEventListener("click", () => {
    const {state} = workspace;
    const named = name.value.trim();
    if (!isReadersOwn(state)) status.textContent = WORDS.unchanged[lang];
    else if (named === "") status.textContent = WORDS.unnamed[lang];
    else if (isWholeUnread(storedCases())) status.textContent = WORDS.kept[lang];
    else {
      const savedOn = new Date().toISOString().slice(0, 10);
      const {company, case: on, edits, view} = state;
      const added = {name: named, company, case: on, edits, savedOn, ...(view.why && {why: view.why})};
      const {cases, unread} = storedCases();
      store({cases: withSaved(cases, added), unread});
    }
  });
  workspace.onChange(show);
  return html`<section class="answer-block" id="saved">
    <h3>${WORDS.title[lang]}</h3>
    <p class="figure-note">${NOT_OUR_VIEW[lang]}</p>
    <div class="answer-controls">
      <label class="field"><span class="input-label">${WORDS.why[lang]}</span>${why}</label>
      <label class="field"><span class="input-label">${WORDS.name[lang]}</span>${name}</label>${save}${status}
    </div>
    ${list}
  </section>`;
}

/** Nothing of what the browser kept can be read, so nothing may be written over it. */
function isWholeUnread({unread}: SavedCases): boolean {
  return unread.some(({kept}) => typeof kept === "string");
}

/** Saved cases of the company shown, and below them what is kept and cannot be used, with the reason. */
function listed(workspace: Workspace, store: (saved: SavedCases) => void): HTMLElement[] {
  const {lang, open, state} = workspace;
  const {cases, unread} = storedCases();
  const button = (text: Text, run: () => void) => {
    const element = html<HTMLButtonElement>`<button type="button" class="linklike">${text[lang]}</button>`;
    element.addEventListener("click", run);
    return element;
  };
  const unusable = (name: string, reason: Text, remove: HTMLElement) =>
    html`<li class="unusable">
      <strong>${name}</strong>
      <span class="notice">${WORDS.unusable[lang]}${COLON[lang]}${reason[lang]}</span> ${remove}
    </li>`;
  const item = (saved: SavedCase) => {
    const remove = button(WORDS.remove, () => store({cases: cases.filter((other) => other !== saved), unread}));
    const problem = savedProblem(saved, open);
    if (problem !== null) return unusable(saved.name, problem, remove);
    const {case: on, edits, why, savedOn, name} = saved;
    return html`<li>
      <strong>${name}</strong> <time datetime=${savedOn}>${formatDate(savedOn, lang)}</time>
      ${button(WORDS.open, () => workspace.go({case: on, edits, view: why ? {why} : {}}))} ${remove}
    </li>`;
  };
  return [
    ...cases.filter(({company}) => company === state.company).map(item),
    ...unread
      .filter(({company}) => company === null || company === state.company)
      .map((one) => {
        const name = one.name || WORDS[typeof one.kept === "string" ? "damaged" : "unnameable"][lang];
        const remove = button(WORDS.remove, () => store({cases, unread: unread.filter((other) => other !== one)}));
        return unusable(name, one.reason, remove);
      })
  ];
}
