import {counted} from "../lib/format.js";
import type {Text} from "../lib/language.js";
import {cellOfKey, editProblem} from "../model/workspace/edits.js";
import type {Changes} from "../model/workspace/changes.js";
import {cellTitle} from "./cell-editor.js";
import {changesInWords} from "./paste-question.js";
import type {Workspace} from "./workspace.js";

const NOTHING: Text = {
  en: "Nothing was changed. Correct these and paste again",
  zh: "未作任何更改。请改正以下各处后重新粘贴"
};

/** Bad cells that are named one by one. */
const NAMED = 8;

/** The cells to set, all of a block or none of it, and what is said of it: bad cells by the titles of their lines. */
export function applied(
  workspace: Workspace,
  {set, refused}: Changes
): {readonly set: Changes["set"]; readonly text: string} {
  const {lang, model} = workspace;
  const [colon, semicolon] = lang === "zh" ? ["：", "；"] : [": ", "; "];
  const named = (cell: number | null) => (cell === null ? "" : `${cellTitle(workspace, cell)}${colon}`);
  const bad = [
    ...refused.map(({cell, text, problem}) => `${named(cell)}${text}${semicolon}${problem[lang]}`),
    ...set.flatMap(([key, value]) => {
      const problem = editProblem(model, key, value);
      return problem === null ? [] : `${named(cellOfKey(model, key))}${problem.replace(`${key}: `, "")}`;
    })
  ];
  if (bad.length > 0) {
    const more = bad.length - NAMED;
    const rest = more > 0 ? {en: ` … and ${more} more`, zh: ` …另有 ${more} 处`}[lang] : "";
    return {set: [], text: `${NOTHING[lang]}${colon}${bad.slice(0, NAMED).join(semicolon)}${rest}`};
  }
  const words = set.length > 0 ? `${colon}${changesInWords(workspace, {set})}` : "";
  const done = {en: counted(set.length, "cell set", "cells set"), zh: `${set.length} 个单元格已写入`}[lang];
  return {set, text: done + words};
}
