import {html} from "npm:htl";
import type {Text} from "../lib/language.js";
import type {OwnModels} from "./own-models.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  fresh: {en: "New model", zh: "新建模型"},
  choose: {en: "from …", zh: "来源……"},
  copy: {en: "the model on screen", zh: "当前显示的模型"},
  open: {en: "Open a .model file", zh: "打开 .model 文件"}
} as const satisfies Record<string, Text>;

const TEMPLATES: Readonly<Record<string, Text>> = {
  blank: {en: "a blank page", zh: "空白模型"},
  dcf: {en: "discounted cash flow", zh: "现金流折现模板"},
  "sum-of-parts": {en: "sum of the parts", zh: "分部估值模板"},
  comparables: {en: "comparables", zh: "可比公司模板"},
  "token-lab": {en: "tokens of a lab", zh: "词元驱动的实验室模板"}
};

/** Where a model of the reader's own begins: a template, what is shown, or a file. */
export function beginModel(workspace: Workspace, models: OwnModels): HTMLElement {
  const {lang} = workspace;
  const fresh = html<HTMLSelectElement>`<select>
    <option value="">${WORDS.choose[lang]}</option>
    ${Object.entries(TEMPLATES).map(([key, name]) => html`<option value=${key}>${name[lang]}</option>`)}
    <option value="copy">${WORDS.copy[lang]}</option>
  </select>`;
  const file = html<HTMLInputElement>`<input type="file" accept=".model,text/plain" />`;
  const startFrom = async (from: string) => {
    if (from === "copy") return models.add(workspace.company.title.en, await models.shown(), true);
    const {documents} = await models.loaded();
    return models.add(TEMPLATES[from]?.en ?? from, documents.templates[from] ?? "");
  };
  fresh.addEventListener("change", () => {
    const from = fresh.value;
    fresh.value = "";
    if (from !== "") void startFrom(from);
  });
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    file.value = "";
    if (chosen)
      void chosen.text().then((text) => models.add(chosen.name.replace(/\.\w+$/, ""), text.replace(/^\ufeff/, "")));
  });
  return html`<div class="answer-controls">
    <label class="field"><span class="input-label">${WORDS.fresh[lang]}</span>${fresh}</label>
    <label class="field"><span class="input-label">${WORDS.open[lang]}</span>${file}</label>
  </div>`;
}
