import {html} from "npm:htl";
import type {Text} from "../lib/language.js";
import {solve, type Solution} from "../model/analysis/solve.js";
import {cellsOfLine, lineOf} from "../model/compile.js";
import {outcome} from "../model/calculate/evaluate.js";
import {cellKey} from "../model/workspace/edits.js";
import {drivers} from "../model/workspace/answers.js";
import {parseEntry} from "../model/workspace/entry.js";
import {lineNumbers} from "./line-number.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  title: {en: "Which value of an input gives a wanted output?", zh: "某项输入取何值，才能得到目标结果？"},
  input: {en: "Change", zh: "改变"},
  output: {en: "so that", zh: "使"},
  target: {en: "is", zh: "等于"},
  solve: {en: "Solve", zh: "求解"},
  apply: {en: "Put it into my scenario", zh: "写入我的情景"},
  none: {en: "No value within bounds does.", zh: "范围内无解。"},
  several: {en: "Several values do; narrow it by hand:", zh: "有多个解，请手动收窄："},
  number: {en: "expected a number, such as 42 or 8%", zh: "应为数字，如 42 或 8%"}
} as const satisfies Record<string, Text>;

/** Goal seek: any input for any single value; says when there is none or more than one. */
export function goalAnswer(workspace: Workspace): HTMLElement {
  const {lang} = workspace;
  const input = html<HTMLSelectElement>`<select></select>`;
  const output = html<HTMLSelectElement>`<select></select>`;
  const target = html<HTMLInputElement>`<input inputmode="decimal" size="8" />`;
  const button = html`<button type="button">${WORDS.solve[lang]}</button>`;
  const result = html`<p class="goal-result" role="status"></p>`;
  let entity = "";
  const fill = () => {
    result.replaceChildren();
    if (entity === workspace.company.entity) return;
    entity = workspace.company.entity;
    const {company, model, evaluation} = workspace;
    const {value, price, expectedReturn} = company.headline;
    const singles = model.lines
      .filter(({spec, isSeries}) => spec.type === "formula" && !isSeries)
      .map(({name}) => name);
    const outputs = [value, expectedReturn, ...singles.filter((name) => name !== value && name !== expectedReturn)];
    const options = (names: readonly string[]) =>
      names.map((name) => html`<option value=${name}>${workspace.title(name)}</option>`);
    output.replaceChildren(...options(outputs));
    input.replaceChildren(...options(drivers(evaluation, {line: value})));
    const today = outcome(evaluation, price);
    target.value = today.ok ? String(today.value) : "";
  };
  button.addEventListener("click", () => {
    const wanted = parseEntry(target.value);
    if (wanted === null) {
      result.textContent = `${target.value}: ${WORDS.number[lang]}`;
      return;
    }
    result.replaceChildren(...told(workspace, input.value, goalSeek(workspace, input.value, output.value, wanted)));
  });
  workspace.onChange(fill);
  const field = (label: Text, element: HTMLElement) =>
    html`<label class="field"><span class="input-label">${label[lang]}</span>${element}</label>`;
  return html`<section class="answer-block" id="goal">
    <h3>${WORDS.title[lang]}</h3>
    <div class="answer-controls">
      ${field(WORDS.input, input)}${field(WORDS.output, output)}${field(WORDS.target, target)}${button}
    </div>
    ${result}
  </section>`;
}

/** A series is multiplied as a whole, from nothing to five times; a single value moves within its range. */
export function goalSeek({evaluation}: Workspace, input: string, output: string, target: number): Solution {
  const {isSeries, spec} = lineOf(evaluation.model, input);
  const goal = {input, output: {line: output}, target};
  if (isSeries) return solve(evaluation, {...goal, as: "scale", between: [0, 5]});
  if (spec.type === "input" && spec.range) return solve(evaluation, goal);
  return solve(evaluation, {...goal, as: "scale", between: [0, 10]});
}

function told(workspace: Workspace, input: string, solution: Solution): (Node | string)[] {
  const {lang, model} = workspace;
  const {isSeries} = lineOf(model, input);
  const {text, element, unit} = lineNumbers(workspace, input);
  const factor = (root: number) => `× ${root.toPrecision(4)}`;
  if (solution.kind === "none") return [WORDS.none[lang], html` <span lang="en">${solution.message}</span>`];
  if (solution.kind === "several")
    return [
      `${WORDS.several[lang]} ${solution.roots.map((root) => (isSeries ? factor(root) : text(root))).join(", ")}`
    ];
  const apply = html`<button type="button" class="linklike">${WORDS.apply[lang]}</button>`;
  const cells = cellsOfLine(model, input).filter((cell) => !Number.isNaN(model.given[cell]));
  apply.addEventListener("click", () =>
    workspace.set(cells.map((cell) => [cellKey(model, cell), solution.evaluation.values[cell] as number] as const))
  );
  const shown = isSeries ? factor(solution.root) : html`<span>${element(solution.root)} ${unit}</span>`;
  return [html`<strong>${workspace.title(input)} ${shown}</strong>`, " ", apply];
}
