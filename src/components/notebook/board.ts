import {html} from "npm:htl";
import type {Lang} from "../../lib/language.js";
import {CELL_KINDS} from "../../notebook/cell.js";
import {columnQueries} from "../../notebook/column-queries.js";
import {
  freeName,
  withAttribute,
  withBody,
  withCell,
  withCopy,
  withMoved,
  withName,
  withoutCell,
  type NewCell
} from "../../notebook/edit.js";
import {withFile} from "../../notebook/data-spec.js";
import {withValue} from "../../notebook/input-spec.js";
import type {KnownRelation} from "../../notebook/complete-sql.js";
import type {NumberPlace} from "../../notebook/number-lineage.js";
import type {Notebook} from "../../notebook/notebook.js";
import {RECIPES} from "../../notebook/recipes.js";
import {openMenu} from "../action-menu.js";
import {cellPanel, type CellPanel, type PanelActions} from "./cell-panel.js";
import {addComment, heldNow} from "./comment-cell.js";
import {knownNames} from "./known-names.js";
import {fileFault} from "./file-fault.js";
import {newCell} from "./new-cells.js";
import {clickedNumber} from "./number-places.js";
import {onNotebookKey} from "./notebook-keys.js";
import {outlineList} from "./outline-list.js";
import {takeActions, type TakeCell} from "./take-cell.js";
import {whereFrom} from "./where-from.js";
import {KIND_WORDS, NOTEBOOK_WORDS as WORDS} from "./words.js";

/** What a board asks of the page it stands on. */
interface BoardEffects {
  /** Asks the reader for a file and gives the text of its cell; null where none was taken. */
  readonly chooseFile: () => Promise<string | null>;
  readonly say: (words: string) => void;
  readonly take: TakeCell;
  /** Tables and views of the ledger, for editors. */
  readonly relations: readonly KnownRelation[];
}

/** A notebook’s cells on the page, kept as they change. */
export function notebookBoard(
  notebook: Notebook,
  lang: Lang,
  {chooseFile, say, take, relations}: BoardEffects
): HTMLElement {
  const panels = new Map<string, CellPanel>();
  const element = html`<div class="notebook-cells"></div>`;
  const problems = html`<div class="notebook-problems"></div>`;
  let chosen = "";
  let lastInput = "";
  const state = {lastD: -Infinity};
  const place = (key: string) => notebook.parts.cells.findIndex((cell) => cell.key === key);
  const body = (key: string) => notebook.parts.cells.find((cell) => cell.key === key)?.body ?? "";
  const change = (text: string, isStep = true) => {
    if (isStep) lastInput = "";
    notebook.change(text, {isStep});
  };
  const settle = () => {
    if (!notebook.isHeld) return;
    lastInput = "";
    notebook.settle();
  };
  const choose = (at: number) => {
    const {cells} = notebook.parts;
    const cell = cells[Math.max(0, Math.min(cells.length - 1, at))];
    if (!cell) return;
    chosen = cell.key;
    panels.get(cell.key)?.element.focus();
  };
  const add = (cell: NewCell, at: number, words = "") => {
    change(withCell(notebook.parts, at, cell));
    choose(at);
    panels.get(chosen)?.edit(words);
  };
  const addMenu = (at: number, by: Element, back: () => void) =>
    openMenu(
      by,
      WORDS.add[lang],
      [
        ...CELL_KINDS.filter((kind) => kind !== "comment").map((kind) => ({
          label: KIND_WORDS[kind][lang],
          run: () => {
            const made = newCell(kind, notebook.parts.cells, at, lang);
            // What a new text says is there to be written over.
            add(made, at, kind === "text" ? made.body.trim() : "");
          }
        })),
        ...RECIPES.map(({key, name, sql}) => ({
          label: WORDS.recipe[lang].replace("{}", () => name[lang]),
          run: () => add({kind: "sql", name: freeName(notebook.parts, key), body: sql}, at)
        }))
      ],
      back
    );
  const remove = (key: string) => {
    const at = place(key);
    change(withoutCell(notebook.parts, key));
    choose(at);
  };
  const move = (key: string, by: number) => {
    change(withMoved(notebook.parts, key, by));
    panels.get(key)?.element.focus();
  };
  const rename = (key: string) => {
    const before = notebook.parts.cells[place(key)]?.name ?? "";
    const name = prompt(WORDS.newName[lang], before)?.trim() ?? before;
    if (name === before) return;
    const refusal = notebook.refusalOfName(key, name);
    if (refusal === null) change(withName(notebook.parts, key, name));
    else say(WORDS[refusal][lang].replace("{}", () => name));
  };
  const runCell = (key: string) => {
    if (notebook.isHeld) panels.get(key)?.leave();
    notebook.runCell(key);
  };
  const takenFrom = (key: string) => {
    const views = notebook.views();
    const view = views.find(({cell}) => cell.key === key);
    const panel = panels.get(key)?.element;
    return view && panel ? takeActions(view, views, panel, lang, take) : [];
  };
  const fold = (key: string) => {
    const cell = notebook.parts.cells[place(key)];
    if (cell && cell.kind !== "text") change(withAttribute(notebook.parts, key, "fold", cell.isFolded ? null : "yes"));
  };
  const comment = (key: string) => {
    const by = panels.get(key)?.element;
    if (!by) return;
    addComment(notebook, key, lang, {
      by,
      added: (text, at, words) => {
        change(text);
        choose(at);
        panels.get(chosen)?.edit(words);
      },
      back: () => by.focus()
    });
  };
  const outline = outlineList(notebook, lang, (key) => go(key));
  const go = (key: string) => choose(place(key));
  const tellOrigin = (key: string, number: NumberPlace | null = null, isAgain = false) => {
    const panel = panels.get(key);
    if (!panel || (panel.hideOrigin() && !isAgain)) return;
    const {entries, ask} = take.session;
    const choose = (place: NumberPlace | null) => tellOrigin(key, place, true);
    whereFrom(key, {views: notebook.views(), relations, entries, ask, go, choose}, lang, number).then(
      (told) => panel.showOrigin(told),
      (error: unknown) => say(fileFault(error, lang))
    );
  };
  const actions: PanelActions = {
    known: (key) => knownNames(relations, notebook.views(), key, lang),
    fold: (key) => fold(key),
    expect: (key, expected) => change(withAttribute(notebook.parts, key, "expect", expected)),
    focused: (key) => (chosen = key),
    edited: (key, text) => {
      const isStep = lastInput !== `edit ${key}`;
      lastInput = `edit ${key}`;
      return notebook.edit(key, text, {isStep});
    },
    left: () => settle(),
    set: (key, value) => {
      change(withBody(notebook.parts, key, withValue(body(key), value)), lastInput !== `set ${key}`);
      lastInput = `set ${key}`;
    },
    run: (key) => runCell(key),
    add: (key, at) => addMenu(place(key) + 1, at, () => panels.get(key)?.element.focus()),
    askColumn: (key, from, column, at) => {
      const rows = notebook.views().find(({cell}) => cell.key === key)?.value?.table?.rows ?? [];
      const isNumeric = rows.some((row) => typeof row[column] === "number");
      openMenu(
        at,
        WORDS.askColumn[lang].replace("{}", () => column),
        columnQueries(from, column, isNumeric).map(({label, name, sql}) => ({
          label: label[lang],
          run: () => add({kind: "sql", name: freeName(notebook.parts, name), body: sql}, place(key) + 1)
        })),
        () => panels.get(key)?.element.focus()
      );
    },
    chooseFile: (key) =>
      void chooseFile().then((text) => {
        if (text === null) return;
        const next = withBody(notebook.parts, key, withFile(body(key), text));
        // The file that the text names already, which this browser did not have.
        if (next === notebook.text) notebook.runCell(key);
        else change(next);
      }),
    menu: (key, at) => {
      const cell = notebook.parts.cells[place(key)];
      const toggle = {
        label: WORDS[cell?.isManual ? "automatic" : "manual"][lang],
        run: () => change(withAttribute(notebook.parts, key, "run", cell?.isManual ? null : "manual"))
      };
      const items = [
        {label: WORDS.up[lang], keys: "Alt ↑", run: () => move(key, -1)},
        {label: WORDS.down[lang], keys: "Alt ↓", run: () => move(key, 1)},
        {label: WORDS.copy[lang], run: () => change(withCopy(notebook.parts, key))},
        ...(cell?.kind === "text" || cell?.kind === "comment"
          ? []
          : [{label: WORDS.rename[lang], run: () => rename(key)}]),
        ...(cell?.kind === "sql" ? [toggle] : []),
        ...(cell && cell.kind !== "text"
          ? [{label: WORDS[cell.isFolded ? "unfold" : "fold"][lang], keys: "f", run: () => fold(key)}]
          : []),
        ...(cell?.kind === "input" ? [] : [{label: WORDS.whereFrom[lang], keys: "w", run: () => tellOrigin(key)}]),
        ...(cell?.kind === "text" || cell?.kind === "comment"
          ? []
          : [{label: WORDS.comment[lang], keys: "c", run: () => comment(key)}]),
        ...(cell?.kind === "comment"
          ? [{label: WORDS.holdNow[lang], run: () => change(heldNow(notebook, key) ?? notebook.text)}]
          : []),
        ...takenFrom(key),
        {label: WORDS.remove[lang], keys: "d d", run: () => remove(key)}
      ];
      openMenu(at, WORDS.more[lang], items, () => panels.get(key)?.element.focus());
    }
  };
  element.addEventListener("click", ({target}) => {
    const clicked = clickedNumber(target, notebook.views());
    if (clicked) tellOrigin(chosen, clicked, true);
  });
  element.addEventListener("keydown", (event) => {
    const panel = panels.get(chosen);
    if (!panel) return;
    onNotebookKey(
      event,
      panel.isEditing && event.target !== panel.element,
      event.target === panel.element,
      {
        choose: (by) => choose(place(chosen) + by),
        edit: () => panel.edit(),
        leave: () => panel.leave(),
        add: (offset) => addMenu(place(chosen) + offset, panel.element, () => panel.element.focus()),
        remove: () => remove(chosen),
        move: (by) => move(chosen, by),
        run: () => runCell(chosen),
        undo: () => notebook.undo(),
        redo: () => notebook.redo(),
        fold: () => fold(chosen),
        outline: () => outline.open(),
        whereFrom: () => tellOrigin(chosen),
        comment: () => comment(chosen)
      },
      state
    );
  });
  const show = () => {
    const views = notebook.views();
    const focused = document.activeElement;
    for (const [key, panel] of panels)
      if (!views.some(({cell}) => cell.key === key)) {
        panel.element.remove();
        panels.delete(key);
      }
    views.forEach((view, i) => {
      const {key} = view.cell;
      const panel = panels.get(key) ?? cellPanel(key, lang, actions);
      panels.set(key, panel);
      // Put in its place only where it stands in another: what is moved loses its focus.
      if (element.children[i] !== panel.element) element.insertBefore(panel.element, element.children[i] ?? null);
      panel.show(view, i + 1, notebook.isStarted);
    });
    if (focused instanceof HTMLElement && document.activeElement !== focused && element.contains(focused))
      focused.focus();
    problems.replaceChildren(
      ...notebook.parts.problems.map(
        ({line, text}) =>
          html`<p class="notebook-problem" role="alert">
            ${{en: `line ${line}: `, zh: `第 ${line} 行：`}[lang]}${text[lang]}
          </p>`
      )
    );
  };
  notebook.onChange(show);
  // Widths are known once the board stands on the page.
  requestAnimationFrame(show);
  show();
  return html`<div>${problems}${outline.element}${element}</div>`;
}
