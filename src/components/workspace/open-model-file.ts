import {html} from "npm:htl";
import type {WorkbookModel} from "../../companies/from-workbook.js";
import {ShapeError} from "../../lib/decode.js";
import type {Lang, Text} from "../../lib/language.js";
import {COLON} from "../../lib/signs.js";
import {Stopped, stoppedText} from "../../lib/stopped.js";
import {runInWorker} from "../../lib/worker-task.js";
import {modelFromJson} from "../../workspace/model-file.js";
import {BASE_CASE} from "../../workspace/state.js";
import type {ModelWorkbookAnswer, ModelWorkbookTask} from "./model-workbook-worker.js";
import type {OwnModels} from "./own-models.js";
import {workerAddress} from "../../lib/trusted-types.js";

/** Seconds after which a workbook is given up. */
const PATIENCE = 30;

/** Most differences that are listed one by one. */
const LISTED = 50;

const WORDS = {
  opened: {en: "Opened as a model of your own.", zh: "已作为您自己的模型打开。"},
  edited: {
    en: "These cells were edited in the workbook; they stand in the model in place of what its document says:",
    zh: "以下单元格在工作簿中改过，已取代文档所写内容："
  },
  added: {
    en: "These stand in the workbook besides, and are part of the model now:",
    zh: "以下内容为工作簿中新增，现已成为模型的一部分："
  },
  line: {en: "line", zh: "行"},
  period: {en: "period", zh: "期间"},
  case: {en: "case", zh: "情景"},
  left: {en: "Not taken, and why:", zh: "未采用的内容及原因："},
  asIs: {en: "Its cells say what its document says.", zh: "单元格与文档一致。"},
  more: {en: "and more", zh: "等"}
} as const satisfies Record<string, Text>;

/** Opens a file as a model of the reader's own: `.model`, JSON or a workbook that carries one. What is said of it. */
export async function openModelFile(
  models: OwnModels,
  file: File,
  lang: Lang,
  signal: AbortSignal
): Promise<HTMLElement | null> {
  const name = file.name.replace(/\.\w+$/, "");
  try {
    if (/\.xlsx$/i.test(file.name)) return await openWorkbookFile(models, name, file, lang, signal);
    const text = (await file.text()).replace(/^\ufeff/, "");
    if (/\.json$/i.test(file.name)) {
      const {text: document, ...as} = modelFromJson(text);
      await models.add(name, document, as, {file: file.name});
    } else await models.add(name, text, undefined, {file: file.name});
    return null;
  } catch (error) {
    if (error instanceof Stopped) return refused(stoppedText(error, lang));
    if (error instanceof ShapeError || error instanceof SyntaxError)
      return refused(`${file.name}${COLON[lang]}${error.message}`);
    throw error;
  }
}

async function openWorkbookFile(models: OwnModels, name: string, file: File, lang: Lang, signal: AbortSignal) {
  const {documents, data} = await models.loaded();
  const bytes = new Uint8Array(await file.arrayBuffer());
  const task: ModelWorkbookTask = {bytes, shared: documents.shared, data};
  const worker = new Worker(workerAddress(import.meta.resolve("./model-workbook-worker.js")), {type: "module"});
  const answer = await runInWorker<ModelWorkbookAnswer>(worker, task, {seconds: PATIENCE, signal});
  if ("refusal" in answer) return refused(answer.refusal[lang]);
  const {text, case: on, edits} = answer.opened;
  await models.add(name, text, {case: on, edits}, {file: file.name});
  return report(answer.opened, lang);
}

function refused(text: string): HTMLElement {
  return html`<strong class="refusal">${text}</strong>`;
}

/** What of a workbook stands otherwise than in its document, and what was left. */
function report({differences, added, refusals, problems, case: on}: WorkbookModel, lang: Lang): HTMLElement | null {
  if (problems.length > 0) return null;
  const list = (title: Text, items: readonly HTMLElement[]) =>
    html`<div>
      <p>${title[lang]}</p>
      <ul>
        ${items.slice(0, LISTED)}${items.length > LISTED ? html`<li>${WORDS.more[lang]}</li>` : ""}
      </ul>
    </div>`;
  const edited = differences.map(
    ({where, before, after, note}) =>
      html`<li>
        <code>${where}</code>: <code>${before || "—"}</code> → <code>${after}</code>${note ? ` (${note[lang]})` : ""}
      </li>`
  );
  const news = added.map(
    ({kind, name, note}) =>
      html`<li>${WORDS[kind][lang]} <code>${name}</code>${note ? COLON[lang] + note[lang] : ""}</li>`
  );
  const left = refusals.map(({where, reason}) => html`<li><code>${where}</code>: ${reason[lang]}</li>`);
  return html`<div class="import-list">
    <p>
      ${WORDS.opened[lang]}
      ${edited.length + news.length + left.length === 0 ? WORDS.asIs[lang] : ""}${on === BASE_CASE ? "" : html` <code>${on}</code>`}
    </p>
    ${news.length > 0 ? list(WORDS.added, news) : ""}${edited.length > 0 ? list(WORDS.edited, edited) : ""}${left.length > 0 ? list(WORDS.left, left) : ""}
  </div>`;
}
