import {html} from "npm:htl";
import type {Lang, Text} from "../lib/language.js";
import type {Claim, ClaimReading, Reading} from "../query/claims/claims.js";
import {sqlOn, UNITS, type Unit} from "../query/claims/claims.js";
import {TESTS, type Test} from "../query/claims/verdict.js";
import {query} from "../query/ledger.js";
import {claimCard, type Judging} from "./claim-card.js";
import {criterionWords} from "./claim-words.js";
import {loadProgress} from "./load-progress.js";

/** A claim as a reader writes it; it travels in the link. */
interface Draft {
  readonly statement: string;
  readonly test: Test;
  readonly expected: string;
  readonly expectedHigh: string;
  readonly tolerance: string;
  readonly unit: Unit;
  readonly readings: readonly {readonly name: string; readonly sql: string}[];
}

const WORDS = {
  statement: {en: "Claim", zh: "论断"},
  test: {en: "Test", zh: "检验方式"},
  expected: {en: "Number", zh: "数值"},
  expectedHigh: {en: "Upper end", zh: "上限"},
  tolerance: {en: "Tolerance", zh: "容差"},
  unit: {en: "Unit", zh: "单位"},
  basis: {en: "Basis", zh: "口径"},
  sql: {en: "SQL that gives one number", zh: "给出一个数值的 SQL"},
  add: {en: "Add a basis", zh: "添加口径"},
  remove: {en: "Remove this basis", zh: "删除此口径"},
  run: {en: "Judge", zh: "判定"},
  running: {en: "Judging …", zh: "正在判定……"},
  failed: {en: "DuckDB says", zh: "DuckDB 报错"}
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
const KEY = "claim";

const shareOf = (basis: string) =>
  `SELECT share AS value\nFROM usage_weekly_by_basis\nWHERE basis = '${basis}' AND origin = 'china' AND week_start + 6 <= $day\nORDER BY week_start DESC LIMIT 1`;

function example(lang: Lang): Draft {
  return {
    statement: {en: "Chinese labs serve over half of all tokens", zh: "中国实验室处理了过半的词元"}[lang],
    test: "above",
    expected: "0.5",
    expectedHigh: "",
    tolerance: "0",
    unit: "share",
    readings: [
      {name: {en: "All named models", zh: "全部具名模型"}[lang], sql: shareOf("named")},
      {name: {en: "All tokens", zh: "全部词元"}[lang], sql: shareOf("all")}
    ]
  };
}

/** A claim of the reader's own, judged as the note's are; it is kept in the link's fragment. */
export function ownClaim(judging: Judging, lang: Lang): HTMLElement {
  const draft = fromFragment() ?? example(lang);
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
  run.addEventListener("click", () => {
    void (async () => {
      run.disabled = true;
      run.textContent = WORDS.running[lang];
      const draft = written();
      history.replaceState(null, "", `#${new URLSearchParams({[KEY]: JSON.stringify(draft)}).toString()}`);
      try {
        output.replaceChildren(claimCard(await judged(draft, judging, lang), judging, lang));
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
    })();
  });
  return html`<div class="own-claim">
    ${field("statement", statement)}
    <div class="own-criterion">
      ${field("test", test)}${field("expected", expected)}${field("expectedHigh", expectedHigh)}${field("tolerance", tolerance)}${field("unit", unit)}
    </div>
    ${readings}
    <div class="sql-run">${run}${add}</div>
    ${loadProgress(lang)}${output}
  </div>`;
}

/** Runs a draft at both dates. Throws with DuckDB's words, or with what a number or a result should have been. */
async function judged(draft: Draft, {then, now}: Judging, lang: Lang): Promise<Claim> {
  const amount = (name: "expected" | "expectedHigh" | "tolerance") => {
    const value = Number(draft[name]);
    if (draft[name].trim() === "" || !Number.isFinite(value))
      throw new Error(
        `${WORDS[name][lang]}: ${draft[name]}; ${{en: "expected a number such as 0.5", zh: "应为数字，例如 0.5"}[lang]}`
      );
    return value;
  };
  const readings: ClaimReading[] = [];
  for (const [i, {name, sql}] of draft.readings.entries()) {
    const basis = String(i);
    const at = (day: string) => valueOf(basis, sqlOn(sql, day), lang);
    const both = {en: name, zh: name};
    const definition = {en: "", zh: ""};
    readings.push({basis, name: both, definition, sql, isOpen: true, then: await at(then), now: await at(now)});
  }
  const claim = {
    claim: "own",
    topic: "since",
    statement: {en: draft.statement, zh: draft.statement},
    unit: draft.unit,
    test: draft.test,
    expected: amount("expected"),
    expectedHigh: draft.test === "between" ? amount("expectedHigh") : null,
    tolerance: draft.tolerance.trim() === "" ? 0 : amount("tolerance"),
    decidedOn: null,
    why: {en: "The reader’s own claim", zh: "读者自拟论断"},
    untestable: {en: "it has no basis yet.", zh: "尚无口径。"},
    readings
  } as const;
  return claim;
}

async function valueOf(basis: string, sql: string, lang: Lang): Promise<Reading> {
  const rows = await query(sql);
  const value = rows[0]?.["value"];
  const isOne = rows.length <= 1 && (rows.length === 0 || value === null || typeof value === "number");
  if (!rows.columns.includes("value") || !isOne)
    throw new Error(
      {
        en: `${rows.length} rows of ${rows.columns.join(", ")}; expected one row with a number in the column value`,
        zh: `得到 ${rows.length} 行，列为 ${rows.columns.join("、")}；应为一行，value 列为数字`
      }[lang]
    );
  const {coverage, source} = rows[0] ?? {};
  return {
    basis,
    value: typeof value === "number" ? value : null,
    coverage: typeof coverage === "number" ? coverage : null,
    source: typeof source === "string" ? source : null,
    citation: typeof source === "string" ? await citationOf(source, lang) : SOURCE[lang],
    asOf: null
  };
}

/** How to cite a source of the ledger that a query names. */
async function citationOf(source: string, lang: Lang): Promise<string> {
  const [row] = await query(`SELECT citation FROM source WHERE source = '${source.replaceAll("'", "''")}'`);
  return typeof row?.["citation"] === "string" ? row["citation"] : SOURCE[lang];
}

/** The draft a link carries; null without one, or where it cannot be read. */
function fromFragment(): Draft | null {
  const text = new URLSearchParams(location.hash.slice(1)).get(KEY);
  if (text === null) return null;
  try {
    const draft = JSON.parse(text) as Partial<Draft>;
    return draft.readings?.every((r) => typeof r.sql === "string" && typeof r.name === "string") &&
      TESTS.includes(draft.test as Test) &&
      UNITS.includes(draft.unit as Unit)
      ? ({statement: "", expected: "", expectedHigh: "", tolerance: "", ...draft} as Draft)
      : null;
  } catch {
    return null;
  }
}
