import {html} from "npm:htl";
import {dateText} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {COLON, COMMA} from "../../lib/signs.js";
import type {Cube} from "../../query/cube/cube.js";
import {decodeCube, isCubeFile} from "../../query/cube/file.js";
import {askHeader, startImport, type RunningImport} from "../../query/import/client.js";
import type {Imported} from "../../query/import/import.js";
import {faultText, ImportFault, problemText} from "../../query/import/problem.js";
import type {ImportAnswer} from "../../query/import/worker.js";
import {warehouseUsage} from "../../query/own/warehouse-usage.js";
import type {ModelRegistry} from "../../query/model-names/registry.js";
import {printedAs} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";
import {paintParts} from "../paint-part.js";
import {keptNames, namesForm} from "./own/names-form.js";
import {ownSql} from "./own/own-sql.js";
import {importReportView} from "./own/report-view.js";
import {termsForm, type TermsForm} from "./own/terms-form.js";

const WORDS = {
  title: {en: "Bring your own usage", zh: "导入自有用量"},
  choose: {en: "Choose files, or drop them here", zh: "选择文件，或拖放到此处"},
  check: {en: "Read the file", zh: "读取文件"},
  checkAll: {en: "Read the files", zh: "读取文件"},
  several: {
    en: "files, read together; columns as chosen for the first go for those like it",
    zh: "个文件，合并读取；为首个文件所选的列适用于同样的文件"
  },
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
  warehouse: {en: "Usage in your warehouse, day by day: ", zh: "您的仓库中的用量（逐日）："},
  to: {en: " to ", zh: "至"},
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
  const input = html<HTMLInputElement>`<input type="file" multiple />`;
  const drop = html`<label class="drop">${WORDS.choose[lang]} ${input}</label>`;
  const termsHost = html`<div></div>`;
  const bar = html<HTMLProgressElement>`<progress max="1" hidden></progress>`;
  const output = html`<div aria-live="polite"></div>`;
  const check = button(WORDS.check);
  const cancel = button(WORDS.cancel);
  const back = button(WORDS.back);
  let files: readonly File[] = [];
  let sql: ReturnType<typeof ownSql> | null = null;
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
      error instanceof ImportFault
        ? faultText(error.fault, lang)
        : `${WORDS.failed[lang]}${COLON[lang]}${(error as Error).message}`
    );

  const choose = async (all: readonly File[]) => {
    const [chosen] = all;
    if (!chosen) return;
    sql?.end();
    running?.cancel();
    opening.abort();
    const {signal} = (opening = new AbortController());
    const isLatest = () => opening.signal === signal;
    files = all;
    terms = null;
    termsHost.replaceChildren();
    check.hidden = true;
    cancel.hidden = false;
    say(`${WORDS.progress[lang]} ${chosen.name}`);
    check.textContent = (all.length > 1 ? WORDS.checkAll : WORDS.check)[lang];
    try {
      const made = all.length === 1 && (await isCubeFile(chosen)) ? decodeCube(await chosen.arrayBuffer()) : null;
      const read = made ? null : await askHeader(chosen, signal);
      if (!isLatest()) return;
      if (made) say(html`<p>${withCommand(WORDS.made[lang])}${COLON[lang]}${chosen.name}</p>`, ...offers(made));
      if (!read) return;
      terms = termsForm(lang, read, offer);
      const count = all.length > 1 ? html`<p>${all.length} ${WORDS.several[lang]}</p>` : "";
      termsHost.replaceChildren(...(count ? [count] : []), terms.element);
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
    if (isReady) say();
    else alert(faultText({kind: "unmapped", columns: terms?.names ?? []}, lang));
  };
  const read = async () => {
    if (files.length === 0 || !terms) return;
    const reading = terms;
    sql?.end();
    check.hidden = true;
    cancel.hidden = false;
    bar.hidden = false;
    bar.value = 0;
    say(`${WORDS.progress[lang]} ${files.map(({name}) => name).join(COMMA[lang])}`);
    const models = await registry();
    const settings = {...reading.settings(), names: keptNames()};
    running = startImport({files, settings, registry: models}, (part) => (bar.value = part));
    const answer = await running.result;
    running = null;
    cancel.hidden = bar.hidden = true;
    check.hidden = false;
    if (terms !== reading) return;
    if (answer.kind === "done") say(...report(answer.imported, models));
    else alert(failure(answer, files.length > 1 ? files : [], lang));
  };
  const report = ({report: made, cube}: Imported, models: ModelRegistry) => {
    terms?.ask(made.questions);
    return [
      ...importReportView(
        made,
        files.map(({name}) => name),
        lang
      ),
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
    sql = ownSql(cube, lang);
    return [html`<p class="own-actions">${shows}</p>`, sql.element];
  };
  const warehouse = html`<div></div>`;
  const ofWarehouse = async () => {
    try {
      const found = await warehouseUsage();
      const [first, last] = [found?.cube.periods[0], found?.cube.periods.at(-1)];
      if (found && first !== undefined && last !== undefined)
        warehouse.replaceChildren(
          html`<p>${WORDS.warehouse[lang]}${dateText(first)[lang]}${WORDS.to[lang]}${dateText(last)[lang]}</p>`,
          ...(found.currencies.length > 0 ? [html`<p>${unrated(found.currencies)[lang]}</p>`] : []),
          ...offers(found.cube)
        );
    } catch (error) {
      refused(error);
    }
  };
  input.addEventListener("change", () => {
    void choose([...(input.files ?? [])]);
  });
  drop.addEventListener("dragover", (event) => event.preventDefault());
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    void choose([...(event.dataTransfer?.files ?? [])]);
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
  const panel = html<HTMLDetailsElement>`<details id="own-usage" class="explore-section">
    <summary>${WORDS.title[lang]}</summary>
    <p>
      ${paintParts(ABOUT, {lang, source: "Alpha Ledger: limits of this page."}).flatMap((part) => (typeof part === "string" ? withCommand(part) : [part]))}
    </p>
    ${warehouse}${drop}${termsHost}
    <p class="own-actions">${check} ${cancel} ${back} ${bar}</p>
    ${output}
  </details>`;
  panel.addEventListener("toggle", () => void ofWarehouse(), {once: true});
  return panel;
}

/** Costs that stand in several currencies add up to none. */
function unrated(currencies: readonly string[]): Text {
  return {
    en: `Some costs are in ${currencies.join(", ")}, so costs do not add up and are left out here; the Revenue page shows each currency by itself.`,
    zh: `部分成本以 ${currencies.join("、")} 计，成本无法相加，故此处从略；“收入”页按币种分别列示。`
  };
}

function failure(answer: ImportAnswer, files: readonly File[], lang: Lang): string {
  if (answer.kind === "error") return `${WORDS.failed[lang]}${COLON[lang]}${answer.message}`;
  if (answer.kind !== "fault") return WORDS.failed[lang];
  const name = files[answer.file ?? -1]?.name;
  const text = answer.first
    ? `${WORDS.nothing[lang]}${COLON[lang]}${problemText(answer.first, lang)}`
    : faultText(answer.fault, lang);
  return name === undefined ? text : `${name}${COLON[lang]}${text}`;
}

const COMMAND = "npm run ingest";

const MOST_BYTES = printedAs(2e9, "bytes", "2 GB");

const ABOUT: Words = {
  en: say`Exports of gateways, labs, clouds and coding tools, request logs or tables already added up: CSV, TSV, JSON, JSON lines, Parquet, Arrow or .xlsx, also packed as gzip or zip, several at once, up to ten million rows and ${MOST_BYTES}; larger ones by “npm run ingest”, whose cube opens here. Such logs can be inside information: the file is read in this browser, nothing of it leaves, and nothing of it enters a link.`,
  zh: say`网关、实验室、云平台与编程工具的导出，请求日志或已汇总的表：CSV、TSV、JSON、JSON 行、Parquet、Arrow 或 .xlsx，可为 gzip 或 zip 压缩，可多选，最多一千万行、${MOST_BYTES}；更大的文件可用“npm run ingest”处理，所得数据集可在此打开。此类日志可能属于内幕信息：文件只在本浏览器内读取，内容不会离开本机，也不会进入链接。`
};

/** A text in which the command stands as code. */
function withCommand(text: string): readonly (string | Node)[] {
  const [before = "", ...after] = text.split(COMMAND);
  return [before, ...after.flatMap((part) => [html`<code>${COMMAND}</code>`, part])];
}
