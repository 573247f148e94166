import {html} from "npm:htl";
import {factsAsOf, type Headline} from "../../companies/company.js";
import {pageAudience} from "../../lib/audience.js";
import type {Text} from "../../lib/language.js";
import {linkTo} from "../../lib/links.js";
import {COLON, inBrackets} from "../../lib/signs.js";
import {Stopped, stoppedText} from "../../lib/stopped.js";
import {runInWorker} from "../../lib/worker-task.js";
import type {ImportedWorkbook, InputChange} from "../../workbook/import.js";
import {READERS_CASE, type WorkbookSpec} from "../../workbook/spec.js";
import {cellKey} from "../../workspace/edits.js";
import {YOURS} from "../../workspace/saved.js";
import {isReadersOwn} from "../../workspace/state.js";
import {cancelButton} from "../cancel-button.js";
import {saveBlob} from "../download.js";
import {openModelFile} from "./open-model-file.js";
import type {OwnModels} from "./own-models.js";
import {lineNumbers} from "./line-number.js";
import {periodText} from "./model-number.js";
import type {WorkbookAnswer, WorkbookTask} from "./workbook-worker.js";
import type {Workspace} from "./workspace.js";
import {workerAddress} from "../../lib/trusted-types.js";

/** Seconds after which a workbook is given up: one of ours takes less than one. */
const PATIENCE = 30;

const WORDS = {
  title: {en: "Take it to Excel and bring it back", zh: "导出到 Excel，改后再导入"},
  note: {
    en: "The workbook holds every line with live formulas, units and sources, all cases side by side, the checks and the model as text. Read back, it brings changed inputs alone, each for you to accept, or opens whole as a model of your own, with the rows, periods and cases you added; nothing leaves this browser.",
    zh: "工作簿包含全部科目（公式可用）、单位与来源、各情景对照、校验及模型文本。导入时仅采用改动过的输入，并逐项由您确认，也可连同您新增的行、期间与情景，整体作为您自己的模型打开；文件不会离开此浏览器。"
  },
  save: {en: "Download workbook (.xlsx)", zh: "下载工作簿（.xlsx）"},
  live: {en: "with addresses of live data (Power Query)", zh: "附实时数据地址（Power Query）"},
  print: {en: "Print this page", zh: "打印本页"},
  choose: {en: "Bring a workbook back: choose a file, or drop one here", zh: "导入工作簿：选择文件，或拖放到此处"},
  reading: {en: "Reading …", zh: "正在读取……"},
  changed: {en: "Changed inputs", zh: "改动的输入"},
  none: {en: "No input was changed in this workbook.", zh: "该工作簿中没有改动过的输入。"},
  refused: {en: "Not taken, and why", zh: "未采用的内容及原因"},
  accept: {en: "Take the ticked ones", zh: "采用勾选项"},
  whole: {en: "Open it as a model of your own", zh: "作为您自己的模型打开"},
  leave: {en: "Leave all", zh: "全部放弃"},
  taken: {en: "inputs taken", zh: "项输入已采用"},
  case: {en: "The workbook stands on the case", zh: "该工作簿所用情景："}
} as const satisfies Record<string, Text>;

/** What the workbook of the present state is made from: our cases, and the reader's scenario where there is one. */
export function workbookSpecOf({open, company, state, overrides, lang}: Workspace): WorkbookSpec {
  const own = isReadersOwn(state);
  const why = state.view.why ?? {en: "your change", zh: "您的修改"}[lang];
  const inputs = Object.keys(state.edits).map((key) => key.split("@")[0] ?? key);
  const reasons = Object.fromEntries(inputs.map((input) => [input, {en: why, zh: why}]));
  const mine = {key: READERS_CASE, title: YOURS, overrides, reasons, isReaders: true};
  return {
    model: open.model,
    entity: company.entity,
    title: company.title,
    cases: own ? [...company.cases, mine] : company.cases,
    shown: own ? READERS_CASE : state.case,
    words: company.words,
    groups: company.groups,
    hasYears: company.hasYears,
    headline: headlineLines(company.headline),
    asOf: factsAsOf(company),
    audience: pageAudience(),
    lang
  };
}

/** What the model comes to, against what the market pays. */
function headlineLines({value, price, expectedValue, dividend, expectedReturn}: Headline): string[] {
  return [value, price, expectedValue, dividend, expectedReturn];
}

/** The model as a workbook to take away, and a place to bring one back to. */
export function workbookFiles(workspace: Workspace, models: OwnModels): HTMLElement {
  const {lang} = workspace;
  const button = (text: Text, run: () => unknown) => {
    const element = html<HTMLButtonElement>`<button type="button">${text[lang]}</button>`;
    element.addEventListener("click", run);
    return element;
  };
  const status = html`<p class="import-status" role="status"></p>`;
  const list = html`<div></div>`;
  const live = html<HTMLInputElement>`<input type="checkbox" />`;
  const input = html<HTMLInputElement>`<input type="file" accept=".xlsx" />`;
  const drop = html`<label class="drop">${WORDS.choose[lang]} ${input}</label>`;
  const cancel = cancelButton(lang);
  let latest: File | null = null;
  const read = async (file: File) => {
    latest = file;
    list.replaceChildren();
    status.replaceChildren(WORDS.reading[lang]);
    const said = await cancel.during((signal) => readInWorker(workspace, file, signal)).catch(faultText);
    if (file !== latest) return;
    const whole = button(WORDS.whole, () => void open(file));
    if ("imported" in said) {
      status.replaceChildren();
      list.replaceChildren(importList(workspace, said.imported, said.caseKey, status), whole);
    } else status.replaceChildren(html`<strong class="refusal">${said.refusal[lang]}</strong>`, " ", whole);
  };
  const open = async (file: File) => {
    status.replaceChildren();
    list.replaceChildren(WORDS.reading[lang]);
    const said = await cancel.during((signal) => openModelFile(models, file, lang, signal));
    list.replaceChildren(said ?? "");
  };
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    input.value = "";
    if (file) void read(file);
  });
  drop.addEventListener("dragover", (event) => event.preventDefault());
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void read(file);
  });
  return html`<section class="answer-block" id="workbook">
    <h3>${WORDS.title[lang]}</h3>
    <p class="figure-note">${WORDS.note[lang]}</p>
    <div class="answer-controls">
      ${button(WORDS.save, () => save(workspace, models, live.checked))}<label class="field"
        >${live} ${WORDS.live[lang]}</label
      >${button(WORDS.print, () => window.print())}
    </div>
    ${drop}${cancel.element}${status}${list}
  </section>`;
}

async function save(workspace: Workspace, models: OwnModels, isLive: boolean): Promise<void> {
  const {exportWorkbook} = await import("../../workbook/export.js");
  const {writeXlsx} = await import("../../workbook/write-xlsx.js");
  const dataFolder = new URL(linkTo("/data/usage_weekly.csv"), location.href).href.replace(/[^/]*$/, "");
  const spec = {...workbookSpecOf(workspace), document: await models.worked(), ...(isLive && {dataFolder})};
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const name = `alpha-ledger-${spec.entity}-${spec.shown}-${spec.asOf}.xlsx`;
  saveBlob(name, new Blob([writeXlsx(exportWorkbook(spec)) as Uint8Array<ArrayBuffer>], {type}));
}

/** Reads a file in a worker, where nothing it holds can keep the page busy. Rejects with Stopped. */
async function readInWorker(workspace: Workspace, file: File, signal: AbortSignal): Promise<WorkbookAnswer> {
  const {company, open, state, overrides} = workspace;
  const task: WorkbookTask = {
    bytes: new Uint8Array(await file.arrayBuffer()),
    entity: company.entity,
    sheet: company.sheet,
    cases: new Map([...open.cases, [state.case, overrides]]),
    shown: state.case
  };
  const worker = new Worker(workerAddress(import.meta.resolve("./workbook-worker.js")), {type: "module"});
  return runInWorker<WorkbookAnswer>(worker, task, {seconds: PATIENCE, signal});
}

/** A fault that is no refusal, as one. */
function faultText(error: unknown): WorkbookAnswer {
  if (error instanceof Stopped) return {refusal: {en: stoppedText(error, "en"), zh: stoppedText(error, "zh")}};
  return {refusal: {en: String(error), zh: String(error)}};
}

/** Changes to accept one by one, and what is refused with its reasons. */
function importList(
  workspace: Workspace,
  {changes, refusals}: ImportedWorkbook,
  caseKey: string,
  status: HTMLElement
): HTMLElement {
  const {lang, model, open} = workspace;
  const rows = changes.map((change) => {
    const tick = html<HTMLInputElement>`<input type="checkbox" checked />`;
    return {change, tick, element: html`<li><label>${tick} ${changeText(workspace, change)}</label></li>`};
  });
  const list = html`<div class="import-list"></div>`;
  const button = (text: Text, run: () => void) => {
    const element = html<HTMLButtonElement>`<button type="button">${text[lang]}</button>`;
    element.addEventListener("click", () => {
      run();
      list.remove();
    });
    return element;
  };
  const accept = button(WORDS.accept, () => {
    const taken = rows.filter(({tick}) => tick.checked).map(({change}) => change);
    workspace.take(
      caseKey,
      taken.map(({cell, after}) => [cellKey(model, cell), after])
    );
    status.textContent = `${taken.length} ${WORDS.taken[lang]}`;
  });
  const title = open.companyCases.find(({key}) => key === caseKey)?.title[lang] ?? caseKey;
  list.append(
    html`<p>${WORDS.case[lang]} <strong>${title}</strong></p>`,
    changes.length === 0
      ? html`<p>${WORDS.none[lang]}</p>`
      : html`<div>
          <h4>${WORDS.changed[lang]}</h4>
          <ul>
            ${rows.map(({element}) => element)}
          </ul>
          <div class="answer-controls">${accept}${button(WORDS.leave, () => undefined)}</div>
        </div>`,
    refusals.length === 0
      ? ""
      : html`<div>
          <h4>${WORDS.refused[lang]}</h4>
          <ul>
            ${refusals.map(({where, reason}) => html`<li><code>${where}</code>: ${reason[lang]}</li>`)}
          </ul>
        </div>`
  );
  return list;
}

function changeText(workspace: Workspace, {line, period, before, after, note}: InputChange): HTMLElement {
  const {lang} = workspace;
  const {element, unit} = lineNumbers(workspace, line);
  const at = period === null ? "" : ` · ${periodText(period, lang)}`;
  return html`<span
    >${workspace.title(line)}${at}${COLON[lang]}${before === null ? "—" : element(before)} → ${element(after)}
    ${unit}${note ? inBrackets(note[lang], lang) : ""}</span
  >`;
}
