import {html} from "npm:htl";
import type {CompanyModel} from "../../companies/company.js";
import type {Cell} from "../../model/compile.js";
import type {Block, CellPosition} from "../../workspace/block.js";
import {type Changes} from "../../workspace/changes.js";
import {placed, selection, walked, widened, type Cursor, type Walk} from "../../workspace/cursor.js";
import {cellKey, isEditable} from "../../workspace/edits.js";
import {foundRow, ofPeriodsAlone, unfolded, type GridRow} from "../../workspace/grid.js";
import {openMenu} from "../action-menu.js";
import {putDown} from "./apply-changes.js";
import {isOverridden} from "./cell-definition.js";
import {cellTitle, openEditor} from "./cell-editor.js";
import {keepDefinition, openDefinition} from "./definition-editor.js";
import {lookOf} from "./cell-role.js";
import {formulaBar} from "./formula-bar.js";
import {fillHandle, filledOnward, filledOut, gridPosition} from "./fill-handle.js";
import {gridLegend} from "./grid-legend.js";
import {listenToClipboard} from "./grid-clipboard.js";
import {csvButton} from "./grid-csv.js";
import {gridFind} from "./grid-find.js";
import {gridEvaluation, YEAR_FIXED} from "./grid-years.js";
import {afterEntry, onGridKey, undoAnywhere, type Surface} from "./grid-keys.js";
import {revealCell, windowToggle} from "./grid-window.js";
import {gridTable, type GridTable} from "./model-grid-cells.js";
import {lineActions, type LineDesk} from "./line-actions.js";
import {questionForm} from "./question.js";
import {takeBack} from "./overridden-cells.js";
import type {OwnModels} from "./own-models.js";
import type {Workspace} from "./workspace.js";

const START: CellPosition = {row: 0, column: 0};

/**
 * Lines × periods to read, edit, copy and paste as in a spreadsheet, with a formula bar above; inputs alone where the
 * document is not the reader’s to change.
 */
export function modelGrid(workspace: Workspace, models: OwnModels | null = null): HTMLElement {
  const {lang} = workspace;
  const scroll = html`<div class="grid-scroll"></div>`;
  const status = html`<p class="grid-status" role="status"></p>`;
  const say = (text: string) => (status.textContent = text);
  const ask = (question: HTMLElement | null) => status.replaceChildren(question ?? "");
  const desk = {workspace, models, ask};
  const lines: LineDesk | null = models && {
    workspace,
    models,
    say,
    put: (question) => {
      const form = questionForm(lang, question, () => {
        // What was done may stand in its place by now.
        if (form.isConnected) ask(null);
        focus();
      });
      ask(form);
      form.querySelector<HTMLElement>("input, select")?.focus();
    }
  };
  const bar = formulaBar(desk, {back: () => focus(), say});
  const find = gridFind(lang, {
    search: (text, next) => {
      const titled = ({line}: GridRow) => `${workspace.title(line.name)} ${line.name}`;
      const row = foundRow(shown.grid, cursor.active.row + (next ? 1 : 0), text, titled);
      const column = row === null ? -1 : (shown.grid.rows[row]?.cells.findIndex((cell) => cell !== null) ?? -1);
      if (row !== null && column >= 0) show(placed(cursor, {row, column}), false);
      return row !== null;
    },
    back: () => focus()
  });
  const root = html`<section class="grid-section">
    ${bar.element}${scroll}${status}
    <div class="grid-foot">
      ${gridLegend(lang)}<span class="figure-actions">${find.element}${csvButton(workspace)}</span>
    </div>
  </section>`;
  root.querySelector(".figure-actions")?.append(windowToggle(lang, root));

  let shown: GridTable;
  let drawn: CompanyModel | null = null;
  let look = "";
  let cursor: Cursor = placed({anchor: START}, START);
  let walk: Walk | null = null;
  let marked: HTMLElement[] = [];

  const elementAt = ({row, column}: CellPosition) => shown.elements.get(shown.grid.rows[row]?.cells[column] ?? -1);
  const activeCell = () => shown.grid.rows[cursor.active.row]?.cells[cursor.active.column] ?? -1;
  /** Where what is selected stands: a full year behind the period that it ends with. */
  const standing = () => {
    const element = shown.elements.get(workspace.selected);
    if (!element || workspace.selectedYear === null) return element;
    const {row, column} = gridPosition(element);
    return elementAt({row, column: column + 1});
  };
  const block = (): Block => selection(cursor);
  const focus = () => elementAt(cursor.active)?.focus({preventScroll: true});
  const going = () => unfolded(shown.grid, shown.isFolded);

  const show = (to: Cursor, takesFocus = true) => {
    elementAt(cursor.active)?.setAttribute("tabindex", "-1");
    cursor = to;
    walk = null;
    shown.unfold(cursor.active.row);
    mark();
    const element = elementAt(cursor.active);
    element?.setAttribute("tabindex", "0");
    if (takesFocus) element?.focus({preventScroll: true});
    if (element) revealCell(scroll, element);
    const {row, column} = cursor.active;
    const year = shown.grid.years.has(column) ? (shown.grid.periods[column - 1] ?? null) : null;
    workspace.select(shown.grid.rows[row]?.cells[year === null ? column : column - 1] ?? -1, year);
  };
  const go = (to: CellPosition, extend = false) => {
    show(placed(cursor, to, extend));
  };
  const mark = () => {
    for (const element of marked) element.classList.remove("marked");
    const {top, left, bottom, right} = block();
    marked = shown.grid.rows
      .slice(top, bottom + 1)
      .flatMap(({cells}) =>
        cells.slice(left, right + 1).flatMap((cell) => (cell === null ? [] : (shown.elements.get(cell) ?? [])))
      );
    if (marked.length > 1) for (const element of marked) element.classList.add("marked");
    handle.place();
  };

  const edit = (typed?: string) => {
    if (workspace.selectedYear !== null) {
      bar.foresee(YEAR_FIXED[lang]);
      return;
    }
    const cell = activeCell();
    const {line} = workspace.model.cells[cell] as Cell;
    const done = (key: string | null, back: boolean) => {
      const to = key === null ? cursor : afterEntry(ofPeriodsAlone(going()), cursor, key, back);
      show(to ?? cursor);
    };
    const element = elementAt(cursor.active) as HTMLElement;
    if (!isEditable(workspace.model, cell)) {
      openDefinition(cell, element, {...desk, typed, done, say, foresee: bar.foresee});
      return;
    }
    openEditor(workspace, cell, element, {
      typed,
      style: shown.styles.get(line.name) ?? {percent: false, digits: 2},
      done,
      say,
      foresee: bar.foresee,
      define: async (text) => {
        const kept = await keepDefinition(desk, cell, text, false);
        return !kept || kept.ok ? null : kept.problem;
      }
    });
  };

  const apply = (changes: Changes) => void putDown(desk, changes, say);
  const inPercent = (line: string) => shown.styles.get(line)?.percent ?? false;
  const surface: Surface = {
    grid: going,
    cursor: () => cursor,
    show,
    edit,
    widen: (what) => {
      cursor = widened(shown.grid, cursor, what);
      mark();
    },
    fill: (direction) => {
      apply(filledOnward(workspace, {grid: shown.grid, block: block(), isOver: models !== null}, direction, inPercent));
    },
    reset: () => {
      // Cells of full years are numbered behind those of the model.
      const cells = marked.map(({dataset}) => Number(dataset["cell"])).filter((cell) => workspace.model.cells[cell]);
      workspace.reset(cells.map((cell) => cellKey(workspace.model, cell)));
      if (models)
        void takeBack(
          {workspace, models},
          cells.filter((cell) => isOverridden(workspace, cell))
        );
      say("");
    },
    follow: (direction) => {
      const {model} = gridEvaluation(workspace);
      const linked = direction === "precedent" ? model.reads : model.dependants;
      const element = (linked[activeCell()] ?? []).map((cell) => shown.elements.get(cell)).find((found) => found);
      if (element) go(gridPosition(element));
    },
    walk: () => {
      const {reads} = gridEvaluation(workspace).model;
      const step = walked(walk, activeCell(), (cell) => (reads[cell] ?? []).filter((read) => shown.elements.has(read)));
      if (!step) return;
      go(gridPosition(shown.elements.get(step.to) as HTMLElement));
      ({walk} = step);
    },
    find: find.open,
    alter: (what) => {
      if (!lines) return;
      const actions = lineActions(lines, workspace.selected);
      if (what !== "menu") actions.find(({key}) => key === what)?.run();
      else openMenu(elementAt(cursor.active) as HTMLElement, cellTitle(workspace, workspace.selected), actions, focus);
    }
  };
  scroll.addEventListener("contextmenu", (event) => {
    const element = (event.target as HTMLElement).closest<HTMLElement>("td.cell");
    if (!element) return;
    event.preventDefault();
    go(gridPosition(element));
    surface.alter("menu");
  });
  scroll.addEventListener("click", (event) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>(".line-actions")?.closest("tr");
    const element = row?.querySelector<HTMLElement>("td.cell");
    if (!element) return;
    go(gridPosition(element));
    surface.alter("menu");
  });
  scroll.addEventListener("keydown", (event) => {
    onGridKey(event, surface);
  });
  undoAnywhere(workspace, root);
  const handle = fillHandle(scroll, {
    block,
    elementAt,
    fill: (from, to) => {
      apply(filledOut(workspace, {grid: shown.grid, from, to, isOver: models !== null}, inPercent));
      go({row: to.top, column: to.left});
      go({row: to.bottom, column: to.right}, true);
    }
  });
  listenToClipboard(scroll, workspace, {
    shown: () => shown,
    block,
    inPercent,
    isOver: models !== null,
    apply,
    reset: surface.reset,
    ask: (question) => {
      status.replaceChildren(question);
      question.querySelector("button")?.focus();
    },
    answered: () => {
      say("");
      focus();
    }
  });
  scroll.addEventListener("pointerdown", (event) => {
    const element = (event.target as HTMLElement).closest<HTMLElement>("td.cell");
    if (!element || (event.target as HTMLElement).tagName === "INPUT") return;
    const again = element === elementAt(cursor.active) && document.activeElement === element;
    if (event.pointerType === "mouse") event.preventDefault();
    if (event.pointerType !== "mouse" && again) {
      edit();
      return;
    }
    go(gridPosition(element), event.shiftKey);
  });
  scroll.addEventListener("pointerover", (event) => {
    const element = (event.target as HTMLElement).closest<HTMLElement>("td.cell");
    if (element && event.buttons === 1 && event.pointerType === "mouse") go(gridPosition(element), true);
  });
  scroll.addEventListener("dblclick", (event) => {
    if ((event.target as HTMLElement).closest("td.cell")) edit();
  });
  scroll.addEventListener("focusin", (event) => {
    const element = (event.target as HTMLElement).closest<HTMLElement>("td.cell");
    if (element && element !== elementAt(cursor.active)) go(gridPosition(element));
  });
  workspace.onChange(() => {
    const before = look;
    if (drawn !== workspace.company) look = lookOf(workspace);
    drawn = workspace.company;
    if (look !== before) {
      const isFocused = scroll.contains(document.activeElement);
      const folded = new Set(Array.from(scroll.querySelectorAll("tbody.folded"), ({id}) => id));
      shown = gridTable(workspace, folded);
      scroll.replaceChildren(shown.table);
      const start = standing();
      if (start) {
        cursor = placed(cursor, gridPosition(start));
        start.setAttribute("tabindex", "0");
        if (isFocused) start.focus({preventScroll: true});
        mark();
      }
    }
    shown.refresh();
    handle.place();
  });
  const place = () => `${workspace.selected} ${workspace.selectedYear ?? ""}`;
  let stoodOn = place();
  workspace.onSelect(() => {
    // An entry kept on leaving its field tells of a change while the grid is on its way to another cell.
    const hasMoved = place() !== stoodOn;
    stoodOn = place();
    const element = standing();
    for (const current of scroll.querySelectorAll(".active")) current.classList.remove("active");
    element?.classList.add("active");
    if (!element || !hasMoved || element === elementAt(cursor.active)) return;
    go(gridPosition(element));
  });
  return root;
}
