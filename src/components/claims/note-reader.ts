import {html} from "npm:htl";
import {formatInteger} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {parseIsoDate} from "../../lib/dates.js";
import {reasonOf} from "../../lib/reason-of.js";
import {COLON, inBrackets} from "../../lib/signs.js";
import {Stopped, stoppedText} from "../../lib/stopped.js";
import {runInWorker} from "../../lib/worker-task.js";
import type {Confirmed} from "../../inputs/note-claim.js";
import {METRIC, METRICS, type Metric} from "../../query/note/metrics.js";
import {pairsOf, type ProposedPair} from "../../query/note/pairs.js";
import {MOST_PROPOSALS, proposalsIn} from "../../query/note/proposals.js";
import {cancelButton} from "../cancel-button.js";
import {labelledField} from "../labelled-field.js";
import {numberElement, numbersIn, TYPED} from "../number.js";
import {workerAddress} from "../../lib/trusted-types.js";

/** Most bytes of a file that is read, and seconds after which it is given up. */
const MOST_BYTES = 30_000_000;
const PATIENCE_SECONDS = 60;

const WORDS = {
  text: {en: "Text of a note", zh: "研报正文"},
  file: {en: "or its PDF or text file", zh: "或其 PDF、文本文件"},
  find: {en: "Find checkable sentences", zh: "查找可检验的句子"},
  reading: {en: "Reading …", zh: "正在读取……"},
  none: {en: "No checkable sentence was found in it.", zh: "其中没有找到可检验的句子。"},
  metric: {en: "What it measures", zh: "衡量指标"},
  week: {en: "Week of (empty: the last whole one)", zh: "所指之周（留空即最近完整周）"},
  decidedOn: {en: "Open until (empty: decided at once)", zh: "在此日之前悬而未决（留空即可判定）"},
  bases: {en: "Bases", zh: "口径"},
  noBasis: {en: "no query is proposed: you write it", zh: "没有建议的查询，须自行填写"},
  confirm: {en: "Confirm and take over", zh: "确认并采用"},
  taken: {en: "Taken over below.", zh: "已采用，见下文。"},
  tooLarge: {en: "is too large; expected at most 30 MB", zh: "过大，最多 30 MB"},
  noPdf: {
    en: "cannot be read; expected a PDF with text in it, no scan and no password",
    zh: "无法读取；应为含文字的 PDF，而非扫描件，且没有密码"
  }
} as const satisfies Record<string, Text>;

/** Told of each sentence that a reader confirmed, and what of it. */
type TakeClaim = (pair: ProposedPair, confirmed: Confirmed) => void;

/**
 * Finds checkable sentences in a note that a reader pastes or opens; nothing leaves the browser. Each becomes a claim once the
 * reader has confirmed what it measures and when, and none is judged before.
 */
export function noteReader(lang: Lang, take: TakeClaim): HTMLElement {
  const text = html<HTMLTextAreaElement>`<textarea rows="6"></textarea>`;
  const file = html<HTMLInputElement>`<input type="file" accept=".pdf,.txt,.md,text/plain" />`;
  const find = html<HTMLButtonElement>`<button type="button" class="primary">${WORDS.find[lang]}</button>`;
  const cancel = cancelButton(lang);
  const output = html`<div class="note-claims" aria-live="polite"></div>`;
  const propose = () => {
    try {
      output.replaceChildren(proposalList(pairsOf(proposalsIn(text.value)), lang, take));
    } catch (error) {
      output.replaceChildren(problem(reasonOf(error)));
    }
  };
  find.addEventListener("click", propose);
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    output.replaceChildren(WORDS.reading[lang]);
    void cancel
      .during((signal) => fileText(chosen, signal, lang))
      .then((read) => {
        text.value = read;
        propose();
      })
      .catch((error: unknown) => {
        output.replaceChildren(
          problem(
            error instanceof Stopped
              ? stoppedText(error, lang)
              : `${chosen.name}${COLON[lang]}${(error as Error).message}`
          )
        );
      })
      .finally(() => {
        file.value = "";
      });
  });
  return html`<div class="own-claim">
    <label class="field"><span class="input-label">${WORDS.text[lang]}</span>${text}</label>
    <label class="field"><span class="input-label">${WORDS.file[lang]}</span>${file}</label>
    <div class="sql-actions">
      <div class="sql-run">${find}</div>
      ${cancel.element}
    </div>
    ${output}
  </div>`;
}

async function fileText(file: File, signal: AbortSignal, lang: Lang): Promise<string> {
  if (file.size > MOST_BYTES) throw new Error(WORDS.tooLarge[lang]);
  if (!/\.pdf$/i.test(file.name)) return file.text();
  const worker = new Worker(workerAddress(import.meta.resolve("./pdf-worker.js")), {type: "module"});
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = await runInWorker<string>(worker, bytes, {seconds: PATIENCE_SECONDS, signal}).catch((error: unknown) => {
    if (error instanceof Stopped) throw error;
    throw new Error(`${WORDS.noPdf[lang]}${inBrackets((error as Error).message, lang)}`, {cause: error});
  });
  if (read.trim() === "") throw new Error(WORDS.noPdf[lang]);
  return read;
}

function proposalList(found: readonly ProposedPair[], lang: Lang, take: TakeClaim): HTMLElement {
  if (found.length === 0) return html`<p class="empty">${WORDS.none[lang]}</p>`;
  const n = numberElement({
    value: found.length,
    unit: "sentences",
    source: TYPED,
    text: formatInteger(found.length, lang)
  });
  const most = found.length < MOST_PROPOSALS ? "" : {en: ", the most that are listed", zh: "，已达上限"}[lang];
  return html`<div>
    <p>
      ${lang === "en" ? html`${n} sentences that data could bear out or not${most}:` : html`可由数据检验的句子 ${n} 条${most}：`}
    </p>
    <ol>
      ${found.map((proposal) => proposalItem(proposal, lang, take))}
    </ol>
  </div>`;
}

function proposalItem(pair: ProposedPair, lang: Lang, take: TakeClaim): HTMLElement {
  const metric = html<HTMLSelectElement>`<select>
    ${METRICS.map((key) => html`<option value=${key} selected=${key === pair.metric}>${METRIC[key].name[lang]}</option>`)}
  </select>`;
  const week = html<HTMLInputElement>`<input type="date" value=${pair.scope.week ?? ""} />`;
  const decidedOn = html<HTMLInputElement>`<input type="date" value=${pair.decidedOn ?? ""} />`;
  const bases = html`<div class="note-bases"></div>`;
  const dayOf = ({value}: HTMLInputElement) => (parseIsoDate(value) === null ? null : value);
  const confirmed = (): Confirmed => ({
    metric: metric.value as Metric,
    week: dayOf(week),
    decidedOn: dayOf(decidedOn),
    left: [...bases.querySelectorAll("input")].flatMap(({checked}, i) => (checked ? [] : [i]))
  });
  const tellBases = () => {
    const named = METRIC[metric.value as Metric].bases({...pair.scope, week: dayOf(week)});
    bases.replaceChildren(
      html`<span class="input-label">${WORDS.bases[lang]}</span>`,
      ...(named.length === 0
        ? [WORDS.noBasis[lang]]
        : named.map(({name}) => html`<label><input type="checkbox" checked /> ${name[lang]}</label>`))
    );
  };
  for (const control of [metric, week]) control.addEventListener("input", tellBases);
  tellBases();
  const confirm = html<HTMLButtonElement>`<button type="button">${WORDS.confirm[lang]}</button>`;
  confirm.addEventListener("click", () => {
    take(pair, confirmed());
    confirm.disabled = true;
    confirm.textContent = WORDS.taken[lang];
  });
  const field = (name: "metric" | "week" | "decidedOn", control: HTMLElement) =>
    labelledField(WORDS[name][lang], control);
  const said = [pair.sentence, ...(pair.other === null ? [] : [pair.other])];
  return html`<li>
    ${said.map((sentence) => html`<p>${numbersIn(sentence, {source: TYPED})}</p>`)}
    <div class="own-criterion">${field("metric", metric)}${field("week", week)}${field("decidedOn", decidedOn)}</div>
    ${bases} ${confirm}
  </li>`;
}

function problem(message: string): HTMLElement {
  return html`<p class="sql-error" role="alert">${message}</p>`;
}
