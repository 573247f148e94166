import {html} from "npm:htl";
import {drawnValuesChart} from "../../charts/drawn-values.js";
import {titleOfLine} from "../../companies/company.js";
import {formatInteger, formatShare} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {COLON, COMMA} from "../../lib/signs.js";
import {outcome} from "../../model/calculate/evaluate.js";
import {drivers, opinions} from "../../workspace/answers.js";
import {count, printedAs, share} from "../../words/quantity.js";
import {say, type Part, type Words} from "../../words/say.js";
import {figure} from "../figure.js";
import {lineNumbers} from "./line-number.js";
import {modelSource} from "./live-answer.js";
import {paintParts} from "../paint-part.js";
import type {SimulationReport, SimulationTask} from "./simulation-worker.js";
import type {Workspace} from "./workspace.js";
import {workerAddress} from "../../lib/trusted-types.js";

const WORDS = {
  summary: {
    en: "Draw every input at random (opinions: closed until asked for)",
    zh: "对全部输入随机抽样（分布属主观判断，按需展开）"
  },
  seed: {en: "Seed", zh: "随机种子"},
  draws: {en: "Draws", zh: "抽样次数"},
  run: {en: "Run", zh: "运行"},
  cancel: {en: "Cancel", zh: "取消"},
  cancelled: {en: "Cancelled", zh: "已取消"},
  done: {en: "draws done", zh: "次已完成"},
  stale: {en: "The inputs changed since: run again", zh: "输入已变，请重新运行"},
  quantile: {en: "Quantile", zh: "分位"},
  value: {en: "Value", zh: "估值"}
} as const satisfies Record<string, Text>;

const WIDTH = 0.2;
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95];

/** What the sheet gives when every input is drawn: in a worker, with progress, cancel, seed and quantiles. */
export function drawsAnswer(workspace: Workspace): HTMLElement {
  const {lang} = workspace;
  const seed = html<HTMLInputElement>`<input type="number" min="0" max="4294967295" value="2026" />`;
  const draws = html<HTMLInputElement>`<input type="number" min="1000" max="1000000" step="1000" value="20000" />`;
  const run = html<HTMLButtonElement>`<button type="button">${WORDS.run[lang]}</button>`;
  const cancel = html<HTMLButtonElement>`<button type="button" disabled>${WORDS.cancel[lang]}</button>`;
  const bar = html<HTMLProgressElement>`<progress max="1" value="0"></progress>`;
  const status = html`<span role="status"></span>`;
  const result = html`<div class="draws-result"></div>`;
  let worker: Worker | null = null;
  let ranOn: unknown = null;

  const stop = (text: string) => {
    worker?.terminate();
    worker = null;
    run.disabled = false;
    cancel.disabled = true;
    status.textContent = text;
  };
  const show = (report: SimulationReport, count: number) => {
    if (report.type === "progress") {
      bar.value = report.done / count;
      status.textContent = `${formatInteger(report.done, lang)} ${WORDS.done[lang]}`;
    } else if (report.type === "failed") {
      stop("");
      result.replaceChildren(html`<p class="error" lang="en">${report.message}</p>`);
    } else {
      stop(`${formatInteger(count, lang)} ${WORDS.done[lang]}`);
      result.replaceChildren(drawsFigure(workspace, report, Number(seed.value)));
    }
  };
  run.addEventListener("click", () => {
    const task = taskOf(workspace, Number(seed.value), Number(draws.value));
    ranOn = workspace.state;
    worker = new Worker(workerAddress(import.meta.resolve("./simulation-worker.js")), {type: "module"});
    worker.addEventListener("message", ({data}: MessageEvent<SimulationReport>) => show(data, task.simulation.draws));
    worker.addEventListener("error", ({message}) => show({type: "failed", message}, task.simulation.draws));
    run.disabled = true;
    cancel.disabled = false;
    bar.value = 0;
    worker.postMessage(task);
  });
  cancel.addEventListener("click", () => stop(WORDS.cancelled[lang]));
  workspace.onChange(() => {
    if (worker) stop(WORDS.cancelled[lang]);
    if (ranOn !== null && ranOn !== workspace.state) status.textContent = WORDS.stale[lang];
  });
  const field = (label: Text, input: HTMLElement) =>
    html`<label class="field"><span class="input-label">${label[lang]}</span>${input}</label>`;
  return html`<details class="answer-block" id="draws">
    <summary>${WORDS.summary[lang]}</summary>
    <p class="figure-note">${paintParts(NOTE, {lang, source: "Alpha Ledger: how draws are made."})}</p>
    <div class="answer-controls">
      ${field(WORDS.seed, seed)}${field(WORDS.draws, draws)}${run}${cancel}${bar}${status}
    </div>
    ${result}
  </details>`;
}

const SPREAD = share(WIDTH, 0);

const NOTE: Words = {
  en: say`No one knows these distributions. Where an input states none, it is drawn from a triangle between ${SPREAD} below and ${SPREAD} above its value, within its range, independently of the others; a series moves as a whole.`,
  zh: say`没有人知道这些分布。未注明分布的输入，在其数值上下 ${SPREAD}（不超出其范围）之间按三角分布独立抽取；时间序列整体变动。`
};

/** Value per share with every driver drawn. */
export function taskOf(workspace: Workspace, seed: number, draws: number): SimulationTask {
  const {company, evaluation, overrides} = workspace;
  const output = {line: company.headline.value};
  const inputs = opinions(evaluation, drivers(evaluation, output), WIDTH);
  return {sheet: company.sheet, overrides, simulation: {seed, draws, inputs, outputs: [output]}};
}

/** What draws came to. */
type Drawn = SimulationReport & {readonly type: "done"};

/** How many inputs are named by their part of the variance. */
const MOST_NAMED = 5;

/** Whose part of the variance is how large, the largest first, and how many draws gave no number. */
function contributionWords({company}: Workspace, {contributions, failed}: Drawn): Words {
  const listed = (lang: Lang): Part[] =>
    contributions
      .slice(0, MOST_NAMED)
      .flatMap(({input, share: part}, i) => [
        `${i > 0 ? COMMA[lang] : ""}${titleOfLine(company, input)[lang]} `,
        share(part, 0)
      ]);
  const without = count(failed, "draws");
  return {
    en: say`Share of variance: ${listed("en")}.${failed > 0 ? say` Of the draws ${without} gave no number.` : []}`,
    zh: say`方差贡献：${listed("zh")}。${failed > 0 ? say`${without} 次抽样无结果。` : []}`
  };
}

function drawsFigure(workspace: Workspace, report: Drawn, seed: number): HTMLElement {
  const {lang, company, evaluation} = workspace;
  const {sorted} = report;
  const {text, unit, quantity} = lineNumbers(workspace, company.headline.value);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  const [low, high] = [quantity(at(0.25)), quantity(at(0.75))];
  const price = outcome(evaluation, company.headline.price);
  const percent = (share: number) => formatShare(share, lang, 0);
  const above = price.ok ? sorted.filter((v) => v > price.value).length / sorted.length : NaN;
  const rows = QUANTILES.map((share) => ({share, value: at(share)}));
  return figure({
    name: "drawn-values",
    lang,
    title: price.ok
      ? {
          en: say`${share(above, 0)} of draws lie above the price; half lie between ${low} and ${high}`,
          zh: say`${share(above, 0)} 的抽样高于股价；半数落在 ${low} 至 ${high} 之间`
        }
      : {
          en: say`Half of all draws lie between ${low} and ${high}`,
          zh: say`半数抽样落在 ${low} 至 ${high} 之间`
        },
    measure: {
      en: say`Value per share, ${unit}, in ${count(sorted.length, "draws")} draws, seed ${printedAs(seed, "1", String(seed))}; share of draws by value, tails of half a per cent left out`,
      zh: say`每股价值（${unit}），${count(sorted.length, "draws")} 次抽样，种子 ${printedAs(seed, "1", String(seed))}；各区间的抽样占比，两端各千分之五未画出`
    },
    draw: (width) =>
      drawnValuesChart(
        {
          sorted,
          marks: [
            ...[0.05, 0.5, 0.95].map((share) => ({
              value: at(share),
              label: `${percent(share)}${COLON[lang]}${text(at(share))}`
            })),
            ...(price.ok
              ? [
                  {
                    value: price.value,
                    label: `${{en: "Price", zh: "股价"}[lang]} ${text(price.value)}`,
                    isReference: true
                  }
                ]
              : [])
          ]
        },
        {lang, width}
      ),
    columns: [
      {
        key: "quantile",
        head: WORDS.quantile[lang],
        unit: "share of draws below",
        value: (r) => r.share,
        text: (r) => percent(r.share)
      },
      {key: "value", head: WORDS.value[lang], unit, value: (r) => r.value, text: (r) => text(r.value)}
    ],
    rows,
    note: contributionWords(workspace, report),
    source: modelSource(workspace)
  });
}
