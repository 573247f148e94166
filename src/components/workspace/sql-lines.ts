import {html} from "npm:htl";
import type {SqlLine} from "../../companies/sql-line.js";
import type {Text} from "../../lib/language.js";
import {COLON, COMMA} from "../../lib/signs.js";
import type {OwnModel} from "../../workspace/state.js";
import {cancelButton} from "../cancel-button.js";
import {loadProgress} from "../load-progress.js";
import type {OwnModels} from "./own-models.js";
import type {Workspace} from "./workspace.js";

/** Milliseconds after the last change until queries that the reader wrote are run. */
const PAUSE = 700;

const WORDS = {
  title: {en: "Lines read by SQL", zh: "以 SQL 取数的行"},
  link: {
    en: "This model came with a link and was not written by this site. Lines of it ask the ledger in SQL. Read the queries: none runs until you press Run, and until then those lines are errors by name.",
    zh: "此模型来自链接，并非本站所写，其中有以 SQL 向账本取数的行。请先阅读查询：按“运行”之前不会执行任何查询，这些行在此之前显示为“SQL 未运行”。"
  },
  runLink: {en: "Run the SQL of this link", zh: "运行此链接中的 SQL"},
  running: {en: "Running the SQL …", zh: "正在运行 SQL……"},
  again: {en: "Run again", zh: "重新运行"},
  queries: {en: "Queries", zh: "查询"},
  state: {
    not_run: {en: "not run", zh: "未运行"},
    failed: {en: "failed", zh: "出错"},
    answered: {en: "read from", zh: "取自"}
  },
  note: {
    en: "Read-only, on the ledger in this browser; nothing is sent anywhere.",
    zh: "只读查询，仅在此浏览器内的账本上执行，不会发送到任何地方。"
  }
} as const;

/** What a model that came from a file says of its SQL, and what its button says. */
function ofFile(file: string): {readonly note: Text; readonly run: Text} {
  return {
    note: {
      en: WORDS.link.en.replace("with a link", `from the file ${file}`),
      zh: WORDS.link.zh.replace("来自链接", `来自文件 ${file}`)
    },
    run: {en: `Run the SQL of ${file}`, zh: `运行 ${file} 中的 SQL`}
  };
}

/**
 * The queries of the model on screen and how to run them. Those that the reader wrote, or that stand in a template, run by
 * themselves; those that came with a link or a file wait for a click.
 */
export function sqlLines(workspace: Workspace, models: OwnModels): HTMLElement {
  const {lang} = workspace;
  const note = html`<p class="sql-lines-note" role="note"></p>`;
  const run = html<HTMLButtonElement>`<button type="button" class="primary"></button>`;
  const told = html`<span role="status"></span>`;
  const list = html`<div></div>`;
  const cancel = cancelButton(lang);
  const root = html`<section class="sql-lines" aria-label=${WORDS.title[lang]} hidden>
    ${note}
    <div class="answer-controls">${run}${cancel.element}${told}</div>
    ${loadProgress(lang)}${list}
  </section>`;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  const isWanted = () => !models.unrun && workspace.company.sql.some(({state}) => state === "not_run");
  const runAll = async (isAgain: boolean) => {
    if (isRunning) return;
    isRunning = true;
    show();
    try {
      await cancel.during((signal) => models.run(signal, isAgain));
    } finally {
      isRunning = false;
      show();
    }
  };
  const show = () => {
    const {sql} = workspace.company;
    root.hidden = sql.length === 0;
    const {unrun} = models;
    note.textContent = unrun ? originOf(unrun).note[lang] : WORDS.note[lang];
    run.textContent = unrun ? originOf(unrun).run[lang] : WORDS.again[lang];
    run.classList.toggle("primary", unrun !== null);
    run.disabled = isRunning;
    told.textContent = isRunning ? WORDS.running[lang] : "";
    list.replaceChildren(queryList(workspace, sql, unrun !== null));
    clearTimeout(waiting);
    if (isWanted() && !isRunning) waiting = setTimeout(() => void runAll(false), PAUSE);
  };
  run.addEventListener("click", () => void runAll(models.unrun === null));
  workspace.onChange(show);
  return root;
}

function originOf({unrun}: OwnModel): {readonly note: Text; readonly run: Text} {
  const file = unrun?.file ?? null;
  return file === null ? {note: WORDS.link, run: WORDS.runLink} : ofFile(file);
}

/** Each query with its line and what came of it: open where it is to be read, or where one failed. */
function queryList(workspace: Workspace, lines: readonly SqlLine[], isToBeRead: boolean): HTMLElement {
  const {lang} = workspace;
  const items = lines.map(({line, query, state, reads, problem}) => {
    const from = state === "answered" && reads.length > 0 ? html` <span lang="en">${reads.join(", ")}</span>` : "";
    return html`<li data-sql-line=${line} data-state=${state}>
      <strong>${workspace.title(line)}</strong>: ${WORDS.state[state][lang]}${from}
      <pre lang="en">${query}</pre>
      ${problem ? html`<pre class="sql-error" role="alert">${problem[lang]}</pre>` : ""}
    </li>`;
  });
  return html`<details open=${isToBeRead || lines.some(({state}) => state === "failed")}>
    <summary>
      ${WORDS.queries[lang]}${COLON[lang]}${lines.map(({line}) => workspace.title(line)).join(COMMA[lang])}
    </summary>
    <ul>
      ${items}
    </ul>
  </details>`;
}
