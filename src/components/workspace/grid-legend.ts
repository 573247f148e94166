import {html} from "npm:htl";
import type {Lang, Text} from "../../lib/language.js";
import {CELL_ROLES, CHANGED, IDLE, OVERRIDDEN, ROLE_NAME, UNVERIFIED} from "./cell-role.js";
import {numbersIn} from "../number.js";

const LEGEND: Text = {en: "How cells are marked", zh: "单元格标记"};
const KEYS: Text = {en: "Keys", zh: "快捷键"};
const HELP: Text = {
  en: "Arrows move, Shift extends; type, F2 or a double click to edit any cell: a formula for its whole line, or with Alt+Enter for one period; Enter and Tab keep, Esc leaves as it was; Ctrl+R fills right, Ctrl+C and Ctrl+V copy and paste blocks, Delete takes a change or what stands instead back, Ctrl+Z and Ctrl+Y undo and redo, Shift+F10 or ⋯ opens what can be done to a line (Alt+Insert adds one, Alt+↑ and Alt+↓ move it, Alt+Delete deletes it), Ctrl+[ and Ctrl+] go to what a cell reads and what reads it. In a line shown in per cent, a number typed is per cent: 12 and 12% are both 0.12. A number pasted, and arithmetic after =, is taken as it stands: 0.12 and =0.1+0.02 are both 12%. Commas only part thousands.",
  zh: "方向键移动，Shift 扩选；直接输入、按 F2 或双击可编辑任何单元格：公式作用于整行，按 Alt+Enter 仅作用于本期；Enter、Tab 确认，Esc 放弃；Ctrl+R 向右填充，Ctrl+C、Ctrl+V 复制粘贴整块，Delete 撤回修改或替代值，Ctrl+Z、Ctrl+Y 撤销与重做，Shift+F10 或 ⋯ 打开行菜单（Alt+Insert 添加、Alt+↑ 与 Alt+↓ 移动、Alt+Delete 删除），Ctrl+[、Ctrl+] 跳至引用与被引用的单元格。以百分比显示的行，键入的数字即百分数：12 与 12% 均为 0.12；粘贴的数字及以 = 开头的算式按原值计：0.12 与 =0.1+0.02 均为 12%。逗号仅作千位分隔符。"
};

/** What each colour and mark of the grid means, and which keys there are. */
export function gridLegend(lang: Lang): HTMLElement {
  const sample = (kind: string, text: Text) =>
    html`<span class="legend-item"><span class=${`cell ${kind}`} aria-hidden="true">12</span> ${text[lang]}</span>`;
  return html`<div class="grid-legend">
    <div role="group" aria-label=${LEGEND[lang]}>
      ${CELL_ROLES.filter((role) => role !== "check").map((role) => sample(`role-${role}`, ROLE_NAME[role]))}
      ${sample("role-input edited", CHANGED)}${sample("role-formula overridden", OVERRIDDEN)}${sample("role-input idle", IDLE)}${sample("role-fact unverified", UNVERIFIED)}
    </div>
    <details>
      <summary>${KEYS[lang]}</summary>
      <p>${numbersIn(HELP[lang], {source: "Alpha Ledger: how the grid reads what is typed."})}</p>
    </details>
  </div>`;
}
