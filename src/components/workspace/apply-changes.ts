import {counted} from "../../lib/format.js";
import type {Text} from "../../lib/language.js";
import {BREAK, COLON} from "../../lib/signs.js";
import {cellOfKey, editProblem} from "../../workspace/edits.js";
import type {Changes, InsteadCell} from "../../workspace/changes.js";
import {cellTitle} from "./cell-editor.js";
import {refusalText, type Changed} from "./change-words.js";
import type {OwnModels} from "./own-models.js";
import {putOver} from "./paste-over.js";
import {changesInWords} from "./paste-question.js";
import type {Workspace} from "./workspace.js";

const NOTHING: Text = {
  en: "Nothing was changed. Correct these and paste again",
  zh: "未作任何更改。请改正以下各处后重新粘贴"
};

const OVER: Text = {
  en: "instead of what the line says (Delete takes it back)",
  zh: "替代该行所写内容（按 Delete 可撤回）"
};

const SAME: Text = {en: " already what was pasted", zh: "已是所粘贴的内容，保持不变"};

/** Bad cells that are named one by one. */
const NAMED = 8;

/** Why a block was not put down, with the line that stands in its way by its title. */
function notPut(workspace: Workspace, refusal: Extract<Changed, {readonly ok: false}>): string {
  const {lang} = workspace;
  const colon = COLON[lang];
  const line = refusal.why.kind === "problems" ? (refusal.why.problems[0]?.line ?? "") : "";
  const named = line === "" ? "" : `${workspace.title(line)}${colon}`;
  return `${NOTHING[lang]}${colon}${named}${refusalText(refusal, lang)}`;
}

/** The cells to set, all of a block or none of it, and what is said of it: bad cells by the titles of their lines. */
export function applied(
  workspace: Workspace,
  {set, refused, instead = [], same = 0}: Changes
): {readonly set: Changes["set"]; readonly instead: readonly InsteadCell[]; readonly text: string} {
  const {lang, model} = workspace;
  const [colon, semicolon] = [COLON[lang], BREAK[lang]];
  const named = (cell: number | null) => (cell === null ? "" : `${cellTitle(workspace, cell)}${colon}`);
  const bad = [
    ...refused.map(({cell, text, problem}) => `${named(cell)}${text}${semicolon}${problem[lang]}`),
    ...set.flatMap(([key, value]) => {
      const problem = editProblem(model, key, value);
      return problem === null ? [] : `${named(cellOfKey(model, key))}${problem[lang].replace(`${key}${colon}`, "")}`;
    })
  ];
  if (bad.length > 0) {
    const more = bad.length - NAMED;
    const rest = more > 0 ? {en: ` … and ${more} more`, zh: ` …另有 ${more} 处`}[lang] : "";
    return {set: [], instead: [], text: `${NOTHING[lang]}${colon}${bad.slice(0, NAMED).join(semicolon)}${rest}`};
  }
  const over = instead.slice(0, NAMED).map(({cell, worth}) => `${cellTitle(workspace, cell)} ${worth}`);
  const stood = over.length > 0 ? `${semicolon}${OVER[lang]}${colon}${over.join(semicolon)}` : "";
  const words = set.length > 0 ? `${colon}${changesInWords(workspace, {set})}` : "";
  const count = set.length + instead.length;
  const done = {en: counted(count, "cell set", "cells set"), zh: `${count} 个单元格已写入`}[lang];
  const left = {en: counted(same, "cell holds", "cells hold"), zh: `${same} 个单元格`}[lang];
  const kept = same > 0 ? `${semicolon}${left}${SAME[lang]}` : "";
  return {set, instead, text: done + words + stood + kept};
}

/** Makes the changes, all or none, and tells what became of them once it is known. */
export async function putDown(
  {workspace, models}: {readonly workspace: Workspace; readonly models: OwnModels | null},
  changes: Changes,
  say: (text: string) => unknown
): Promise<void> {
  const told = applied(workspace, changes);
  if (told.instead.length === 0 || !models) {
    workspace.set(told.set);
    say(told.text);
    return;
  }
  say("");
  const done = await putOver({workspace, models}, told);
  say(done.ok ? told.text : notPut(workspace, done));
}
