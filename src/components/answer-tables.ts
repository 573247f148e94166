import {html} from "npm:htl";
import type {Text} from "../lib/language.js";
import type {Axis} from "../model/analysis/axis.js";
import {oneWayTable, twoWayTable} from "../model/analysis/table.js";
import {tornado} from "../model/analysis/tornado.js";
import {cellsOfLine, lineOf} from "../model/compile.js";
import type {Outcome} from "../model/calculate/evaluate.js";
import {axisAround, drivers, relativeSwings} from "../model/workspace/answers.js";
import {SHARE} from "./answer-swings.js";
import {lineNumbers} from "./line-number.js";
import {outcomeText} from "./model-number.js";
import {number} from "./number.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  title: {en: "Value per share while inputs move", zh: "输入变动时的每股价值"},
  rows: {en: "Down", zh: "纵向"},
  columns: {en: "Across", zh: "横向"},
  one: {en: "One input", zh: "单一输入"},
  two: {en: "Two inputs", zh: "两项输入"},
  base: {en: "as it is", zh: "当前值"},
  note: {
    en: "The outlined cell is what the sheet holds now; a series is moved as a whole, by the factor shown; an input of zero by tenths of its range.",
    zh: "加框格为模型当前值；时间序列按所示倍数整体变动；取值为零的输入按其范围的十分之一变动。"
  },
  returned: {en: "Twelve-month return", zh: "十二个月回报"}
} as const satisfies Record<string, Text>;

/** One- and two-way tables on any pair of inputs, the cell of the base marked. */
export function tablesAnswer(workspace: Workspace): HTMLElement {
  const {lang} = workspace;
  const [rows, columns] = [html<HTMLSelectElement>`<select></select>`, html<HTMLSelectElement>`<select></select>`];
  rows.addEventListener("change", () => workspace.go({view: {...workspace.state.view, rows: rows.value}}));
  columns.addEventListener("change", () => workspace.go({view: {...workspace.state.view, columns: columns.value}}));
  const two = html`<div class="table-scroll" tabindex="0"></div>`;
  const one = html`<div class="table-scroll" tabindex="0"></div>`;
  workspace.onChange(() => {
    const inputs = drivers(workspace.evaluation, output(workspace));
    const [across, down] = chosenPair(workspace, inputs);
    for (const [menu, chosen, other] of [
      [rows, down, across],
      [columns, across, down]
    ] as const)
      // prettier-ignore
      menu.replaceChildren(
        ...inputs
          .filter((name) => name !== other)
          .map((name) => html`<option value=${name} selected=${name === chosen}>${workspace.title(name)}</option>`)
      );
    two.replaceChildren(down && across ? twoWay(workspace, down, across) : "");
    one.replaceChildren(down ? oneWay(workspace, down) : "");
  });
  const field = (label: Text, menu: HTMLElement) =>
    html`<label class="field"><span class="input-label">${label[lang]}</span>${menu}</label>`;
  return html`<section class="answer-block" id="tables">
    <h3>${WORDS.title[lang]}</h3>
    <div class="answer-controls">${field(WORDS.rows, rows)}${field(WORDS.columns, columns)}</div>
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

function output({company}: Workspace): {line: string} {
  return {line: company.headline.value};
}

/** The inputs a reader chose, or else the two that matter most. */
export function chosenPair(
  workspace: Workspace,
  inputs: readonly string[]
): [across: string | undefined, down: string | undefined] {
  const {evaluation, state} = workspace;
  const {rows, columns} = state.view;
  if (rows && columns && rows !== columns) return [columns, rows];
  const ranked = tornado(evaluation, relativeSwings(evaluation, output(workspace), SHARE), output(workspace)).bars;
  const free = [...ranked.map(({input}) => input), ...inputs].filter((input) => input !== rows && input !== columns);
  const down = rows ?? free[0];
  return [columns !== undefined && columns !== down ? columns : free.find((input) => input !== down), down];
}

/** What a step of an axis is called: the input's value, or for a series the factor or what it is moved by. */
function stepText(workspace: Workspace, {input, as}: Axis, step: number): HTMLElement {
  const {model, evaluation} = workspace;
  const {element} = lineNumbers(workspace, input);
  if (as !== "scale") return html`<span>${as === "shift" && step > 0 ? "+" : ""}${element(step)}</span>`;
  if (lineOf(model, input).isSeries)
    return number({
      value: step,
      unit: "×",
      source: "Alpha Ledger: the steps of the table.",
      text: `× ${step.toFixed(1)}`
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
  const table = twoWayTable(
    evaluation,
    axisAround(evaluation, rows, SHARE),
    axisAround(evaluation, columns, SHARE),
    at
  );
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
  const lines = [company.headline.value, company.headline.expectedReturn];
  const table = oneWayTable(
    evaluation,
    axisAround(evaluation, input, SHARE),
    lines.map((line) => ({line}))
  );
  return html`<table class="sensitivity">
    <thead>
      <tr>
        <th scope="col">${workspace.title(input)}</th>
        <th scope="col" class="number">${workspace.title(company.headline.value)}</th>
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
