import {html} from "npm:htl";
import type {Text} from "../../lib/language.js";
import type {Axis} from "../../model/analysis/axis.js";
import {oneWayTable, twoWayTable} from "../../model/analysis/table.js";
import {tornado} from "../../model/analysis/tornado.js";
import {cellsOfLine, lineOf} from "../../model/compile.js";
import type {Outcome} from "../../model/calculate/evaluate.js";
import {drivers} from "../../workspace/answers.js";
import {axisFor, holdable, showable} from "../../workspace/axes.js";
import type {WorkspaceView} from "../../workspace/state.js";
import {reachedSwings} from "../../workspace/swings.js";
import {axisControls} from "./axis-controls.js";
import {lineNumbers} from "./line-number.js";
import {outcomeText} from "./model-number.js";
import {numberElement} from "../number.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  moving: {en: " while inputs move", zh: "随输入变动"},
  rows: {en: "Down", zh: "纵向"},
  columns: {en: "Across", zh: "横向"},
  shown: {en: "Shows", zh: "显示"},
  one: {en: "One input", zh: "单一输入"},
  two: {en: "Two inputs", zh: "两项输入"},
  quick: {en: "Discount rate × terminal growth", zh: "折现率 × 永续增长率"},
  note: {
    en: "The outlined cell is what the sheet holds now; a series is moved as a whole, by the factor or amount shown; a worked-out line is held at each step, whatever its formula gives. Without a step of yours or of its line an input goes by tenths of itself, at zero by tenths of its range.",
    zh: "加框格为模型当前值；时间序列按所示倍数或幅度整体变动；计算项固定于各步取值，不随其公式变化。未设步长的输入按自身的十分之一变动，取值为零时按其范围的十分之一变动。"
  },
  returned: {en: "Twelve-month return", zh: "十二个月回报"}
} as const satisfies Record<string, Text>;

/** One- and two-way tables of any line on any pair of inputs or worked-out lines, the cell of the base marked. */
export function tablesAnswer(workspace: Workspace): HTMLElement {
  const {lang} = workspace;
  const rows = axisControls(workspace, "rows", WORDS.rows);
  const columns = axisControls(workspace, "columns", WORDS.columns);
  const shown = html<HTMLSelectElement>`<select></select>`;
  shown.addEventListener("change", () => {
    const {output: _, ...view} = workspace.state.view;
    const isUsual = shown.value === workspace.company.headline.value;
    workspace.go({view: isUsual ? view : {...view, output: shown.value}});
  });
  const quick = html<HTMLButtonElement>`<button type="button">${WORDS.quick[lang]}</button>`;
  quick.addEventListener("click", () => {
    const pair = discountAndGrowth(workspace);
    if (pair) workspace.go({view: {...workspace.state.view, ...pair}});
  });
  const title = html`<h3></h3>`;
  const two = html`<div class="table-scroll" tabindex="0"></div>`;
  const one = html`<div class="table-scroll" tabindex="0"></div>`;
  workspace.onChange(() => {
    const {line} = output(workspace);
    const [across, down] = chosenPair(workspace, drivers(workspace.evaluation, {line}));
    rows.show(down, across, line);
    columns.show(across, down, line);
    title.textContent = workspace.title(line) + WORDS.moving[lang];
    shown.replaceChildren(
      ...showable(workspace.model).map(
        (name) => html`<option value=${name} selected=${name === line}>${workspace.title(name)}</option>`
      )
    );
    quick.hidden = discountAndGrowth(workspace) === null;
    two.replaceChildren(down && across ? twoWay(workspace, down, across) : "");
    one.replaceChildren(down ? oneWay(workspace, down) : "");
  });
  return html`<section class="answer-block" id="tables">
    ${title}
    <div class="answer-controls">
      ${rows.element}${columns.element}<label class="field"
        ><span class="input-label">${WORDS.shown[lang]}</span>${shown}</label
      >${quick}
    </div>
    <div class="columns">
      <div>
        <h4>${WORDS.two[lang]}</h4>
        ${two}
      </div>
      <div>
        <h4>${WORDS.one[lang]}</h4>
        ${one}
      </div>
    </div>
    <p class="figure-note">${WORDS.note[lang]}</p>
  </section>`;
}

function output({company, state}: Workspace): {line: string} {
  return {line: state.view.output ?? company.headline.value};
}

/** The table of valuations: the rate that discounts down, terminal growth across; null where the model has no such pair. */
function discountAndGrowth({evaluation, company, model}: Workspace): WorkspaceView | null {
  const at = {line: company.headline.value};
  const names = [...drivers(evaluation, at), ...holdable(evaluation, at)].filter(
    (name) => !lineOf(model, name).isSeries
  );
  const rate = /(^|_)(wacc|discount_rate|cost_of_capital|cost_of_equity)$/;
  const rows = names.find((name) => rate.test(name));
  const columns = names.find((name) => /(terminal|perpetual|perpetuity|long)_growth/.test(name));
  return rows && columns ? {rows, columns, rowStep: "0.01", columnStep: "0.005"} : null;
}

/** What a reader chose, or else the two inputs that matter most. */
function chosenPair(
  workspace: Workspace,
  inputs: readonly string[]
): [across: string | undefined, down: string | undefined] {
  const {evaluation, state} = workspace;
  const {rows, columns} = state.view;
  if (rows && columns && rows !== columns) return [columns, rows];
  const at = output(workspace);
  const ranked = tornado(evaluation, reachedSwings(evaluation, at), at).bars;
  const free = [...ranked.map(({input}) => input), ...inputs].filter((input) => input !== rows && input !== columns);
  const down = rows ?? free[0];
  return [columns !== undefined && columns !== down ? columns : free.find((input) => input !== down), down];
}

function axisOf(workspace: Workspace, key: "rows" | "columns", line: string): Axis {
  const {evaluation, state} = workspace;
  const step = state.view[key] === line ? state.view[key === "rows" ? "rowStep" : "columnStep"] : undefined;
  return axisFor(evaluation, line, step === undefined ? null : Number(step));
}

/** What a step of an axis is called: the input's value, or for a series the factor or what it is moved by. */
function stepText(workspace: Workspace, {input, as}: Axis, step: number): HTMLElement {
  const {model, evaluation} = workspace;
  const {element} = lineNumbers(workspace, input);
  if (as !== "scale") return html`<span>${as === "shift" && step > 0 ? "+" : ""}${element(step)}</span>`;
  if (lineOf(model, input).isSeries)
    return numberElement({
      value: step,
      unit: "×",
      source: "Alpha Ledger: the steps of the table.",
      text: `× ${step.toFixed(Number.isInteger(Math.round(step * 1000) / 100) ? 1 : 2)}`
    });
  const [cell = 0] = cellsOfLine(model, input);
  return element((evaluation.values[cell] as number) * step);
}

function outcomeCell(workspace: Workspace, line: string, worth: Outcome | undefined, isBase: boolean): HTMLElement {
  const {element, style} = lineNumbers(workspace, line);
  const shown = worth?.ok ? element(worth.value) : worth ? outcomeText(worth, style, workspace.lang) : "";
  return html`<td class=${`number${isBase ? " base" : ""}${worth?.ok ? "" : " error"}`}>${shown}</td>`;
}

function twoWay(workspace: Workspace, rows: string, columns: string): HTMLElement {
  const {evaluation} = workspace;
  const at = output(workspace);
  const table = twoWayTable(evaluation, axisOf(workspace, "rows", rows), axisOf(workspace, "columns", columns), at);
  return html`<table class="sensitivity">
    <thead>
      <tr>
        <th scope="col">${workspace.title(rows)} ↓ ${workspace.title(columns)} →</th>
        ${table.columns.steps.map((s) => html`<th scope="col" class="number">${stepText(workspace, table.columns, s)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${table.cells.map(
        (cells, i) =>
          html`<tr>
            <th scope="row">${stepText(workspace, table.rows, table.rows.steps[i] ?? 1)}</th>
            ${cells.map((cell, j) => outcomeCell(workspace, at.line, cell, i === table.base[0] && j === table.base[1]))}
          </tr>`
      )}
    </tbody>
  </table>`;
}

function oneWay(workspace: Workspace, input: string): HTMLElement {
  const {evaluation, company, lang} = workspace;
  const lines = [output(workspace).line, company.headline.expectedReturn];
  const table = oneWayTable(
    evaluation,
    axisOf(workspace, "rows", input),
    lines.map((line) => ({line}))
  );
  return html`<table class="sensitivity">
    <thead>
      <tr>
        <th scope="col">${workspace.title(input)}</th>
        <th scope="col" class="number">${workspace.title(output(workspace).line)}</th>
        <th scope="col" class="number">${WORDS.returned[lang]}</th>
      </tr>
    </thead>
    <tbody>
      ${table.rows.map(
        (outcomes, i) =>
          html`<tr>
            <th scope="row">${stepText(workspace, table.axis, table.axis.steps[i] ?? 1)}</th>
            ${lines.map((line, k) => outcomeCell(workspace, line, outcomes[k], i === table.base))}
          </tr>`
      )}
    </tbody>
  </table>`;
}
