import {html} from "npm:htl";
import {select} from "../../inputs/select.js";
import {formatInteger, formatTokens} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import type {Cube} from "../../query/cube/cube.js";
import {readHeader, startImport, type RunningImport} from "../../query/import/client.js";
import type {Imported} from "../../query/import/import.js";
import {faultText, ImportFault, problemText} from "../../query/import/problem.js";
import {missingRole, ROLES, type Mapping, type RoleName} from "../../query/import/roles.js";
import type {ImportAnswer} from "../../query/import/worker.js";
import {numbersIn} from "../number.js";

const WORDS = {
  title: {en: "Bring your own usage", zh: "导入自有用量"},
  about: {
    en: "Request logs, gateway exports (LiteLLM, OpenRouter activity) or tables already added up: CSV, TSV, JSON lines, Parquet or Arrow, up to ten million rows and 2 GB. Such logs can be inside information: the file is read in this browser, nothing of it leaves, and nothing of it enters a link.",
    zh: "请求日志、网关导出（LiteLLM、OpenRouter 活动记录）或已汇总的表：CSV、TSV、JSON 行、Parquet 或 Arrow，最多一千万行、2 GB。此类日志可能属于内幕信息：文件只在本浏览器内读取，内容不会离开本机，也不会进入链接。"
  },
  choose: {en: "Choose a file, or drop one here", zh: "选择文件，或拖放到此处"},
  none: {en: "not used", zh: "不使用"},
  check: {en: "Read the file", zh: "读取文件"},
  cancel: {en: "Cancel", zh: "取消"},
  show: {en: "Show this data in all views", zh: "在各视图中显示"},
  beside: {en: "Show it beside the ledger, by week", zh: "与账本并列显示（按周）"},
  back: {en: "Back to the ledger", zh: "返回账本"},
  progress: {en: "Reading", zh: "正在读取"},
  problems: {en: "Rows left out", zh: "略去的行"},
  unmatched: {
    en: "Names that match no model of the ledger; they are kept under their own names",
    zh: "与账本模型不匹配的名称，按原名保留"
  },
  failed: {en: "The file could not be read", zh: "文件未能读取"},
  nothing: {en: "No row can be used", zh: "没有可用的行"}
} as const satisfies Record<string, Text>;

interface OwnUsageOptions {
  readonly registry: () => Promise<Cube>;
  /** Shows a reader's usage, alone or beside the ledger. */
  readonly onShow: (cube: Cube, isBeside: boolean) => Promise<void>;
  readonly onBack: () => void;
}

/** Reads a reader's own log, says what is in it, and only then offers to show it. */
export function ownUsage(lang: Lang, {registry, onShow, onBack}: OwnUsageOptions): HTMLElement {
  const input = html<HTMLInputElement>`<input type="file" />`;
  const drop = html`<label class="drop">${WORDS.choose[lang]} ${input}</label>`;
  const mappingHost = html`<div class="explore-controls"></div>`;
  const bar = html<HTMLProgressElement>`<progress max="1" hidden></progress>`;
  const output = html`<div aria-live="polite"></div>`;
  const check = button(WORDS.check);
  const cancel = button(WORDS.cancel);
  const back = button(WORDS.back);
  let file: File | null = null;
  let mapping: Mapping = {};
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
    mappingHost.replaceChildren();
    check.hidden = true;
    cancel.hidden = false;
    say(`${WORDS.progress[lang]} ${chosen.name}`);
    try {
      const read = await readHeader(chosen, signal);
      if (!isLatest()) return;
      mapping = read.mapping;
      mappingHost.replaceChildren(...mappingFields(read.header));
      offer();
    } catch (error) {
      if (isLatest()) refused(error);
    } finally {
      if (isLatest()) cancel.hidden = true;
    }
  };
  const mappingFields = (header: readonly string[]) => {
    const columns = header.map((name, i) => [String(i), name] as const);
    return ROLES.map(({name, label}) => {
      const field = select<string>([["", WORDS.none[lang]], ...columns], {
        label: label[lang],
        value: mapping[name] === undefined ? "" : String(mapping[name])
      });
      field.addEventListener("input", () => {
        mapping = withRole(mapping, name, field.value);
        offer();
      });
      return field;
    });
  };
  const offer = () => {
    const missing = missingRole(mapping);
    check.hidden = missing !== null;
    if (missing) alert(faultText({kind: "unmapped", role: missing[lang]}, lang));
    else say();
  };
  const read = async () => {
    if (!file) return;
    check.hidden = true;
    cancel.hidden = false;
    bar.hidden = false;
    bar.value = 0;
    say(`${WORDS.progress[lang]} ${file.name}`);
    running = startImport({file, mapping, registry: await registry()}, (part) => (bar.value = part));
    const answer = await running.result;
    running = null;
    cancel.hidden = bar.hidden = true;
    check.hidden = false;
    if (answer.kind === "done") say(...report(answer.imported));
    else alert(failure(answer, lang));
  };
  const report = (imported: Imported) => {
    const {used, left, problems, unmatched, cube} = imported;
    const shows = ([WORDS.show, WORDS.beside] as const).map((label) => {
      const show = button(label);
      show.addEventListener("click", () => {
        onShow(cube, label === WORDS.beside).then(() => (back.hidden = false), refused);
      });
      return show;
    });
    const span = `${cube.periods[0] ?? ""} – ${cube.periods.at(-1) ?? ""}`;
    const counts = {
      en: `${formatInteger(used, "en")} rows read, ${formatInteger(left, "en")} left out; ${span}.`,
      zh: `读入 ${formatInteger(used, "zh")} 行，略去 ${formatInteger(left, "zh")} 行；${span}。`
    }[lang];
    return [
      html`<p>${counts}</p>`,
      ...listOf(
        WORDS.problems[lang],
        problems.map((p) => problemText(p, lang))
      ),
      ...listOf(
        WORDS.unmatched[lang],
        unmatched.map(([name, tokens]) => `${name}: ${formatTokens(tokens, lang)}`)
      ),
      html`<p>${shows[0]} ${shows[1]}</p>`
    ];
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
    <p>${numbersIn(WORDS.about[lang], {source: "Alpha Ledger: limits of this page."})}</p>
    ${drop}${mappingHost}
    <p>${check} ${cancel} ${back} ${bar}</p>
    ${output}
  </details>`;
}

function withRole(mapping: Mapping, role: RoleName, place: string): Mapping {
  const {[role]: _, ...others} = mapping;
  return place === "" ? others : {...others, [role]: Number(place)};
}

function failure(answer: ImportAnswer, lang: Lang): string {
  if (answer.kind === "error") return `${WORDS.failed[lang]}: ${answer.message}`;
  if (answer.kind !== "fault") return WORDS.failed[lang];
  return answer.first ? `${WORDS.nothing[lang]}: ${problemText(answer.first, lang)}` : faultText(answer.fault, lang);
}

const SHOWN = 50;

function listOf(title: string, items: readonly string[]): HTMLElement[] {
  if (!items.length) return [];
  return [
    html`<details open>
      <summary>${title}: ${items.length}</summary>
      <ul class="own-list">
        ${items.slice(0, SHOWN).map((item) => html`<li>${item}</li>`)}
      </ul>
    </details>`
  ];
}
