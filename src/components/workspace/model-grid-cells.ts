import {html} from "npm:htl";
import {missing} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {COLON} from "../../lib/signs.js";
import {outcomeOf} from "../../model/calculate/evaluate.js";
import type {Cell} from "../../model/compile.js";
import type {CellError} from "../../model/calculate/failure.js";
import {formatUnit} from "../../model/unit/format.js";
import {unitInWords} from "../../model/unit/words.js";
import {cellKey} from "../../workspace/edits.js";
import type {NumberStyle} from "../../workspace/entry.js";
import {gridOf, type Grid} from "../../workspace/grid.js";
import {notationOfLine, styleOf} from "../../workspace/style.js";
import {isOverridden} from "./cell-definition.js";
import {besidePeriods} from "../../model/analysis/years.js";
import {gridEvaluation, noYear, shownYears, writeYear, yearHeads} from "./grid-years.js";
import {isEmpty, isIdle, isUnverified, roleOf, type CellRole} from "./cell-role.js";
import {outcomeText, periodText} from "./model-number.js";
import {numbersIn} from "../number.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  line: {en: "Line and unit", zh: "科目与单位"},
  single: {en: "Value", zh: "单值"},
  holds: {en: "holds", zh: "成立"},
  fails: {en: "fails", zh: "不成立"},
  actions: {en: "Add, rename, move, delete", zh: "添加、重命名、移动、删除"},
  times: {en: "x", zh: "倍"},
  table: {en: "table", zh: "对照表"},
  actual: {en: "reported", zh: "实际"},
  estimate: {en: "estimate", zh: "预测"}
} as const satisfies Record<string, Text>;

/** The cells of a company's grid as they stand in a table, by place and by number. */
export interface GridTable {
  readonly grid: Grid;
  readonly table: HTMLTableElement;
  /** By number of the cell. */
  readonly elements: ReadonlyMap<number, HTMLTableCellElement>;
  readonly styles: ReadonlyMap<string, NumberStyle>;
  /** Writes every number that differs from what is shown. */
  readonly refresh: () => void;
  /** Whether a row's group is folded away. */
  readonly isFolded: (row: number) => boolean;
  /** Opens the group of a row. */
  readonly unfold: (row: number) => void;
}

/** The table of a company: a group of lines after another, periods across. */
export function gridTable(workspace: Workspace, folded: ReadonlySet<string> = new Set()): GridTable {
  const {company, model, lang} = workspace;
  const grid = gridOf(
    model,
    company.groups.flatMap(({lines}) => lines),
    shownYears(workspace)
  );
  const {evaluation} = workspace;
  const styles = new Map(grid.rows.map(({line}) => [line.name, styleOf(evaluation, line)]));
  const elements = new Map<number, HTMLTableCellElement>();
  const {periods} = (grid.rows[0] as Grid["rows"][number]).line.scope.calendar;
  const head = html`<thead>
    <tr>
      <th scope="col" class="line-head">${WORDS.line[lang]}</th>
      <th scope="col">${WORDS.single[lang]}</th>
      ${besidePeriods(
        shownYears(workspace),
        periods.map(
          ({label, basis}) =>
            html`<th scope="col" class=${basis}>${periodText(label, lang)}<small>${WORDS[basis][lang]}</small></th>`
        ),
        yearHeads(workspace)
      )}
    </tr>
  </thead>`;
  let row = -1;
  const bodies = company.groups.map(
    ({key, title, lines}) =>
      html`<tbody id=${`grid-${key}`}>
        <tr class="grid-group">
          <th scope="rowgroup" class="line-head">${foldButton(title[lang])}</th>
          <td colspan=${grid.periods.length + 1}></td>
        </tr>
        ${lines.map(() => rowElement(workspace, grid, ++row, cellElements(workspace, grid, row, elements)))}
      </tbody>`
  );
  const groupOf = company.groups.flatMap(({lines}, i) => lines.map(() => i));
  const table = html<HTMLTableElement>`<table class="model-grid" role="grid" aria-label=${company.title[lang]}>
    ${head}${bodies}
  </table>`;
  const isYear = (element: HTMLElement) => grid.years.has(Number(element.dataset["column"]));
  const roles = new Map(
    [...elements].flatMap(([cell, element]) => (isYear(element) ? [] : [[cell, roleOf(workspace, cell)] as const]))
  );
  const refresh = () => {
    const {cells} = gridEvaluation(workspace).model;
    for (const [cell, element] of elements) {
      const role = roles.get(cell);
      const style = styles.get(cells[cell]?.line.name ?? "");
      if (role) writeCell(workspace, cell, element, role, styles.get(lineName(workspace, cell)));
      else writeYear(workspace, cell, element, style);
    }
  };
  for (const body of table.tBodies) if (folded.has(body.id)) fold(body, true);
  const bodyOf = (row: number) => table.tBodies[groupOf[row] ?? -1];
  return {
    grid,
    table,
    elements,
    styles,
    refresh,
    isFolded: (row) => bodyOf(row)?.classList.contains("folded") ?? false,
    unfold: (row) => {
      const body = bodyOf(row);
      if (body?.classList.contains("folded")) fold(body, false);
    }
  };
}

/** The title of a group; pressed, its lines are folded away or shown again. */
function foldButton(title: string): HTMLElement {
  const button = html`<button type="button" class="fold" aria-expanded="true">${title}</button>`;
  button.addEventListener("click", () => {
    const body = button.closest("tbody");
    if (body) fold(body, !body.classList.contains("folded"));
  });
  return button;
}

function fold(body: HTMLElement, isFolded: boolean): void {
  body.classList.toggle("folded", isFolded);
  body.querySelector(".fold")?.setAttribute("aria-expanded", String(!isFolded));
}

function lineName({model}: Workspace, cell: number): string {
  return model.cells[cell]?.line.name ?? "";
}

function rowElement(
  workspace: Workspace,
  grid: Grid,
  row: number,
  cells: readonly (HTMLElement | undefined)[]
): HTMLElement {
  const {line} = grid.rows[row] as Grid["rows"][number];
  const {lang} = workspace;
  const {type} = line.spec;
  const unit = type === "check" ? "" : type === "table" ? WORDS.table[lang] : unitOf(line, lang);
  return html`<tr data-line=${line.name}>
    <th scope="row" class="line-head">
      <span>${numbersIn(workspace.title(line.name), {source: sourceOf(line)})}</span> <small>${unit}</small>
      <button
        type="button"
        class="line-actions"
        tabindex="-1"
        aria-label=${`${WORDS.actions[lang]}${COLON[lang]}${workspace.title(line.name)}`}
      ></button>
    </th>
    ${cells}
  </tr>`;
}

/** The cells of a row: its single value, then one a period. */
function cellElements(
  workspace: Workspace,
  {rows, years}: Grid,
  row: number,
  elements: Map<number, HTMLTableCellElement>
): HTMLElement[] {
  return (rows[row]?.cells ?? []).map((cell, column) => {
    const isYear = years.has(column);
    if (cell === null) return isYear ? noYear(workspace, rows[row]?.line.name ?? "") : html`<td class="none"></td>`;
    const element = html<HTMLTableCellElement>`<td
      tabindex="-1"
      data-row=${row}
      data-column=${column}
      data-cell=${cell}
      data-key=${isYear ? null : cellKey(workspace.model, cell)}
      class=${isYear ? "cell year" : classOf(workspace, cell)}
    ></td>`;
    elements.set(cell, element);
    return element;
  });
}

/** What the look of a cell tells, besides what changes with numbers. */
function classOf(workspace: Workspace, cell: number): string {
  const marks = [
    isUnverified(workspace, cell) && "unverified",
    isIdle(workspace, cell) && "idle",
    isOverridden(workspace, cell) && "overridden"
  ];
  return ["cell", `role-${roleOf(workspace, cell)}`, ...marks.filter((mark) => mark !== false)].join(" ");
}

/** The unit of a line as its numbers are written, so that it is seen where they are per cent. */
function unitOf(line: Cell["line"], lang: Lang): string {
  const notation = notationOfLine(line);
  if (notation === "percent") return "%";
  return notation === "multiple" ? WORDS.times[lang] : unitInWords(line.unit, lang);
}

/** Shows a cell's value, its error, and whether the reader changed it. Writes nothing that is there already. */
function writeCell(
  workspace: Workspace,
  cell: number,
  element: HTMLTableCellElement,
  role: CellRole,
  style: NumberStyle = {percent: false, digits: 2}
): void {
  const {evaluation, lang, model, state} = workspace;
  const key = cellKey(model, cell);
  const isEdited = Object.hasOwn(state.edits, key);
  if (isEdited !== element.classList.contains("edited")) element.classList.toggle("edited", isEdited);
  const outcome = outcomeOf(evaluation, cell);
  const text = shown();
  if (outcome.ok) {
    const data = element.querySelector("data") ?? emptyNumber(workspace, cell);
    if (data.getAttribute("value") === String(outcome.value)) return;
    data.setAttribute("value", String(outcome.value));
    data.textContent = text;
    if (data.parentElement !== element) element.replaceChildren(data);
    element.classList.remove("error");
    if (role === "check") element.classList.toggle("fails", outcome.value === 0);
    element.removeAttribute("title");
  } else if (isEmpty(workspace, cell)) {
    element.textContent = role === "input" || role === "fact" ? "" : missing(lang);
    element.classList.remove("error");
  } else {
    element.classList.add("error");
    element.title = `${text}${COLON[lang]}${arisenIn(workspace, outcome.error)}`;
    element.textContent = text;
  }
  function shown(): string {
    if (role !== "check" || !outcome.ok) return outcomeText(outcome, style, lang);
    return outcome.value === 0 ? WORDS.fails[lang] : WORDS.holds[lang];
  }
}

/** "Paid tokens · first half of 2025": the cell an error arose in. */
function arisenIn(workspace: Workspace, {line, period}: CellError): string {
  return [workspace.title(line), ...(period === null ? [] : [periodText(period, workspace.lang)])].join(" · ");
}

/** The element of a number, with the unit and source of its line. */
function emptyNumber({model}: Workspace, cell: number): HTMLDataElement {
  const {line} = model.cells[cell] as Cell;
  return html<HTMLDataElement>`<data data-unit=${formatUnit(line.unit)} data-source=${sourceOf(line)}></data>`;
}

function sourceOf({spec}: Cell["line"]): string {
  return ("source" in spec && spec.source) || ("reason" in spec && spec.reason) || "worked out by the sheet";
}
