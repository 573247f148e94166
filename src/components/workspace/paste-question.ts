import {html} from "npm:htl";
import type {Text} from "../../lib/language.js";
import {BREAK, COLON} from "../../lib/signs.js";
import {lineOf, type Cell} from "../../model/compile.js";
import {isPure} from "../../model/unit/unit.js";
import {unitInWords} from "../../model/unit/words.js";
import {cellOfKey} from "../../workspace/edits.js";
import {numberInWords} from "../../workspace/entry.js";
import type {Changes} from "../../workspace/changes.js";
import {styleOf} from "../../workspace/style.js";
import {cellTitle} from "./cell-editor.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  asks: {
    en: "Pasted numbers without a per cent sign, in lines shown in per cent. Nothing is stored yet. As typed they would be stored as",
    zh: "粘贴的数字不带百分号，而所在行以百分比显示。尚未写入。按键入规则将存为"
  },
  percent: {en: "Store per cent", zh: "按百分比写入"},
  fractions: {en: "Store as fractions", zh: "按小数写入"},
  instead: {en: "as fractions, as", zh: "按小数则存为"},
  nothing: {en: "what stands there already", zh: "现有内容"},
  leave: {en: "Leave", zh: "不写入"}
} as const satisfies Record<string, Text>;

/** Cells named in words, of the many that would be set. */
const NAMED = 3;

/** "Token growth · first half of 2027 0.25%": what cells would be or were set to, and what would stand in others instead. */
export function changesInWords(workspace: Workspace, {set, instead = []}: Pick<Changes, "set" | "instead">): string {
  const {lang, model, evaluation} = workspace;
  const words = set.slice(0, NAMED).map(([key, value]) => {
    const cell = cellOfKey(model, key) as number;
    const line = lineOf(model, (model.cells[cell] as Cell).line.name);
    const unit = isPure(line.unit) ? "" : unitInWords(line.unit, lang);
    return `${cellTitle(workspace, cell)} ${numberInWords(value, styleOf(evaluation, line), unit, lang)}`;
  });
  const over = instead.slice(0, NAMED - words.length).map(({cell, worth}) => `${cellTitle(workspace, cell)} ${worth}`);
  const isMore = set.length + instead.length > NAMED;
  return [...words, ...over].join(BREAK[lang]) + (isMore ? " …" : "");
}

/** Whether two readings of what was pasted would set different numbers, or let others stand in cells. */
export function isDoubtful(a: Changes, b: Changes): boolean {
  const [over, other] = [a.instead ?? [], b.instead ?? []];
  return (
    a.set.some(([key, value], i) => b.set[i]?.[0] !== key || b.set[i][1] !== value) ||
    over.length !== other.length ||
    over.some(({cell, worth}, i) => other[i]?.cell !== cell || other[i].worth !== worth)
  );
}

/** Asks what numbers without a per cent sign mean, before any is stored; gives the changes to make, or null. */
export function pasteQuestion(
  workspace: Workspace,
  {percent, fractions}: {readonly percent: Changes; readonly fractions: Changes},
  choose: (changes: Changes | null) => void
): HTMLElement {
  const {lang} = workspace;
  const button = (text: Text, changes: Changes | null) => {
    const element = html<HTMLButtonElement>`<button type="button">${text[lang]}</button>`;
    element.addEventListener("click", () => choose(changes));
    return element;
  };
  const told = (changes: Changes) => changesInWords(workspace, changes) || WORDS.nothing[lang];
  const question = html`<span class="paste-question" role="group">
    ${WORDS.asks[lang]}${COLON[lang]}<strong>${told(percent)}</strong>${BREAK[lang]}${WORDS.instead[lang]}${COLON[lang]}
    <strong>${told(fractions)}</strong>
    ${button(WORDS.percent, percent)} ${button(WORDS.fractions, fractions)} ${button(WORDS.leave, null)}
  </span>`;
  question.addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(null);
  });
  return question;
}
