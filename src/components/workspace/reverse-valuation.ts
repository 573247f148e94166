import {html} from "npm:htl";
import type {ReverseValuation} from "../../companies/company.js";
import {lastReported} from "../../companies/reverse.js";
import type {Solution} from "../../model/analysis/solve.js";
import {affected, type Evaluation} from "../../model/calculate/evaluate.js";
import {cellAt, cellsOfLine, lineOf} from "../../model/compile.js";
import {cellNumber, lineNumbers} from "./line-number.js";
import {periodName} from "../../words/period.js";
import {numberElement} from "../number.js";
import type {Workspace} from "./workspace.js";

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
      ? html`<span>× ${numberElement({value: root, unit: "times", source, text: root.toPrecision(3)})}</span>`
      : as === "shift"
        ? html`<span
            >${numberElement({value: 100 * root, unit: "percentage points", source, text: signed(100 * root, 1)})}
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
  const when = period === undefined ? "" : periodName(period)[lang];
  const last = period === undefined ? null : lastReported(workspace.evaluation, name);
  const worked = last === null || isStated(workspace, last.value) ? "" : {en: ", worked out", zh: "，推算"}[lang];
  const ago =
    last === null
      ? ""
      : {
          en: html`<span> (${element(last.value)} in ${periodName(last.period).en}${worked})</span>`,
          zh: html`<span>（${periodName(last.period).zh}为 ${element(last.value)}${worked}）</span>`
        }[lang];
  return lang === "zh"
    ? html`<span>${when}${title.zh} ${shown}${ago}</span>`
    : html`<span>${title.en} of ${shown}${when && ` in ${when}`}${ago}</span>`;
}

/**
 * What the price asks for beside what the lead says: the company’s own driver, what else follows from it, and what is
 * assumed alongside; nothing where no value of the driver gives the price, which the lead says.
 */
export function reverseSentence(workspace: Workspace, solution: Solution | null): HTMLElement | null {
  const {lang, company, model} = workspace;
  const {input, read} = company.reverse;
  if (solution?.kind !== "one") return null;
  const moved = new Set([...cellsOfLine(model, input), ...affected(model, cellsOfLine(model, input))]);
  // The first is what the lead says the market pays for.
  const [solved, given] = [true, false].map((isMoved) =>
    read
      .slice(1)
      .filter(({line, period}) => moved.has(cellAt(model, line, period)) === isMoved)
      .map((part, i, all) => {
        const join = i === 0 ? "" : {en: i === all.length - 1 ? " and " : ", ", zh: "、"}[lang];
        return html`<span>${join}${readWords(workspace, part, solution.evaluation)}</span>`;
      })
  ) as [HTMLElement[], HTMLElement[]];
  const driver = driverWords(workspace, solution.root);
  const [follows, assumed] = [solved.length > 0, given.length > 0];
  if (lang === "zh")
    return html`<span
      >这要求${driver}${follows ? html`<span>，即${solved}</span>` : ""}${assumed ? html`<span>；所设前提为${given}</span>` : ""}。</span
    >`;
  return html`<span
    >That takes
    ${driver}${follows ? html`<span>: ${solved}</span>` : ""}${assumed ? html`<span>, with ${given} as assumed</span>` : ""}.</span
  >`;
}
