import {html} from "npm:htl";
import {addressStore} from "../controls/address.js";
import {readFragment, writeFragment} from "../lib/address.js";
import {toCsv} from "../lib/csv.js";
import {formatInteger} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import {linkTo} from "../lib/links.js";
import {query} from "../query/ledger.js";
import type {LedgerSchema} from "../query/ledger-schema.js";
import type {Rows} from "../query/rows.js";
import {dataTable} from "./data-table.js";
import {saveText} from "./download.js";
import {loadProgress} from "./load-progress.js";

const SHOWN_ROWS = 1000;

const WORDS = {
  run: {en: "Run", zh: "运行"},
  running: {en: "Running …", zh: "正在运行……"},
  keys: {en: "Ctrl or ⌘ and Enter runs too", zh: "也可按 Ctrl 或 ⌘ 加 Enter"},
  query: {en: "SQL query", zh: "SQL 查询"},
  download: {en: "Download CSV", zh: "下载 CSV"},
  failed: {en: "DuckDB says", zh: "DuckDB 报错"},
  empty: {en: "The query ran and returned no rows.", zh: "查询完成，结果为空。"},
  sources: {en: "Sources", zh: "来源"},
  result: {en: "Result", zh: "结果"}
} as const satisfies Record<string, Text>;

const SOURCE: Text = {
  en: "Source: Alpha Ledger database; the source column of a row names its document. OpenRouter data licensed under CC BY 4.0, models.dev under MIT.",
  zh: "来源：阿尔法账本数据库；每行的 source 列注明出处。OpenRouter 数据按 CC BY 4.0 许可，models.dev 数据按 MIT 许可。"
};

/** An editable query over the ledger with the schema beside it; the query travels in the link's fragment. */
export function sqlConsole(schema: LedgerSchema, {example, lang}: {example: string; lang: Lang}): HTMLElement {
  const editor = html<HTMLTextAreaElement>`<textarea
    spellcheck="false"
    autocapitalize="off"
    rows="12"
    aria-label=${WORDS.query[lang]}
  ></textarea>`;
  const run = html<HTMLButtonElement>`<button type="button" class="primary">${WORDS.run[lang]}</button>`;
  const output = html`<div class="sql-output" aria-live="polite"></div>`;
  const address = addressStore();
  const asked = () => readFragment(address.stated).fields.find(([key]) => key === "q")?.[1] ?? example;
  editor.value = asked();
  address.onTravel(() => (editor.value = asked()));
  const execute = async () => {
    if (run.disabled) return;
    run.disabled = true;
    run.textContent = WORDS.running[lang];
    address.write(writeFragment([["q", editor.value]]));
    try {
      output.replaceChildren(result(await query(editor.value), lang));
    } catch (error) {
      output.replaceChildren(
        html`<div class="sql-error" role="alert">
          <strong>${WORDS.failed[lang]}</strong>
          <pre>${(error as Error).message}</pre>
        </div>`
      );
    } finally {
      run.disabled = false;
      run.textContent = WORDS.run[lang];
    }
  };
  run.addEventListener("click", () => void execute());
  editor.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void execute();
  });
  const insert = (name: string) => {
    editor.setRangeText(name, editor.selectionStart, editor.selectionEnd, "end");
    editor.focus();
  };
  return html`<div class="sql-console">
    <div class="sql-editor">
      ${editor}
      <div class="sql-run">${run}<span>${WORDS.keys[lang]}</span></div>
      ${loadProgress(lang)}${output}
    </div>
    ${schemaList(schema, insert, lang)}
  </div>`;
}

function result(rows: Rows, lang: Lang): HTMLElement {
  if (!rows.length) return html`<p class="empty">${WORDS.empty[lang]}</p>`;
  const download = html`<button type="button" class="linklike">${WORDS.download[lang]}</button>`;
  download.addEventListener("click", () => {
    saveText(
      "alpha-ledger-query.csv",
      toCsv(
        rows.columns,
        rows.map((row) => rows.columns.map((c) => row[c] ?? null))
      )
    );
  });
  const count = {
    en: `${formatInteger(rows.length, "en")} ${rows.length === 1 ? "row" : "rows"}${rows.length > SHOWN_ROWS ? `, the first ${formatInteger(SHOWN_ROWS, "en")} shown; the download has all` : ""}`,
    zh: `共 ${formatInteger(rows.length, "zh")} 行${rows.length > SHOWN_ROWS ? `，显示前 ${formatInteger(SHOWN_ROWS, "zh")} 行；下载包含全部` : ""}`
  }[lang];
  const columns = rows.columns.map((name) => ({
    key: name,
    head: name,
    value: (row: Rows[number]) => {
      const value = row[name] ?? null;
      return typeof value === "number" || typeof value === "string" || value === null ? value : String(value);
    },
    text: (row: Rows[number]) => plainNumber(row[name])
  }));
  return html`<section>
    <p class="figure-subtitle">${count} ${download}</p>
    ${dataTable(columns, rows.slice(0, SHOWN_ROWS), {lang, source: SOURCE[lang], caption: WORDS.result[lang]})}
    <p class="figure-source">${SOURCE[lang]} <a href=${linkTo(`/${lang}/sources`)}>${WORDS.sources[lang]}</a></p>
  </section>`;
}

/** Numbers as they are, grouped in threes when whole: a query's columns have no unit to format by. */
function plainNumber(value: unknown): string {
  return typeof value === "number" && Number.isInteger(value) && Math.abs(value) >= 10_000
    ? value.toLocaleString("en")
    : String(value);
}

function schemaList({relations, cited}: LedgerSchema, insert: (name: string) => void, lang: Lang): HTMLElement {
  const name = (text: string) => {
    const button = html`<button type="button" class="linklike"><code>${text}</code></button>`;
    button.addEventListener("click", () => insert(text));
    return button;
  };
  const group = (kind: "view" | "table", title: Text) =>
    html`<h3>${title[lang]}</h3>
      ${relations
        .filter((r) => r.kind === kind)
        .map(
          (r) =>
            html`<details>
              <summary><code>${r.name}</code></summary>
              <p>${r.about[lang]} ${name(r.name)}</p>
              <ul>
                ${r.columns.map((c) => html`<li>${name(c.name)} <small>${c.type}</small>${c.about ? html` <span>${c.about[lang]}</span>` : ""}</li>`)}
              </ul>
            </details>`
        )}`;
  return html`<aside class="sql-schema" aria-label=${{en: "Schema", zh: "表结构"}[lang]}>
    ${group("view", {en: "Views", zh: "视图"})} ${group("table", {en: "Tables", zh: "表"})}
    <h3>${{en: "Cited only, not in the file", zh: "仅供引用，不在库中"}[lang]}</h3>
    <ul>
      ${cited.map((c) => html`<li><code>${c.name}</code> <span>${c.about[lang]}</span></li>`)}
    </ul>
  </aside>`;
}
