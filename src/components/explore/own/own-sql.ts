import {html} from "npm:htl";
import type {Lang, Text} from "../../../lib/language.js";
import type {Cube} from "../../../query/cube/cube.js";
import type {Engine} from "../../../query/engine.js";
import {openOwnEngine} from "../../../query/own/engine.js";
import {ownColumns, ownExample} from "../../../query/own/table.js";
import {printedRows} from "../../../query/reader/printed.js";
import {readerQuery} from "../../../query/reader/run.js";
import {cancelButton} from "../../cancel-button.js";
import {saveBlob} from "../../download.js";
import {countText, printedCsv, printedTable} from "../../printed-table.js";
import {problemAlert, queryProblem} from "../../query-problem.js";

const WORDS = {
  title: {en: "Query it in SQL", zh: "用 SQL 查询"},
  about: {
    en: "One table, usage, in a DuckDB of its own in this browser; queries stay out of links, and only reading ones run. Its columns:",
    zh: "一张表 usage，位于本浏览器内单独的 DuckDB 中；查询不会进入链接，且只执行读取语句。各列为："
  },
  query: {en: "SQL query over own usage", zh: "自有用量的 SQL 查询"},
  run: {en: "Run", zh: "运行"},
  running: {en: "Running …", zh: "正在运行……"},
  download: {en: "Download CSV", zh: "下载 CSV"},
  source: {en: "Source: the reader’s own usage, not public.", zh: "来源：读者自有用量，未公开。"}
} as const satisfies Record<string, Text>;

/** Id of the part of the page in which own usage is queried. */
export const OWN_SQL = "own-sql";

/** Queries own usage by SQL. Its DuckDB starts with the first query and ends with `end`. */
export function ownSql(cube: Cube, lang: Lang): {readonly element: HTMLElement; end(): void} {
  const columns = ownColumns(cube);
  const editor = html<HTMLTextAreaElement>`<textarea
    rows="6"
    spellcheck="false"
    autocapitalize="off"
    aria-label=${WORDS.query[lang]}
  ></textarea>`;
  editor.value = ownExample(columns);
  const run = html<HTMLButtonElement>`<button type="button" class="primary">${WORDS.run[lang]}</button>`;
  const cancel = cancelButton(lang);
  const output = html`<div aria-live="polite"></div>`;
  let opened: Promise<Engine> | null = null;
  const open = () => {
    opened ??= openOwnEngine(cube, () => (opened = null)).catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  };
  const execute = async () => {
    if (run.disabled) return;
    run.disabled = true;
    run.textContent = WORDS.running[lang];
    try {
      const result = await cancel.during((signal) => readerQuery(editor.value, {signal}, open));
      const [first] = [...printedRows(result, 0, 1)];
      const save = html`<button type="button" class="linklike">${WORDS.download[lang]}</button>`;
      save.addEventListener(
        "click",
        () => void printedCsv(result).then((blob) => saveBlob("own-usage-query.csv", blob))
      );
      output.replaceChildren(
        html`<p class="figure-subtitle">${countText(result, lang)} ${save}</p>`,
        ...(first ? [printedTable(result, WORDS.source[lang], lang)] : [])
      );
    } catch (error) {
      output.replaceChildren(problemAlert(queryProblem(error, lang)));
    } finally {
      run.disabled = false;
      run.textContent = WORDS.run[lang];
    }
  };
  run.addEventListener("click", () => void execute());
  editor.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void execute();
  });
  return {
    element: html`<details id=${OWN_SQL} class="own-sql">
      <summary>${WORDS.title[lang]}</summary>
      <p>${WORDS.about[lang]} ${columns.flatMap(({name}, i) => [i > 0 ? ", " : "", html`<code>${name}</code>`])}</p>
      ${editor}
      <p class="own-actions">${run} ${cancel.element}</p>
      ${output}
    </details>`,
    end() {
      void opened?.then((engine) => engine.end()).catch(() => undefined);
    }
  };
}

/** Shows where own usage is queried. */
export function showOwnSql(): void {
  const part = document.getElementById(OWN_SQL);
  part?.closest("#own-usage")?.setAttribute("open", "");
  part?.setAttribute("open", "");
  part?.scrollIntoView({block: "center"});
  part?.querySelector("textarea")?.focus({preventScroll: true});
}
