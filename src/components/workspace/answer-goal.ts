import {html} from "npm:htl";
import type {CompanyModel} from "../../companies/company.js";
import type {Text} from "../../lib/language.js";
import {COLON, COMMA} from "../../lib/signs.js";
import {solve, type Goal, type Solution} from "../../model/analysis/solve.js";
import {cellsOfLine, lineOf} from "../../model/compile.js";
import {inputRange, outcome} from "../../model/calculate/evaluate.js";
import {cellKey} from "../../workspace/edits.js";
import {drivers} from "../../workspace/answers.js";
import {isPure} from "../../model/unit/unit.js";
import {unitInWords} from "../../model/unit/words.js";
import {numberInWords, parseEntry, sought} from "../../workspace/entry.js";
import {styleOf} from "../../workspace/style.js";
import {lineNumbers, lineQuantity} from "./line-number.js";
import {signed} from "./reverse-valuation.js";
import {numbersIn, TYPED} from "../number.js";
import {paintParts} from "../paint-part.js";
import type {Quantity} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  title: {en: "Which value of an input gives a wanted output?", zh: "某项输入取何值，才能得到目标结果？"},
  input: {en: "Change", zh: "改变"},
  output: {en: "so that", zh: "使"},
  target: {en: "is", zh: "等于"},
  solve: {en: "Solve", zh: "求解"},
  apply: {en: "Put it into my scenario", zh: "写入我的情景"},
  none: {en: "No value within its range does.", zh: "范围内无解。"},
  points: {en: "points in each period", zh: "个百分点（每期）"},
  several: {en: "Several values do; narrow it by hand:", zh: "有多个解，请手动收窄："}
} as const satisfies Record<string, Text>;

/** Furthest a series is multiplied. */
const MOST_TIMES = 10;

/** Goal seek: any input for any single value; says when there is none or more than one. */
export function goalAnswer(workspace: Workspace): HTMLElement {
  const {lang} = workspace;
  const input = html<HTMLSelectElement>`<select></select>`;
  const output = html<HTMLSelectElement>`<select></select>`;
  const target = html<HTMLInputElement>`<input inputmode="decimal" size="8" />`;
  const button = html`<button type="button">${WORDS.solve[lang]}</button>`;
  const foreseen = html`<p class="goal-target figure-note" role="status"></p>`;
  const result = html`<p class="goal-result" role="status"></p>`;
  const style = () => styleOf(workspace.evaluation, lineOf(workspace.model, output.value));
  const foresee = () => {
    const {unit} = lineOf(workspace.model, output.value);
    const words = isPure(unit) ? {en: "", zh: ""} : {en: unitInWords(unit, "en"), zh: unitInWords(unit, "zh")};
    const said = target.value === "" ? "" : sought(target.value, style(), words)[lang];
    foreseen.replaceChildren(...numbersIn(said, {source: TYPED}));
  };
  let filledFor: CompanyModel | null = null;
  const fill = () => {
    result.replaceChildren();
    if (filledFor === workspace.company) return;
    filledFor = workspace.company;
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
    foresee();
  };
  for (const control of [target, output])
    control.addEventListener("input", () => {
      result.replaceChildren();
      foresee();
    });
  button.addEventListener("click", () => {
    const wanted = parseEntry(target.value, style());
    if (!wanted.ok) {
      result.textContent = `${target.value}${COLON[lang]}${wanted.problem[lang]}`;
      return;
    }
    const solution = goalSeek(workspace, input.value, output.value, wanted.value);
    const {unit} = lineNumbers(workspace, output.value);
    const aim = `${workspace.title(output.value)} = ${numberInWords(wanted.value, style(), unit, lang)}`;
    result.replaceChildren(`${aim}${COLON[lang]}`, ...told(workspace, input.value, output.value, solution));
  });
  workspace.onChange(fill);
  const field = (label: Text, element: HTMLElement) =>
    html`<label class="field"><span class="input-label">${label[lang]}</span>${element}</label>`;
  return html`<section class="answer-block" id="goal">
    <h3>${WORDS.title[lang]}</h3>
    <div class="answer-controls">
      ${field(WORDS.input, input)}${field(WORDS.output, output)}${field(WORDS.target, target)}${button}
    </div>
    ${foreseen}${result}
  </section>`;
}

/**
 * A series in per cent is moved by so many points in each period, another multiplied as a whole, a single value set: as
 * far as every period stays within its range.
 */
export function goalSeek(workspace: Workspace, input: string, output: string, target: number): Solution {
  return solve(workspace.evaluation, {input, output: {line: output}, target, ...reach(workspace, input)});
}

/** How an input is moved; the company’s own driver as the first sentence of the page moves it. */
function reach({company, evaluation}: Workspace, input: string): Pick<Goal, "as" | "between"> {
  const {model, values} = evaluation;
  const {reverse} = company;
  if (input === reverse.input) return {as: reverse.as, between: reverse.between};
  const line = lineOf(model, input);
  const cells = cellsOfLine(model, input).filter((cell) => !Number.isNaN(values[cell]));
  const from = (cell: number) => values[cell] as number;
  const ends = (step: (end: number, cell: number) => number): readonly [number, number] => [
    Math.max(...cells.map((cell) => step(inputRange(model, cell)[0], cell))),
    Math.min(...cells.map((cell) => step(inputRange(model, cell)[1], cell)))
  ];
  if (!line.isSeries) return {};
  if (styleOf(evaluation, line).percent) return {as: "shift", between: ends((end, cell) => end - from(cell))};
  if (cells.some((cell) => from(cell) <= 0)) return {as: "scale", between: [0, MOST_TIMES]};
  const [least, most] = ends((end, cell) => end / from(cell));
  return {as: "scale", between: [least, Math.min(most, MOST_TIMES)]};
}

function told(workspace: Workspace, input: string, output: string, solution: Solution): (Node | string)[] {
  const {lang, model} = workspace;
  const {text, element, unit} = lineNumbers(workspace, input);
  const {as} = reach(workspace, input);
  const step = (root: number) =>
    as === "scale"
      ? `× ${root.toPrecision(4)}`
      : as === "shift"
        ? `${signed(100 * root, 2)} ${WORDS.points[lang]}`
        : text(root);
  if (solution.kind === "none")
    return paintParts(unreached(workspace, input, output, solution.reached), {
      lang: workspace.lang,
      source: "worked out by the sheet"
    });
  if (solution.kind === "several") return [`${WORDS.several[lang]} ${solution.roots.map(step).join(COMMA[lang])}`];
  const apply = html`<button type="button" class="linklike">${WORDS.apply[lang]}</button>`;
  const cells = cellsOfLine(model, input).filter((cell) => !Number.isNaN(model.given[cell]));
  apply.addEventListener("click", () =>
    workspace.set(cells.map((cell) => [cellKey(model, cell), solution.evaluation.values[cell] as number] as const))
  );
  const shown =
    as === "shift" || as === "scale" ? step(solution.root) : html`<span>${element(solution.root)} ${unit}</span>`;
  return [html`<strong>${workspace.title(input)} ${shown}</strong>`, " ", apply];
}

/** Why no value does: what the output runs through as the input goes through its range. */
function unreached(
  workspace: Workspace,
  input: string,
  output: string,
  reached: readonly [number, number] | null
): Words {
  if (reached === null) return {en: say`${WORDS.none.en}`, zh: say`${WORDS.none.zh}`};
  const [moving, moved] = [workspace.title(input), workspace.title(output)];
  const [from, to] = reached.map((value) => lineQuantity(workspace.evaluation, output, value)) as [Quantity, Quantity];
  if (from.value === to.value) return {en: say`${moving} does not move ${moved}.`, zh: say`${moving}不影响${moved}。`};
  return {
    en: say`${WORDS.none.en} Over that range ${moved} runs from ${from} to ${to}.`,
    zh: say`${WORDS.none.zh}在其范围内，${moved}介于 ${from} 与 ${to} 之间。`
  };
}
