import {html} from "npm:htl";
import type {Text} from "../../lib/language.js";
import {COLON, inBrackets} from "../../lib/signs.js";
import type {Cell} from "../../model/compile.js";
import {styleOf} from "../../workspace/style.js";
import {cellTitle, foreseen} from "./cell-editor.js";
import {
  define,
  definitionText,
  isMissingFigure,
  isOverridden,
  readDefinition,
  wantsSource,
  type CellDefinition
} from "./cell-definition.js";
import {placeInFormula, problemsText, refusalText} from "./change-words.js";
import type {OwnModels} from "./own-models.js";
import {askForSource} from "./source-question.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  line: {
    en: "Enter changes the whole line, Alt+Enter this period alone; a number stands in this period alone. Ours is copied first: the copy is yours.",
    zh: "Enter 修改整行，Alt+Enter 仅修改本期；输入数字则仅替换本期。修改本站模型时先生成您自己的副本。"
  },
  cell: {
    en: "A number or a formula (= …) stands here instead; Delete on the cell takes it back.",
    zh: "此处以数字或公式（= …）替代；在单元格上按 Delete 可撤回。"
  },
  old: {en: "Too old: type a newer price, then where you read it.", zh: "股价过旧：请输入更新的股价，再注明出处。"},
  missing: {en: "Not on record: type the number, then where you read it.", zh: "账本未收录：请输入数值，再注明出处。"},
  left: {en: "Left as it was", zh: "保持不变"}
} as const satisfies Record<string, Text>;

const FIXED: Text = {
  en: "The model of this page is changed in its file; here only inputs can be tried",
  zh: "本页模型须在其文件中修改；此处仅可试改输入项"
};

interface Defining {
  readonly workspace: Workspace;
  /** None where the document is not the reader’s to change. */
  readonly models: OwnModels | null;
  /** First sign typed, in place of what the cell holds. */
  readonly typed: string | undefined;
  /** Gives the focus back to the grid, moved as the key that kept the entry says; null when nothing was kept. */
  readonly done: (key: string | null, back: boolean) => void;
  readonly say: (text: string) => unknown;
  /** Shows a question, or takes it away. */
  readonly ask: (question: HTMLElement | null) => void;
  readonly foresee: (text: string) => unknown;
}

/** What an entry comes to: kept, or what is wrong and from which character on. */
export type Kept = {readonly ok: true} | {readonly ok: false; readonly problem: string; readonly from: number | null};

/** Reads what was typed for a cell and puts it into the document, asking for the source of a figure first. */
export async function keepDefinition(
  {workspace, models, ask}: Pick<Defining, "workspace" | "models" | "ask">,
  cell: number,
  text: string,
  isForPeriod: boolean
): Promise<Kept | null> {
  if (!models) return {ok: false, problem: FIXED[workspace.lang], from: null};
  const read = readDefinition(workspace, cell, text, isForPeriod);
  if ("problem" in read) return {ok: false, ...read};
  const reason = await reasonFor({workspace, ask}, cell, read);
  if (reason === null) return null;
  const changed = await define({workspace, models}, cell, read, reason);
  if (changed.ok) return {ok: true};
  const {why} = changed;
  if (why.kind !== "problems") return {ok: false, problem: refusalText(changed, workspace.lang), from: null};
  const told = why.problems.map(({message}) => ({message, from: placeInFormula(message, text)}));
  const from = told.find((each) => each.from !== null)?.from ?? null;
  return {ok: false, problem: problemsText(told, workspace.lang), from};
}

async function reasonFor(
  {workspace, ask}: Pick<Defining, "workspace" | "ask">,
  cell: number,
  read: CellDefinition
): Promise<string | null> {
  if (read.type !== "number" || !wantsSource(workspace, cell)) return "";
  const source = await askForSource(workspace.lang, read.text, isMissingFigure(workspace, cell), ask);
  ask(null);
  return source;
}

/** A wide field over a cell for its formula, or for a number or formula to stand in it. Nothing typed is lost to a fault. */
export function openDefinition(cell: number, element: HTMLElement, defining: Defining): void {
  const {workspace, typed, done, say, foresee} = defining;
  const {lang} = workspace;
  const opening = definitionText(workspace, cell);
  const {line} = workspace.model.cells[cell] as Cell;
  const style = styleOf(workspace.evaluation, line);
  const field = html<HTMLInputElement>`<input
    class="cell-editor defines"
    autocomplete="off"
    spellcheck="false"
    aria-label=${cellTitle(workspace, cell)}
  />`;
  field.value = typed ?? opening;
  let state: "open" | "busy" | "closed" = "open";
  const close = (key: string | null, back: boolean) => {
    state = "closed";
    field.remove();
    foresee("");
    done(key, back);
  };
  const keep = async (key: string, back: boolean, isForPeriod: boolean) => {
    if (state !== "open") return;
    if (field.value.trim() === opening.trim()) {
      close(key, back);
      return;
    }
    state = "busy";
    const kept = await keepDefinition(defining, cell, field.value, isForPeriod);
    if (kept?.ok) {
      say("");
      close(key, back);
      return;
    }
    state = "open";
    field.focus({preventScroll: true});
    if (!kept) return;
    field.setAttribute("aria-invalid", "true");
    say(kept.problem);
    if (kept.from !== null) field.setSelectionRange(kept.from, field.value.length);
  };
  field.addEventListener("keydown", (event) => {
    const {key, shiftKey, altKey, ctrlKey} = event;
    if (key === "Enter" || key === "Tab") void keep(key, shiftKey, altKey || ctrlKey);
    else if (key === "Escape") {
      say("");
      close(null, false);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  field.addEventListener("input", () => {
    field.removeAttribute("aria-invalid");
    foresee(/^\s*(?:[=＝]|$)/.test(field.value) ? hint() : foreseen(line, field.value, style)[lang]);
  });
  field.addEventListener("blur", () => {
    // Going elsewhere keeps nothing that Enter would not have kept, and says so.
    if (state !== "open" || !field.isConnected) return;
    state = "closed";
    field.remove();
    foresee("");
    if (field.value.trim() !== opening.trim())
      say(`${cellTitle(workspace, cell)}${COLON[lang]}${WORDS.left[lang]}${inBrackets(field.value, lang)}`);
  });
  element.append(field);
  // Moved to the left where it would reach beyond the grid.
  const edge = element.closest(".grid-scroll")?.getBoundingClientRect();
  const beyond = edge ? field.getBoundingClientRect().right - edge.right + 4 : 0;
  if (beyond > 0) field.style.left = `${-beyond}px`;
  foresee(hint());
  field.focus({preventScroll: true});
  const caret = field.value.length;
  field.setSelectionRange(caret, caret);
  function hint(): string {
    if (isMissingFigure(workspace, cell))
      return WORDS[workspace.evaluation.errors.get(cell)?.kind === "too_old" ? "old" : "missing"][lang];
    const {spec} = (workspace.model.cells[cell] as Cell).line;
    const isWhole = (spec.type === "formula" || spec.type === "check") && !isOverridden(workspace, cell);
    return WORDS[isWhole ? "line" : "cell"][lang];
  }
}
