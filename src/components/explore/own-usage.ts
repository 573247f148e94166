import {html} from "npm:htl";
import type {Lang, Text} from "../../lib/language.js";
import type {Cube} from "../../query/cube/cube.js";
import {decodeCube, isCubeFile} from "../../query/cube/file.js";
import {readHeader, startImport, type RunningImport} from "../../query/import/client.js";
import type {Imported} from "../../query/import/import.js";
import {faultText, ImportFault, problemText} from "../../query/import/problem.js";
import type {ImportAnswer} from "../../query/import/worker.js";
import type {ModelRegistry} from "../../query/model-names/registry.js";
import {numbersIn} from "../number.js";
import {keptNames, namesForm} from "./own/names-form.js";
import {reportView} from "./own/report-view.js";
import {termsForm, type TermsForm} from "./own/terms-form.js";

const WORDS = {
  title: {en: "Bring your own usage", zh: "导入自有用量"},
  about: {
    en: "Exports of gateways, labs, clouds and coding tools, request logs or tables already added up: CSV, TSV, JSON, JSON lines, Parquet, Arrow or .xlsx, up to ten million rows and 2 GB; larger ones by “npm run ingest”, whose cube opens here. Such logs can be inside information: the file is read in this browser, nothing of it leaves, and nothing of it enters a link.",
    zh: "网关、实验室、云平台与编程工具的导出，请求日志或已汇总的表：CSV、TSV、JSON、JSON 行、Parquet、Arrow 或 .xlsx，最多一千万行、2 GB；更大的文件可用“npm run ingest”处理，所得数据集可在此打开。此类日志可能属于内幕信息：文件只在本浏览器内读取，内容不会离开本机，也不会进入链接。"
  },
  choose: {en: "Choose a file, or drop one here", zh: "选择文件，或拖放到此处"},
  check: {en: "Read the file", zh: "读取文件"},
  cancel: {en: "Cancel", zh: "取消"},
  show: {en: "Show this data in all views", zh: "在各视图中显示"},
  beside: {en: "Show it beside the ledger, by week", zh: "与账本并列显示（按周）"},
  back: {en: "Back to the ledger", zh: "返回账本"},
  progress: {en: "Reading", zh: "正在读取"},
  failed: {en: "The file could not be read", zh: "文件未能读取"},
  nothing: {en: "No row can be used", zh: "没有可用的行"},
  unsettled: {
    en: "The file alone does not tell its days: answer above, then read it again.",
    zh: "仅凭文件无法确定日期：请在上方补充后重新读取。"
  },
  made: {en: "A cube made by “npm run ingest”", zh: "由“npm run ingest”生成的数据集"}
} as const satisfies Record<string, Text>;

interface OwnUsageOptions {
  readonly registry: () => Promise<ModelRegistry>;
  /** Shows a reader's usage, alone or beside the ledger. */
  readonly onShow: (cube: Cube, isBeside: boolean) => Promise<void>;
  readonly onBack: () => void;
}

/** Reads a reader's own log, says what is in it, and only then offers to show it. */
export function ownUsage(lang: Lang, {registry, onShow, onBack}: OwnUsageOptions): HTMLElement {
  const input = html<HTMLInputElement>`<input type="file" />`;
  const drop = html`<label class="drop">${WORDS.choose[lang]} ${input}</label>`;
  const termsHost = html`<div></div>`;
  const bar = html<HTMLProgressElement>`<progress max="1" hidden></progress>`;
  const output = html`<div aria-live="polite"></div>`;
  const check = button(WORDS.check);
  const cancel = button(WORDS.cancel);
  const back = button(WORDS.back);
  let file: File | null = null;
  let terms: TermsForm | null = null;
  let running: RunningImport | null = null;
  let opening = new AbortController();
  check.hidden = cancel.hidden = back.hidden = true;

  function button(label: Text): HTMLElement {
    return html`<button type="button" class="primary">${label[lang]}</button>`;
  }
  const say = (...nodes: readonly (Node | string)[]) => output.replaceChildren(...nodes);
  const alert = (text: string) => say(html`<p class="explore-notice" role="alert">${text}</p>`);

  const refused = (error: unknown) =>
    alert(
      error instanceof ImportFault ? faultText(error.fault, lang) : `${WORDS.failed[lang]}: ${(error as Error).message}`
    );

  const choose = async (chosen: File) => {
    running?.cancel();
    opening.abort();
    const {signal} = (opening = new AbortController());
    const isLatest = () => opening.signal === signal;
    file = chosen;
    terms = null;
    termsHost.replaceChildren();
    check.hidden = true;
    cancel.hidden = false;
    say(`${WORDS.progress[lang]} ${chosen.name}`);
    try {
      const made = (await isCubeFile(chosen)) ? decodeCube(await chosen.arrayBuffer()) : null;
      const read = made ? null : await readHeader(chosen, signal);
      if (!isLatest()) return;
      if (made) say(html`<p>${withCommand(WORDS.made[lang])}: ${chosen.name}</p>`, ...offers(made));
      if (!read) return;
      terms = termsForm(lang, read, offer);
      termsHost.replaceChildren(terms.element);
      offer();
    } catch (error) {
      if (isLatest()) refused(error);
    } finally {
      if (isLatest()) cancel.hidden = true;
    }
  };
  const offer = () => {
    const isReady = terms?.isReady() ?? false;
    check.hidden = !isReady;
    const role = {en: "tokens, cost or requests", zh: "词元、成本或请求数"}[lang];
    if (isReady) say();
    else alert(faultText({kind: "unmapped", role}, lang));
  };
  const read = async () => {
    if (!file || !terms) return;
    const reading = terms;
    check.hidden = true;
    cancel.hidden = false;
    bar.hidden = false;
    bar.value = 0;
    say(`${WORDS.progress[lang]} ${file.name}`);
    const models = await registry();
    const settings = {...reading.settings(), names: keptNames()};
    running = startImport({file, settings, registry: models}, (part) => (bar.value = part));
    const answer = await running.result;
    running = null;
    cancel.hidden = bar.hidden = true;
    check.hidden = false;
    if (terms !== reading) return;
    if (answer.kind === "done") say(...report(answer.imported, models));
    else alert(failure(answer, lang));
  };
  const report = ({report: made, cube}: Imported, models: ModelRegistry) => {
    terms?.ask(made.questions);
    return [
      ...reportView(made, lang),
      ...namesForm(lang, made.names, models, () => void read()),
      ...(cube ? offers(cube) : [html`<p class="explore-notice">${WORDS.unsettled[lang]}</p>`])
    ];
  };
  const offers = (cube: Cube) => {
    const labels = "tokens" in cube.sums ? [WORDS.show, WORDS.beside] : [WORDS.show];
    const shows = labels.map((label) => {
      const show = button(label);
      show.addEventListener("click", () => {
        onShow(cube, label === WORDS.beside).then(() => (back.hidden = false), refused);
      });
      return show;
    });
    return [html`<p>${shows}</p>`];
  };
  input.addEventListener("change", () => {
    const [chosen] = input.files ?? [];
    if (chosen) void choose(chosen);
  });
  drop.addEventListener("dragover", (event) => event.preventDefault());
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    const [chosen] = event.dataTransfer?.files ?? [];
    if (chosen) void choose(chosen);
  });
  check.addEventListener("click", () => void read());
  cancel.addEventListener("click", () => {
    running?.cancel();
    opening.abort();
  });
  back.addEventListener("click", () => {
    back.hidden = true;
    onBack();
  });
  return html`<details id="own-usage" class="explore-section">
    <summary>${WORDS.title[lang]}</summary>
    <p>${withCommand(WORDS.about[lang], (text) => numbersIn(text, {source: "Alpha Ledger: limits of this page."}))}</p>
    ${drop}${termsHost}
    <p>${check} ${cancel} ${back} ${bar}</p>
    ${output}
  </details>`;
}

function failure(answer: ImportAnswer, lang: Lang): string {
  if (answer.kind === "error") return `${WORDS.failed[lang]}: ${answer.message}`;
  if (answer.kind !== "fault") return WORDS.failed[lang];
  return answer.first ? `${WORDS.nothing[lang]}: ${problemText(answer.first, lang)}` : faultText(answer.fault, lang);
}

const COMMAND = "npm run ingest";

/** A text in which the command stands as code. */
function withCommand(
  text: string,
  paint: (text: string) => readonly (string | Node)[] = (part) => [part]
): readonly (string | Node)[] {
  const [before = "", ...after] = text.split(COMMAND);
  return [...paint(before), ...after.flatMap((part) => [html`<code>${COMMAND}</code>`, ...paint(part)])];
}
