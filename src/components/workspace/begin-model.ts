import {html} from "npm:htl";
import {labsByUsage} from "../../companies/usage.js";
import type {Text} from "../../lib/language.js";
import {inBrackets} from "../../lib/signs.js";
import {cancelButton} from "../cancel-button.js";
import {openModelFile} from "./open-model-file.js";
import type {OwnModels} from "./own-models.js";
import {questionForm} from "./question.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  fresh: {en: "New model from", zh: "新建模型，来源"},
  begin: {en: "Begin", zh: "新建"},
  copy: {en: "the model on screen", zh: "当前显示的模型"},
  open: {en: "Open a file: .model, .json or .xlsx", zh: "打开文件：.model、JSON 或 .xlsx"},
  lab: {en: "Whose tokens", zh: "哪家实验室的词元"},
  several: {en: "the two names of Zhipu", zh: "智谱的两个名称"},
  reading: {en: "Reading …", zh: "正在读取……"}
} as const satisfies Record<string, Text>;

const TEMPLATES: Readonly<Record<string, Text>> = {
  blank: {en: "a blank page", zh: "空白模型"},
  dcf: {en: "discounted cash flow", zh: "现金流折现模板"},
  "sum-of-parts": {en: "sum of the parts", zh: "分部估值模板"},
  comparables: {en: "comparables", zh: "可比公司模板"},
  "re-rating": {en: "margin to multiple, of Alibaba", zh: "利润率与倍数（阿里巴巴）"},
  "token-lab": {en: "tokens of a lab", zh: "词元驱动的实验室模板"},
  "sql-lab": {en: "any cut of usage, by SQL", zh: "以 SQL 自选用量口径"}
};

/** The template that is of some lab, and the labs that stand in it for the reader’s. */
const OF_LAB = {template: "token-lab", labs: "z-ai, thudm"};

/** Where a model of the reader's own begins: a template, what is shown, or a file. */
export function beginModel(workspace: Workspace, models: OwnModels): HTMLElement {
  const {lang} = workspace;
  const sources = [...Object.entries(TEMPLATES), ["copy", WORDS.copy] as const];
  const fresh = html<HTMLSelectElement>`<select>
    ${sources.map(([key, name]) => html`<option value=${key}>${name[lang]}</option>`)}
  </select>`;
  const file = html<HTMLInputElement>`<input type="file" accept=".model,.json,.xlsx,text/plain" />`;
  // What begins stands far above, at the head of the page.
  const add = async (...added: Parameters<OwnModels["add"]>) => {
    await models.add(...added);
    document.querySelector(".workspace-header")?.scrollIntoView();
  };
  const startFrom = async (from: string) => {
    if (from === "copy") {
      await add(workspace.company.title.en, await models.shown(), {}, models.unrun?.unrun);
      return;
    }
    const {documents, data} = await models.loaded();
    const text = documents.templates[from] ?? "";
    if (from === OF_LAB.template) askForLab(text, labsByUsage(data.weeks));
    else await add(TEMPLATES[from]?.en ?? from, text);
  };
  const askForLab = (text: string, labs: readonly string[]) => {
    const ours = [OF_LAB.labs, `${OF_LAB.labs}${inBrackets(WORDS.several[lang], lang)}`] as const;
    const form = questionForm(
      lang,
      {
        title: WORDS.lab[lang],
        fields: [{key: "lab", label: "", choices: [ours, ...labs.map((lab) => [lab, lab] as const)]}],
        answer: WORDS.begin[lang],
        take: async ({lab = OF_LAB.labs}) => {
          const titled = text.replace(/^title .*$/m, `title Tokens of ${lab} | ${lab} 的词元`);
          await add(lab, titled.replaceAll(OF_LAB.labs, lab));
          return null;
        }
      },
      () => told.replaceChildren()
    );
    told.replaceChildren(form);
    form.querySelector("select")?.focus();
  };
  // A choice alone begins nothing: arrows go through all of them.
  const begin = html<HTMLButtonElement>`<button type="button">${WORDS.begin[lang]}</button>`;
  begin.addEventListener("click", () => void startFrom(fresh.value));
  const cancel = cancelButton(lang);
  const told = html`<div role="status"></div>`;
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    file.value = "";
    if (chosen) void open(chosen);
  });
  const open = async (chosen: File) => {
    told.replaceChildren(WORDS.reading[lang]);
    const said = await cancel.during((signal) => openModelFile(models, chosen, lang, signal));
    told.replaceChildren(said ?? "");
  };
  const controls = html`<div class="answer-controls">
    <label class="field"><span class="input-label">${WORDS.fresh[lang]}</span>${fresh}</label>
    ${begin}
    <label class="field"><span class="input-label">${WORDS.open[lang]}</span>${file}</label>
    ${cancel.element}
  </div>`;
  return html`<div>${controls}${told}</div>`;
}
