import {html} from "npm:htl";
import type {Lang, Text} from "../../lib/language.js";
import {EXAMPLE_CALENDAR, EXAMPLE_LINES} from "../../model/functions/example-lines.js";
import {reference, type ReferenceEntry} from "../../model/functions/reference.js";

import {numbersIn} from "../number.js";

/** Digits of results: enough to hold them against a spreadsheet. */
const DIGITS = 6;

const SOURCE = "Alpha Ledger: functions of formulas.";

const WORDS = {
  title: {en: "Functions of formulas", zh: "公式函数一览"},
  note: {
    en: "Every function, operator and name that a formula may use, with an example that is worked out by the engine, and in LibreOffice, each time the site is tested. Examples read these lines:",
    zh: "公式可用的全部函数、运算符与名称；各示例在每次测试网站时均由引擎与电子表格软件分别计算核对。示例所用的行："
  },
  find: {en: "Find", zh: "查找"},
  written: {en: "Written", zh: "写法"},
  help: {en: "What it is for", zh: "用途"},
  example: {en: "Example", zh: "示例"},
  result: {en: "Gives", zh: "结果"},
  elsewhere: {en: "Elsewhere:", zh: "其他软件称："},
  none: {en: "Nothing is called so.", zh: "没有符合的条目。"}
} as const satisfies Record<string, Text>;

/** The words of the formula language from the one table of them, to be searched. */
export function functionReference(lang: Lang): HTMLElement {
  const find = html<HTMLInputElement>`<input type="search" size="16" autocomplete="off" />`;
  const none = html`<p class="notice" role="status"></p>`;
  const rows = reference().map((entry) => ({entry, row: entryRow(entry, lang)}));
  find.addEventListener("input", () => {
    const wanted = find.value.trim().toLowerCase();
    for (const {entry, row} of rows) row.hidden = !isNamed(entry, wanted);
    none.textContent = rows.every(({row}) => row.hidden) ? WORDS.none[lang] : "";
  });
  const heads = [WORDS.written, WORDS.help, WORDS.example, WORDS.result];
  return html`<details class="answer-block function-reference" id="functions">
    <summary>${WORDS.title[lang]}</summary>
    <p class="figure-note">${WORDS.note[lang]}</p>
    <pre lang="en">${EXAMPLE_LINES.map(lineText).join("\n")}</pre>
    <div class="answer-controls">
      <label class="field"><span class="input-label">${WORDS.find[lang]}</span>${find}</label>${none}
    </div>
    <div class="table-scroll" tabindex="0">
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head[lang]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(({row}) => row)}
        </tbody>
      </table>
    </div>
  </details>`;
}

function entryRow({signature, help, example, elsewhere}: ReferenceEntry, lang: Lang): HTMLElement {
  const others = elsewhere.length === 0 ? null : html` <small>${WORDS.elsewhere[lang]} ${elsewhere.join(", ")}</small>`;
  return html`<tr>
    <th scope="row"><code>${signature}</code></th>
    <td>${numbersIn(help[lang], {source: SOURCE})}${others}</td>
    <td><code>${example.formula}</code></td>
    <td><code>${resultText(example.result)}</code></td>
  </tr>`;
}

function isNamed({signature, help, elsewhere}: ReferenceEntry, wanted: string): boolean {
  return [signature, help.en, help.zh, ...elsewhere].some((text) => text.toLowerCase().includes(wanted));
}

function resultText(result: ReferenceEntry["example"]["result"]): string {
  const say = (value: number | null) => (value === null ? "–" : String(Number(value.toPrecision(DIGITS))));
  return typeof result === "number" ? say(result) : result.map(say).join(", ");
}

/** A line of the examples as a document would state it. */
function lineText(line: (typeof EXAMPLE_LINES)[number]): string {
  const head = "unit" in line ? `${line.name}  ${line.unit}  ` : `${line.name}  `;
  if (line.type === "formula") return `${head}= ${line.formula}`;
  if (line.type === "table") return `${head}table ${line.points.map(([x, y]) => `${x} ${y}`).join(", ")}`;
  if (!("values" in line)) return head;
  if (typeof line.values === "number") return `${head}${line.values}`;
  const values = Array.isArray(line.values) ? line.values : Object.entries(line.values).map(([at, v]) => `${at} ${v}`);
  return `${head}${EXAMPLE_CALENDAR.first}: ${values.join(", ")}`.replace(/FY\d+: (?=FY)/, "");
}
