import {html} from "npm:htl";
import {formatDate} from "../lib/format.js";
import type {Text} from "../lib/language.js";
import {isReadersOwn} from "../model/workspace/state.js";
import {LONGEST_REASON} from "../model/workspace/fragment.js";
import {NOT_OUR_VIEW, withSaved, type SavedCase} from "../model/workspace/saved.js";
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
  refused: {en: "This browser keeps nothing", zh: "此浏览器不允许保存"}
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
  const keep = (cases: readonly SavedCase[]) => {
    try {
      storeCases(cases);
      status.textContent = "";
    } catch (error) {
      status.textContent = `${WORDS.refused[lang]}: ${String(error)}`;
    }
    workspace.tell();
  };
  const show = () => {
    why.value = workspace.state.view.why ?? "";
    const own = storedCases().filter(({company}) => company === workspace.state.company);
    list.replaceChildren(
      ...(own.length > 0 ? own.map((saved) => item(workspace, saved, keep)) : [html`<li>${WORDS.none[lang]}</li>`])
    );
  };
  save.addEventListener("click", () => {
    const {state} = workspace;
    const named = name.value.trim();
    if (!isReadersOwn(state)) status.textContent = WORDS.unchanged[lang];
    else if (named === "") status.textContent = WORDS.unnamed[lang];
    else {
      const savedOn = new Date().toISOString().slice(0, 10);
      const {company, case: on, edits, view} = state;
      keep(
        withSaved(storedCases(), {name: named, company, case: on, edits, savedOn, ...(view.why && {why: view.why})})
      );
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

function item(workspace: Workspace, saved: SavedCase, keep: (cases: readonly SavedCase[]) => void): HTMLElement {
  const {lang} = workspace;
  const button = (text: Text, run: () => void) => {
    const element = html<HTMLButtonElement>`<button type="button" class="linklike">${text[lang]}</button>`;
    element.addEventListener("click", run);
    return element;
  };
  const same = (other: SavedCase) => other.name === saved.name && other.company === saved.company;
  return html`<li>
    <strong>${saved.name}</strong> <time datetime=${saved.savedOn}>${formatDate(saved.savedOn, lang)}</time>
    ${button(WORDS.open, () => workspace.go({case: saved.case, edits: saved.edits, view: saved.why ? {why: saved.why} : {}}))}
    ${button(WORDS.remove, () => keep(storedCases().filter((other) => !same(other))))}
  </li>`;
}
