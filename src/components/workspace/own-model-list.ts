import {html} from "npm:htl";
import {formatMoment} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {COLON} from "../../lib/signs.js";
import {NOTHING_KEPT} from "../../lib/storage.js";
import {OWN_MODEL, type OwnModel} from "../../workspace/state.js";
import {beginModel} from "./begin-model.js";
import type {OtherTab} from "./kept-models.js";
import type {OwnModels} from "./own-models.js";
import {questionForm} from "./question.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  title: {en: "Your models", zh: "您的模型"},
  none: {
    en: "None yet. The first change of a model of ours makes one of your own, or begin one here; it is kept in this browser and sent nowhere.",
    zh: "暂无。首次修改本站模型即生成您自己的模型，也可在此新建；内容仅存于此浏览器，不会发送到任何地方。"
  },
  note: {
    en: "Kept in this browser and sent nowhere. Clearing the data of this site deletes them: save those that matter as files.",
    zh: "仅存于此浏览器，不会发送到任何地方。清除本站数据会一并删除，重要的模型请另存为文件。"
  },
  name: {en: "Model", zh: "模型"},
  changed: {en: "Last changed", zh: "最近修改"},
  shown: {en: "shown now", zh: "当前显示"},
  rename: {en: "Rename", zh: "重命名"},
  duplicate: {en: "Duplicate", zh: "复制"},
  remove: {en: "Delete", zh: "删除"},
  newName: {en: "Name", zh: "名称"},
  ok: {en: "Rename", zh: "重命名"},
  unread: {
    en: "its text cannot be read: mend it in the text below first",
    zh: "文本无法读取，请先在下方文本中修正"
  },
  unnamed: {en: "Give it a name", zh: "请填写名称"},
  unusable: {en: "not usable as the record stands", zh: "按现有账本无法使用"},
  removed: {en: "Deleted. Undo brings it back.", zh: "已删除，可用“撤销”恢复。"},
  notKept: {en: "not kept", zh: "未保存"},
  copy: {en: "copy", zh: "副本"}
} as const satisfies Record<string, Text>;

const OTHER: Readonly<Record<OtherTab["kind"], (name: string) => Text>> = {
  changed: (name) => ({
    en: `${name} was changed in another tab; it stands here as it stands there. Undo brings back the text of this tab.`,
    zh: `${name}已在另一标签页中修改，此处已同步为该内容；“撤销”可恢复本标签页的文本。`
  }),
  overtaken: (name) => ({
    en: `${name} was changed in another tab just before; that text stays under its name, and yours is kept as a model of its own.`,
    zh: `${name}刚刚在另一标签页中修改；该文本保留原名，您在此处的文本另存为一个模型。`
  }),
  deleted: (name) => ({
    en: `${name} was deleted in another tab. Undo brings it back.`,
    zh: `${name}已在另一标签页中删除，可用“撤销”恢复。`
  })
};

/** Models of the reader's own: to open, rename, duplicate and delete, with when each was changed, and to begin others. */
export function ownModelList(workspace: Workspace, models: OwnModels): HTMLElement {
  const {lang} = workspace;
  const list = html`<div></div>`;
  const told = html`<p class="own-models-told" role="status"></p>`;
  const blocked = html`<p class="notice" role="status" hidden></p>`;
  const question = html`<div></div>`;
  const button = (text: Text, name: string, run: () => void) => {
    const element = html<HTMLButtonElement>`<button type="button" aria-label="${text[lang]}${COLON[lang]}${name}">
      ${text[lang]}
    </button>`;
    element.addEventListener("click", () => {
      told.textContent = "";
      run();
    });
    return element;
  };
  const rename = (model: OwnModel, name: string) => {
    const form = questionForm(
      lang,
      {
        title: `${WORDS.rename[lang]}${COLON[lang]}${name}`,
        fields: [{key: "title", label: WORDS.newName[lang], value: writtenTitle(model), size: 40}],
        answer: WORDS.ok[lang],
        take: ({title = ""}) => {
          if (title === "") return Promise.resolve(WORDS.unnamed[lang]);
          return Promise.resolve(models.rename(model, title) ? null : WORDS.unread[lang]);
        }
      },
      () => form.remove()
    );
    question.replaceChildren(form);
    form.querySelector("input")?.select();
  };
  const row = (model: OwnModel) => {
    const name = titleOfText(model, lang);
    const isUsable = workspace.companies.some(({entity}) => entity === model.key);
    const open = html<HTMLButtonElement>`<button type="button" class="linklike">${name}</button>`;
    open.addEventListener("click", () => workspace.go({company: model.key}));
    const at = models.changedAt(model.key);
    const time = at === null ? null : new Date(at);
    return html`<tr data-model=${model.key}>
      <th scope="row">
        ${isUsable ? open : name}
        ${workspace.state.company === model.key ? html`<small>${WORDS.shown[lang]}</small>` : ""}
        ${isUsable ? "" : html`<small class="notice">${WORDS.unusable[lang]}</small>`}
      </th>
      <td>
        ${time ? html`<time datetime=${time.toISOString()}>${formatMoment(time, lang)}</time>` : WORDS.notKept[lang]}
      </td>
      <td class="own-model-actions">
        ${button(WORDS.rename, name, () => rename(model, name))}
        ${button(WORDS.duplicate, name, () => models.duplicate(model, copyTitle(model)))}
        ${button(WORDS.remove, name, () => {
          workspace.removeOwn(model.key);
          told.textContent = WORDS.removed[lang];
        })}
      </td>
    </tr>`;
  };
  workspace.onChange(() => {
    const {own} = workspace;
    blocked.hidden = models.isKept || own.length === 0;
    blocked.textContent = blocked.hidden ? "" : NOTHING_KEPT[lang];
    const {otherTab} = models;
    if (otherTab) told.textContent = OTHER[otherTab.kind](nameOf(otherTab, lang))[lang];
    models.otherTab = null;
    const head = [WORDS.name, WORDS.changed].map((each) => html`<th scope="col">${each[lang]}</th>`);
    list.replaceChildren(
      own.length === 0
        ? html`<p class="figure-note">${WORDS.none[lang]}</p>`
        : html`<div>
            <p class="figure-note">${WORDS.note[lang]}</p>
            <div class="table-scroll">
              <table>
                <thead>
                  <tr>
                    ${head}
                    <td></td>
                  </tr>
                </thead>
                <tbody>
                  ${own.map(row)}
                </tbody>
              </table>
            </div>
          </div>`
    );
  });
  return html`<section class="answer-block" id="own-models">
    <h3>${WORDS.title[lang]}</h3>
    ${list}${question}${blocked}${told}${beginModel(workspace, models)}
  </section>`;
}

/** What stands after `title` in the text; "" where nothing does. */
function writtenTitle({text}: OwnModel): string {
  return /^title[ \t]+(.+?)[ \t]*$/m.exec(text)?.[1] ?? "";
}

function titleOfText(model: OwnModel, lang: Lang): string {
  const [en = "", zh = en] = writtenTitle(model).split(" | ");
  return {en, zh}[lang] || model.key.slice(OWN_MODEL.length);
}

function copyTitle(model: OwnModel): string {
  const [en, zh] = [titleOfText(model, "en"), titleOfText(model, "zh")];
  return `${en} ${WORDS.copy.en} | ${zh}${WORDS.copy.zh}`;
}

function nameOf(what: OtherTab, lang: Lang): string {
  return what.kind === "deleted" ? what.key.slice(OWN_MODEL.length) : titleOfText(what.model, lang);
}
