import {html} from "npm:htl";
import {addressStore} from "../../controls/address.js";
import {codeField, type CodeField} from "../../controls/code-field.js";
import {ledgerRelations} from "./ledger-relations.js";
import {readFragment, writeFragment} from "../../lib/address.js";
import type {Lang, Text} from "../../lib/language.js";
import {linkTo} from "../../lib/links.js";
import {saidInRows} from "../../lib/said-in-rows.js";
import {newestDay} from "../../notebook/values.js";
import type {LedgerSchema} from "../../query/ledger-schema.js";
import {citationsIn, sourcesOf} from "../../query/reader/citations.js";
import {readerQuery} from "../../query/reader/run.js";
import {cancelButton} from "../cancel-button.js";
import {saveBlob} from "../download.js";
import {loadProgress} from "../load-progress.js";
import {notebookLink} from "../notebook-link.js";
import {countText, printedCsv, printedTable} from "../printed-table.js";
import {problemAlert, queryProblem} from "../query-problem.js";
import {readerSource} from "./reader-source.js";
import {schemaList} from "./sql-schema.js";

const WORDS = {
  run: {en: "Run", zh: "运行"},
  running: {en: "Running …", zh: "正在运行……"},
  keys: {en: "Ctrl or ⌘ and Enter runs too", zh: "也可按 Ctrl 或 ⌘ 加 Enter"},
  query: {en: "SQL query", zh: "SQL 查询"},
  download: {en: "Download CSV", zh: "下载 CSV"},
  empty: {en: "The query ran and returned no rows.", zh: "查询完成，结果为空。"},
  sources: {en: "Sources", zh: "来源"},
  stale: {en: "Below is the result of the query before.", zh: "以下为上一条查询的结果。"},
  linked: {
    en: "This query came with the link; it is not ours unless a figure of this site led you here. Read it: nothing runs until you press Run.",
    zh: "此查询来自链接；除非由本站图表转来，否则并非本站所写。请先阅读：按“运行”之前不会执行任何内容。"
  }
} as const satisfies Record<string, Text>;

/** An editable query over the ledger with the schema beside it; the query travels in the link's fragment. */
export function sqlConsole(schema: LedgerSchema, {example, lang}: {example: string; lang: Lang}): HTMLElement {
  const known = {relations: ledgerRelations(schema.relations, lang), values: []};
  const editor: CodeField = codeField(
    {label: WORDS.query[lang], className: "sql-code", rows: 12},
    async () => (await import("../notebook/notebook-language.js")).notebookLanguage("sql", () => known),
    () => markStale()
  );
  const run = html<HTMLButtonElement>`<button type="button" class="primary">${WORDS.run[lang]}</button>`;
  const cancel = cancelButton(lang);
  const output = html`<div class="sql-output" aria-live="polite"></div>`;
  const notice = html`<p class="address-notice" role="note" hidden></p>`;
  const address = addressStore();
  const open = () => {
    const linked = readFragment(address.stated).fields.find(([key]) => key === "q")?.[1];
    editor.text = linked ?? example;
    notice.hidden = linked === undefined && address.unread === null;
    notice.textContent = (address.unread ?? WORDS.linked)[lang];
    markStale();
  };
  const markStale = () => {
    const [shown] = output.children;
    if (!shown || shown.matches(".stale")) return;
    shown.classList.add("stale");
    shown.prepend(html`<span class="sql-stale">${WORDS.stale[lang]}</span>`);
  };
  const execute = async () => {
    if (run.disabled) return;
    run.disabled = true;
    run.textContent = WORDS.running[lang];
    markStale();
    address.write(writeFragment([["q", editor.text]]));
    try {
      const result = await cancel.during((signal) => readerQuery(editor.text, {signal}));
      const {tables} = result.reads;
      const cited = await sourcesOf(tables);
      const source = readerSource(tables, citationsIn(cited), lang);
      const said = saidInRows({citation: source, asOf: newestDay({sources: cited})});
      output.replaceChildren(
        result.count === 0
          ? html`<p class="empty">${WORDS.empty[lang]}</p>`
          : html`<section>
              <p class="figure-subtitle">
                ${countText(result, lang)} ${download(() => printedCsv(result, said), lang)}
              </p>
              ${printedTable(result, source, lang)}
              <p class="figure-source">${source} <a href=${linkTo(`/${lang}/sources`)}>${WORDS.sources[lang]}</a></p>
            </section>`
      );
    } catch (error) {
      output.replaceChildren(problemAlert(queryProblem(error, lang)));
    } finally {
      run.disabled = false;
      run.textContent = WORDS.run[lang];
    }
  };
  open();
  address.onTravel(open);
  run.addEventListener("click", () => void execute());
  editor.element.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void execute();
  });
  const toNotebook = notebookLink(() => {
    const query = editor.text;
    return {title: WORDS.query[lang], fragment: writeFragment([["q", query]]), sql: query};
  }, lang);
  return html`<div class="sql-console">
    <div class="sql-editor">
      ${notice}${editor.element}
      <div class="sql-actions">
        <div class="sql-run">${run}<span>${WORDS.keys[lang]}</span> ${toNotebook}</div>
        ${cancel.element}
      </div>
      ${loadProgress(lang)}${output}
    </div>
    ${schemaList(schema, (name) => editor.insert(name), lang)}
  </div>`;
}

function download(file: () => Promise<Blob>, lang: Lang): HTMLElement {
  const button = html<HTMLButtonElement>`<button type="button" class="linklike">${WORDS.download[lang]}</button>`;
  button.addEventListener("click", () => {
    button.disabled = true;
    void file()
      .then((blob) => saveBlob("alpha-ledger-query.csv", blob))
      .finally(() => (button.disabled = false));
  });
  return button;
}
