import {html} from "npm:htl";
import {bridgeStepsChart, type BridgeStep} from "../../charts/bridge-steps.js";
import type {Text} from "../../lib/language.js";
import {BREAK, COLON, COMMA} from "../../lib/signs.js";
import {runScenarios, type ScenarioResult} from "../../model/analysis/scenario.js";
import {evaluate} from "../../model/calculate/evaluate.js";
import {bridge} from "../../model/explain/bridge.js";
import {changesBetween, type Change} from "../../workspace/answers.js";
import {BASE_CASE, isReadersOwn} from "../../workspace/state.js";
import {NOT_OUR_VIEW} from "../../workspace/saved.js";
import {say} from "../../words/say.js";
import {caseSignList} from "./case-sign-list.js";
import {ODDS_HEAD, oddsCell, weightedNote} from "./case-odds.js";
import {lineNumbers} from "./line-number.js";
import {liveAnswer, modelSource} from "./live-answer.js";
import {failureName, periodText} from "./model-number.js";
import {numbersIn} from "../number.js";
import {comparedCases, type ComparedCase} from "./stored-cases.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  title: {en: "Cases side by side", zh: "情景对照"},
  case: {en: "Case", zh: "情景"},
  changes: {en: "What it changes, and why", zh: "改动及理由"},
  none: {en: "nothing", zh: "无"},
  own: {en: "your change", zh: "您的修改"},
  absent: {en: "Left out", zh: "未设"},
  from: {en: "Bridge from", zh: "桥接起点"}
} as const satisfies Record<string, Text>;

/** Headline numbers of every case, and each change with its reason. */
export function casesAnswer(workspace: Workspace): HTMLElement {
  const {lang} = workspace;
  const body = html`<div class="table-scroll" tabindex="0"></div>`;
  const weighted = html`<div></div>`;
  const absent = html`<ul class="figure-note"></ul>`;
  workspace.onChange(() => {
    const held = body.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset["case"] : null;
    const {table, results} = casesTable(workspace);
    body.replaceChildren(table);
    weighted.replaceChildren(weightedNote(workspace, results));
    if (held != null) body.querySelector<HTMLElement>(`[data-case="${held}"]`)?.focus();
    absent.replaceChildren(
      ...workspace.company.absentCases.map(
        ({reason}) => html`<li>${WORDS.absent[lang]}${COLON[lang]}${reason[lang]}</li>`
      )
    );
  });
  return html`<section class="answer-block" id="cases">
    <h3>${WORDS.title[lang]}</h3>
    ${body}${weighted}${absent}
  </section>`;
}

function casesTable(workspace: Workspace): {readonly table: HTMLElement; readonly results: readonly ScenarioResult[]} {
  const {lang, company, model} = workspace;
  const {value, expectedValue, expectedReturn} = company.headline;
  const lines = [value, expectedValue, expectedReturn];
  const rows = comparedCases(workspace);
  const results = runScenarios(
    evaluate(model),
    rows.map(({key, overrides}) => ({name: key, overrides})),
    lines.map((line) => ({line}))
  );
  const table = html`<table class="cases">
    <thead>
      <tr>
        <th scope="col">${WORDS.case[lang]}</th>
        ${lines.map((line) => html`<th scope="col" class="number">${workspace.title(line)}</th>`)}
        <th scope="col" class="number">${ODDS_HEAD[lang]}</th>
        <th scope="col">${WORDS.changes[lang]}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row, i) =>
          html`<tr class=${row.own ? "own" : ""}>
            <th scope="row">${row.title}${row.own ? html`<small>${NOT_OUR_VIEW[lang]}</small>` : ""}</th>
            ${lines.map((line, k) => {
              const worth = results[i]?.outcomes[k];
              return html`<td class="number" data-label=${workspace.title(line)}>
                ${worth?.ok ? lineNumbers(workspace, line).element(worth.value) : worth ? failureName(worth.error.kind, lang) : ""}
              </td>`;
            })}
            <td class="number" data-label=${ODDS_HEAD[lang]}>
              ${row.own ? "" : oddsCell(workspace, row.key, row.title)}
            </td>
            <td class="case-changes">
              ${changeList(workspace, row)}${row.own ? "" : caseSignList(workspace, row.key)}
            </td>
          </tr>`
      )}
    </tbody>
  </table>`;
  return {table, results};
}

function changeList(workspace: Workspace, row: ComparedCase): HTMLElement {
  const {lang, model, open} = workspace;
  const changes = changesBetween(model, {}, row.overrides);
  const reasons = open.companyCases.find(({key}) => key === (row.own?.on ?? row.key))?.reasons ?? {};
  if (changes.length === 0) return html`<span>${WORDS.none[lang]}</span>`;
  const isMine = (input: string, period: string | null) =>
    Object.hasOwn(row.own?.edits ?? {}, period === null ? input : `${input}@${period}`);
  return html`<ul>
    ${changes.map((change) => {
      const {input, cells} = change;
      const mine = cells.filter(({period}) => isMine(input, period));
      const where =
        mine.length < cells.length ? mine.map(({period}) => periodText(period ?? "", lang)).join(COMMA[lang]) : "";
      const own = mine.length === 0 ? "" : [WORDS.own[lang], where, row.own?.why].filter(Boolean).join(COLON[lang]);
      const ours = mine.length < cells.length ? (reasons[input]?.[lang] ?? "") : "";
      const reason = [own, ours].filter(Boolean).join(BREAK[lang]);
      return html`<li>
        ${changeText(workspace, change)}${reason ? html`<small> ${numbersIn(reason, {source: "Alpha Ledger: the reasons of its cases."})}</small>` : ""}
      </li>`;
    })}
  </ul>`;
}

/** "Token growth FY2027 100% → 80%"; of a long series its first and last change. */
function changeText(workspace: Workspace, {input, cells}: Change): HTMLElement {
  const {lang} = workspace;
  const {element} = lineNumbers(workspace, input);
  const shown = cells.length > 2 ? [cells[0], cells.at(-1)] : cells;
  const parts = shown.map((cell, i) => {
    if (!cell) return "";
    const period = cell.period === null ? "" : ` ${periodText(cell.period, lang)}`;
    return html`<span
      >${i > 0 ? (cells.length > 2 ? " … " : BREAK[lang]) : ""}${period} ${element(cell.from)} →
      ${element(cell.to)}</span
    >`;
  });
  return html`<span>${workspace.title(input)}${parts}</span>`;
}

/** The case a reader chose to start from; else the base, or where that is shown the first case of ours. */
export function bridgeStart(workspace: Workspace): string {
  const {state, company} = workspace;
  const isBase = state.case === BASE_CASE && !isReadersOwn(state);
  const {from} = state.view;
  if (from !== undefined && comparedCases(workspace).some(({key}) => key === from)) return from;
  return isBase ? (company.cases[0]?.key ?? BASE_CASE) : BASE_CASE;
}

/** From one case to what is shown, change by change; the parts sum exactly. */
export function bridgeFigure(workspace: Workspace): HTMLElement {
  const {lang} = workspace;
  const menu = html<HTMLSelectElement>`<select></select>`;
  menu.addEventListener("change", () => workspace.go({view: {...workspace.state.view, from: menu.value}}));
  const start = () => bridgeStart(workspace);
  workspace.onChange(() => {
    const starts = comparedCases(workspace).filter(({key}) => key !== "yours");
    menu.replaceChildren(
      ...starts.map(({key, title}) => html`<option value=${key} selected=${key === start()}>${title}</option>`)
    );
  });
  const drawing = liveAnswer(workspace, () => {
    const {company, model, overrides, state} = workspace;
    const output = company.headline.value;
    const {text, change, unit, quantity} = lineNumbers(workspace, output);
    const known = comparedCases(workspace);
    const title = (wanted: string) => known.find(({key}) => key === wanted)?.title ?? wanted;
    const [from, to] = [title(start()), title(isReadersOwn(state) ? "yours" : state.case)];
    const split = bridge(model, known.find(({key}) => key === start())?.overrides ?? {}, overrides, {line: output});
    const steps: BridgeStep[] = split.ok
      ? [
          {key: "from", label: from, kind: "total", value: split.from, text: text(split.from)},
          ...split.parts.map((part) => ({
            key: part.driver,
            label: workspace.title(part.driver),
            kind: "change" as const,
            value: part.change,
            text: change(part.change)
          })),
          {key: "to", label: to, kind: "total", value: split.to, text: text(split.to)}
        ]
      : [];
    const largest = steps
      .filter(({kind}) => kind === "change")
      .reduce<BridgeStep | null>((best, s) => (best && Math.abs(best.value) >= Math.abs(s.value) ? best : s), null);
    return {
      name: "bridge",
      lang,
      title: largest
        ? {
            en: say`${largest.label} makes the largest difference: ${quantity(largest.value, true)}`,
            zh: say`差异主要来自${largest.label}：${quantity(largest.value, true)}`
          }
        : {en: say`${to} has the same inputs as ${from}`, zh: say`“${to}”与“${from}”输入相同`},
      measure: {
        en: say`${workspace.title(output)}, ${unit}, from “${from}” to “${to}”: inputs change one after another, and the parts sum exactly before rounding`,
        zh: say`${workspace.title(output)}（${unit}），由“${from}”至“${to}”：逐项改变输入，四舍五入前各项之和与总差额完全一致`
      },
      draw: (width) => bridgeStepsChart(steps, {lang, width}),
      columns: [
        {key: "step", head: WORDS.changes[lang], value: (s) => s.label},
        {key: "value", head: workspace.title(output), unit, value: (s) => s.value, text: (s) => s.text}
      ],
      rows: steps,
      source: modelSource(workspace)
    };
  });
  return html`<div>
    <div class="answer-controls">
      <label class="field"><span class="input-label">${WORDS.from[lang]}</span>${menu}</label>
    </div>
    ${drawing}
  </div>`;
}
