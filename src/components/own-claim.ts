import {html} from "npm:htl";
import {addressStore} from "../controls/address.js";
import type {Lang, Text} from "../lib/language.js";
import type {Claim, ClaimReading, Reading} from "../query/claims/claims.js";
import {sqlOn, UNITS, type Unit} from "../query/claims/claims.js";
import {TESTS, type Test} from "../query/claims/verdict.js";
import {AS_WRITTEN, draftIn, exampleDraft, fragmentOf, numbersOfDraft, type Draft} from "../inputs/claim-draft.js";
import {parseEntry} from "../model/workspace/entry.js";
import {query} from "../query/ledger.js";
import {claimCard, type Judging} from "./claim-card.js";
import {criterionWords} from "./claim-words.js";
import {loadProgress} from "./load-progress.js";

const WORDS = {
  statement: {en: "Claim", zh: "论断"},
  test: {en: "Test", zh: "检验方式"},
  expected: {en: "Number", zh: "数值"},
  expectedHigh: {en: "Upper end", zh: "上限"},
  tolerance: {en: "Tolerance", zh: "容差"},
  unit: {en: "Unit", zh: "单位"},
  basis: {en: "Basis", zh: "口径"},
  sql: {
    en: "SQL that gives one number in the column value; coverage (share of the tokens it rests on) and source are optional columns",
    zh: "给出一个数值的 SQL：必须有 value 列；coverage（数值所依据的词元占比）与 source 列可选"
  },
  add: {en: "Add a basis", zh: "添加口径"},
  remove: {en: "Remove this basis", zh: "删除此口径"},
  run: {en: "Judge", zh: "判定"},
  running: {en: "Judging …", zh: "正在判定……"},
  incomplete: {en: "This claim cannot be judged as written", zh: "照此填写无法判定"},
  failed: {en: "DuckDB says", zh: "DuckDB 报错"},
  unread: {
    en: "The claim in the link could not be read; an example stands in its place.",
    zh: "链接中的论断无法读取，现以示例代替。"
  }
} as const satisfies Record<string, Text>;

const UNIT_NAME: Readonly<Record<Unit, Text>> = {
  tokens: {en: "tokens", zh: "词元"},
  share: {en: "share (0.5 is half)", zh: "占比（0.5 即一半）"},
  ratio: {en: "ratio", zh: "倍数"},
  count: {en: "count", zh: "个数"},
  usd_per_mtok: {en: "US dollars per million tokens", zh: "美元/百万词元"},
  multiple: {en: "multiple", zh: "估值倍数"}
};

const SOURCE: Text = {en: "Source: the reader’s own query over the ledger.", zh: "来源：读者对账本的查询。"};

/** A claim of the reader's own, judged as the note's are; it is kept in the link's fragment. */
export function ownClaim(judging: Judging, lang: Lang): HTMLElement {
  const address = addressStore();
  const shared = draftIn(address.stated);
  const draft = shared === null || shared === "unread" ? exampleDraft(lang) : shared;
  const field = (name: keyof typeof WORDS, control: HTMLElement) =>
    html`<label class="field"><span class="input-label">${WORDS[name][lang]}</span>${control}</label>`;
  const text = (value: string) => {
    const input = html<HTMLInputElement>`<input type="text" />`;
    input.value = value;
    return input;
  };
  const menu = <T extends string>(choices: readonly (readonly [T, string])[], value: T) =>
    html<HTMLSelectElement>`<select>
      ${choices.map(([key, name]) => html`<option value=${key} selected=${key === value}>${name}</option>`)}
    </select>`;
  const statement = text(draft.statement);
  const test = menu(
    TESTS.map((t) => [t, criterionWords({test: t})[lang]] as const),
    draft.test
  );
  const unit = menu(
    UNITS.map((u) => [u, UNIT_NAME[u][lang]] as const),
    draft.unit
  );
  const [expected, expectedHigh, tolerance] = [text(draft.expected), text(draft.expectedHigh), text(draft.tolerance)];
  const readings = html`<div class="own-readings"></div>`;
  const addReading = (name: string, sql: string) => {
    const [title, editor] = [text(name), html<HTMLTextAreaElement>`<textarea spellcheck="false" rows="5"></textarea>`];
    editor.value = sql;
    const remove = html`<button type="button" class="linklike">${WORDS.remove[lang]}</button>`;
    const reading = html`<div class="own-reading">${field("basis", title)}${field("sql", editor)}${remove}</div>`;
    remove.addEventListener("click", () => {
      reading.remove();
    });
    readings.append(reading);
  };
  for (const {name, sql} of draft.readings) addReading(name, sql);
  const add = html`<button type="button" class="linklike">${WORDS.add[lang]}</button>`;
  add.addEventListener("click", () => {
    addReading("", "");
  });
  const run = html<HTMLButtonElement>`<button type="button" class="primary">${WORDS.run[lang]}</button>`;
  const output = html`<div class="own-output" aria-live="polite"></div>`;
  const written = (): Draft => ({
    statement: statement.value,
    test: test.value as Test,
    expected: expected.value,
    expectedHigh: expectedHigh.value,
    tolerance: tolerance.value,
    unit: unit.value as Unit,
    readings: [...readings.querySelectorAll(".own-reading")].map((reading) => ({
      name: reading.querySelector("input")?.value ?? "",
      sql: reading.querySelector("textarea")?.value ?? ""
    }))
  });
  const foreseen = html`<p class="figure-note own-numbers" role="status"></p>`;
  const foresee = () => {
    foreseen.textContent = numbersOfDraft(written(), UNIT_NAME[unit.value as Unit], WORDS, lang);
  };
  for (const control of [test, unit, expected, expectedHigh, tolerance]) control.addEventListener("input", foresee);
  foresee();
  const judge = async () => {
    run.disabled = true;
    run.textContent = WORDS.running[lang];
    try {
      output.replaceChildren(claimCard(await judged(written(), judging, lang), judging, lang));
    } catch (error) {
      output.replaceChildren(problem(error as Error, lang));
    } finally {
      run.disabled = false;
      run.textContent = WORDS.run[lang];
    }
  };
  run.addEventListener("click", () => {
    address.write(fragmentOf(written()));
    void judge();
  });
  const element = html`<div class="own-claim">
    ${shared === "unread" ? html`<p class="address-notice" role="status">${WORDS.unread[lang]}</p>` : ""}
    ${field("statement", statement)}
    <div class="own-criterion">
      ${field("test", test)}${field("expected", expected)}${field("expectedHigh", expectedHigh)}${field("tolerance", tolerance)}${field("unit", unit)}
    </div>
    ${foreseen} ${readings}
    <div class="sql-run">${run}${add}</div>
    ${loadProgress(lang)}${output}
  </div>`;
  if (shared !== null)
    void whenShown(element).then(async () => {
      element.scrollIntoView();
      if (shared === "unread") return;
      await judge();
      output.scrollIntoView({block: "nearest"});
    });
  return element;
}

/** Waits until the page holds an element and has laid itself out. */
async function whenShown(element: HTMLElement): Promise<void> {
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, {once: true}));
  while (!element.isConnected) await new Promise(requestAnimationFrame);
}

/** What stops a claim from being judged, with what it is about in the title. */
class ClaimProblem extends Error {
  constructor(
    readonly title: string,
    message: string
  ) {
    super(message);
  }
}

function problem(error: Error, lang: Lang): HTMLElement {
  return html`<div class="sql-error" role="alert">
    <strong>${error instanceof ClaimProblem ? error.title : WORDS.failed[lang]}</strong>
    <pre>${error.message}</pre>
  </div>`;
}

/** Reads the numbers of a draft. Throws with the field, what was typed, and what is expected. */
function numbersOf(draft: Draft, lang: Lang) {
  const refuse = (name: FieldName, wanted: string) => {
    const typed = draft[name].trim();
    const said =
      typed === "" ? {en: "nothing was typed", zh: "未填写"}[lang] : {en: `“${typed}”`, zh: `“${typed}”`}[lang];
    return new ClaimProblem(
      WORDS.incomplete[lang],
      {en: `${WORDS[name].en}: ${said}; expected ${wanted}`, zh: `${WORDS[name].zh}：${said}；应为${wanted}`}[lang]
    );
  };
  const amount = (name: FieldName) => {
    const read = parseEntry(draft[name], AS_WRITTEN);
    if (!read.ok) throw refuse(name, NUMBER_WANTED[lang]);
    return read.value;
  };
  if (draft.statement.trim() === "") throw refuse("statement", {en: "the claim in words", zh: "论断的文字"}[lang]);
  const expected = amount("expected");
  const expectedHigh = draft.test === "between" ? amount("expectedHigh") : null;
  if (expectedHigh !== null && expectedHigh < expected)
    throw refuse("expectedHigh", {en: `at least ${draft.expected}`, zh: `不小于 ${draft.expected} 的数`}[lang]);
  const tolerance = draft.tolerance.trim() === "" ? 0 : amount("tolerance");
  if (tolerance < 0) throw refuse("tolerance", {en: "0 or more", zh: "不小于 0 的数"}[lang]);
  return {expected, expectedHigh, tolerance};
}

type FieldName = "statement" | "expected" | "expectedHigh" | "tolerance";

const NUMBER_WANTED: Text = {
  en: "a number such as 0.5, 12% or 4.12 trillion",
  zh: "数字，例如 0.5、12% 或 4.12 万亿"
};

/** Runs a draft at both dates. Throws a ClaimProblem that names the field or the basis. */
async function judged(draft: Draft, {then, now}: Judging, lang: Lang): Promise<Claim> {
  const numbers = numbersOf(draft, lang);
  const readings: ClaimReading[] = [];
  for (const [i, {name, sql}] of draft.readings.entries()) {
    const basis = String(i);
    const title = name.trim() || `${WORDS.basis[lang]} ${i + 1}`;
    const at = (day: string) => valueOf({basis, title, sql}, day, lang);
    const both = {en: title, zh: title};
    const definition = {en: "", zh: ""};
    readings.push({basis, name: both, definition, sql, isOpen: true, then: await at(then), now: await at(now)});
  }
  return {
    claim: "own",
    topic: "since",
    statement: {en: draft.statement, zh: draft.statement},
    unit: draft.unit,
    test: draft.test,
    ...numbers,
    decidedOn: null,
    why: {en: "The reader’s own claim", zh: "读者自拟论断"},
    untestable: {en: "it has no basis yet.", zh: "尚无口径。"},
    readings
  };
}

interface Asked {
  readonly basis: string;
  readonly title: string;
  readonly sql: string;
}

async function valueOf({basis, title, sql}: Asked, day: string, lang: Lang): Promise<Reading> {
  const fail = (message: string, by = "") =>
    new ClaimProblem(
      {en: `Basis “${title}”${by && `: ${WORDS.failed.en}`}`, zh: `口径“${title}”${by && `：${WORDS.failed.zh}`}`}[
        lang
      ],
      message
    );
  if (sql.trim() === "") throw fail({en: "no SQL was typed; expected a query", zh: "未填写 SQL；应为一条查询"}[lang]);
  const rows = await query(sqlOn(sql, day)).catch((error: unknown) => {
    throw fail(withoutRepeats((error as Error).message), "DuckDB");
  });
  const {value = null, coverage, source} = rows[0] ?? {};
  if (!rows.columns.includes("value") || rows.length > 1)
    throw fail(
      {
        en: `${rows.length} rows of ${rows.columns.join(", ")}; expected one row with a number in the column value`,
        zh: `得到 ${rows.length} 行，列为 ${rows.columns.join("、")}；应为一行，value 列为数字`
      }[lang]
    );
  if (value !== null && typeof value !== "number")
    throw fail(
      {
        en: `the column value holds ${typeof value === "string" ? "the text " : ""}“${String(value)}”; expected a number, such as CAST(… AS DOUBLE) gives`,
        zh: `value 列为${typeof value === "string" ? "文本" : ""}“${String(value)}”；应为数字，可用 CAST(… AS DOUBLE) 转换`
      }[lang]
    );
  return {
    basis,
    value,
    coverage: typeof coverage === "number" ? coverage : null,
    source: typeof source === "string" ? source : null,
    citation: typeof source === "string" ? await citationOf(source, lang) : SOURCE[lang],
    asOf: null
  };
}

/** DuckDB's words, with the line it points at once. */
function withoutRepeats(message: string): string {
  return [...new Set(message.split(/\n{2,}/))].join("\n\n");
}

/** How to cite a source of the ledger that a query names. */
async function citationOf(source: string, lang: Lang): Promise<string> {
  const [row] = await query(`SELECT citation FROM source WHERE source = '${source.replaceAll("'", "''")}'`);
  return typeof row?.["citation"] === "string" ? row["citation"] : SOURCE[lang];
}
