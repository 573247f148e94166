import {html} from "npm:htl";
import type {ReverseValuation} from "../companies/company.js";
import {lastReported} from "../companies/reverse.js";
import {formatDate} from "../lib/format.js";
import type {Text} from "../lib/language.js";
import type {Solution} from "../model/analysis/solve.js";
import {affected, type Evaluation} from "../model/calculate/evaluate.js";
import {cellAt, cellsOfLine, lineOf} from "../model/compile.js";
import {cellNumber, lineNumbers} from "./line-number.js";
import {periodText} from "./model-number.js";
import {number} from "./number.js";
import type {Workspace} from "./workspace.js";

const NONE: Text = {
  en: "no value of its driver within bounds gives it",
  zh: "驱动因素在合理范围内的任何取值都无法得到"
};

/** "+1.2" or "−1.2". */
export function signed(value: number, digits: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(digits)}`;
}

/** The driver at its solved value, in words. */
function driverWords(workspace: Workspace, root: number): HTMLElement {
  const {lang, company} = workspace;
  const {input, as} = company.reverse;
  const {element, unit} = lineNumbers(workspace, input);
  const name = workspace.title(input);
  const source = "solved by the sheet for the price";
  const step =
    as === "scale"
      ? html`<span>× ${number({value: root, unit: "times", source, text: root.toPrecision(3)})}</span>`
      : as === "shift"
        ? html`<span
            >${number({value: 100 * root, unit: "percentage points", source, text: signed(100 * root, 1)})}
            ${{en: "points", zh: "个百分点"}[lang]}</span
          >`
        : html`<span>${element(root)}${unit && ` ${unit}`}</span>`;
  const isSeries = lineOf(workspace.model, input).isSeries;
  return lang === "zh"
    ? html`<span>“${name}”${isSeries ? "每期" : ""} ${step}</span>`
    : html`<span
        >“${name}”
        ${as === "scale" ? "" : as === "shift" ? "at " : "of "}${step}${isSeries ? " in each period" : ""}</span
      >`;
}

/** Whether the sheet holds a value as a fact, rather than works it out. */
function isStated({model, evaluation}: Workspace, value: number): boolean {
  return model.lines.some(
    ({name, spec}) => spec.type === "fact" && cellsOfLine(model, name).some((cell) => evaluation.values[cell] === value)
  );
}

/** One number read off the solved sheet, with the last reported one or what the same arithmetic gives for it. */
function readWords(
  workspace: Workspace,
  {line: name, period, title}: ReverseValuation["read"][number],
  evaluation: Evaluation
): HTMLElement {
  const {lang} = workspace;
  const {element} = lineNumbers(workspace, name);
  const shown = cellNumber(workspace, name, {period, evaluation});
  const when = period === undefined ? "" : periodText(period, lang);
  const last = period === undefined ? null : lastReported(workspace.evaluation, name);
  const worked =
    last === null || isStated(workspace, last.value) ? "" : {en: ", by the same arithmetic", zh: "，同法推算"}[lang];
  const ago =
    last === null
      ? ""
      : {
          en: html`<span> (${element(last.value)} in ${periodText(last.period, lang)}${worked})</span>`,
          zh: html`<span>（${periodText(last.period, lang)}为 ${element(last.value)}${worked}）</span>`
        }[lang];
  return lang === "zh"
    ? html`<span>${when}${title.zh} ${shown}${ago}</span>`
    : html`<span>${title.en} of ${shown}${when && ` in ${when}`}${ago}</span>`;
}

/** What the price asks of the company’s own driver, what follows from it, and what is assumed alongside. */
export function reverseSentence(workspace: Workspace, solution: Solution | null): HTMLElement {
  const {lang, company, model, state} = workspace;
  const {input, read} = company.reverse;
  const day = html`<time datetime=${company.valuedOn}>${formatDate(company.valuedOn, lang)}</time>`;
  const isOwn = Object.hasOwn(state.edits, company.headline.price);
  const price = isOwn
    ? html`<span>${{en: "Your price", zh: "您填入的股价"}[lang]}</span>`
    : lang === "zh"
      ? html`<span>${day}的股价</span>`
      : html`<span>The price of ${day}</span>`;
  if (solution?.kind !== "one")
    return lang === "zh" ? html`<span>${price}：${NONE.zh}。</span>` : html`<span>${price}: ${NONE.en}.</span>`;
  const moved = new Set([...cellsOfLine(model, input), ...affected(model, cellsOfLine(model, input))]);
  const [solved, given] = [true, false].map((isMoved) =>
    read
      .filter(({line, period}) => moved.has(cellAt(model, line, period)) === isMoved)
      .map((part, i, all) => {
        const join = i === 0 ? "" : {en: i === all.length - 1 ? " and " : ", ", zh: "、"}[lang];
        return html`<span>${join}${readWords(workspace, part, solution.evaluation)}</span>`;
      })
  ) as [HTMLElement[], HTMLElement[]];
  const driver = driverWords(workspace, solution.root);
  if (lang === "zh")
    return html`<span
      >${price}要求${driver}，即${solved}${given.length ? html`<span>；所设前提为${given}</span>` : ""}。</span
    >`;
  return html`<span
    >${price} asks for ${driver}: ${solved}${given.length ? html`<span>, with ${given} as assumed</span>` : ""}.</span
  >`;
}
