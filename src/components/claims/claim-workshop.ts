import {html} from "npm:htl";
import type {Lang, Text} from "../../lib/language.js";
import {UNITS, type ClaimUnit} from "../../query/claims/claims.js";
import {TESTS, type Test} from "../../query/claims/verdict.js";
import {numbersOfDraft, type Draft} from "../../inputs/claim-draft.js";
import {cancelButton} from "../cancel-button.js";
import {claimCard, type Judging} from "./claim-card.js";
import {criterionWords} from "./claim-words.js";
import {ClaimProblem, judged, JUDGE_WORDS} from "./judge-claim.js";
import {labelledField, textOfField} from "../labelled-field.js";
import {loadProgress} from "../load-progress.js";
import {numbersIn, TYPED} from "../number.js";
import {problemAlert, queryProblem} from "../query-problem.js";

const WORDS = {
  ...JUDGE_WORDS,
  test: {en: "Test", zh: "检验方式"},
  unit: {en: "Unit", zh: "单位"},
  sql: {
    en: "SQL that gives one number in the column value; coverage (share of the tokens it rests on) is an optional column. Sources are those of the tables it reads.",
    zh: "给出一个数值的 SQL：必须有 value 列；coverage 列（数值所依据的词元占比）可选。来源取自所读的表。"
  },
  add: {en: "Add a basis", zh: "添加口径"},
  remove: {en: "Remove this basis", zh: "删除此口径"},
  run: {en: "Judge", zh: "判定"},
  running: {en: "Judging …", zh: "正在判定……"},
  stale: {en: "Below is the verdict on the claim before.", zh: "以下为对上一论断的判定。"}
} as const satisfies Record<string, Text>;

const UNIT_NAME: Readonly<Record<ClaimUnit, Text>> = {
  tokens: {en: "tokens", zh: "词元"},
  share: {en: "share (0.5 is half)", zh: "占比（0.5 即一半）"},
  ratio: {en: "ratio", zh: "倍数"},
  count: {en: "count", zh: "个数"},
  usd_per_mtok: {en: "US dollars per million tokens", zh: "美元/百万词元"},
  multiple: {en: "multiple", zh: "估值倍数"}
};

/** A claim that is being written, and what is written of it. */
export interface ClaimWorkshop {
  readonly element: HTMLElement;
  readonly written: () => Draft;
}

/**
 * Fields in which a claim is written (its words, what it is worth, a query for each basis), and a button that judges it:
 * nothing runs before it is pressed, of which `onJudge` is told first.
 */
export function claimWorkshop(
  draft: Draft,
  judging: () => Judging,
  lang: Lang,
  onJudge: (written: Draft) => void = () => undefined
): ClaimWorkshop {
  const field = (name: keyof typeof WORDS, control: HTMLElement) => labelledField(WORDS[name][lang], control);
  const menu = <T extends string>(choices: readonly (readonly [T, string])[], value: T) =>
    html<HTMLSelectElement>`<select>
      ${choices.map(([key, name]) => html`<option value=${key} selected=${key === value}>${name}</option>`)}
    </select>`;
  const statement = textOfField(draft.statement);
  const test = menu(
    TESTS.map((t) => [t, criterionWords({test: t})[lang]] as const),
    draft.test
  );
  const unit = menu(
    UNITS.map((u) => [u, UNIT_NAME[u][lang]] as const),
    draft.unit
  );
  const [expected, expectedHigh, tolerance] = [
    textOfField(draft.expected),
    textOfField(draft.expectedHigh),
    textOfField(draft.tolerance)
  ];
  const readings = html`<div class="own-readings"></div>`;
  const addReading = (name: string, sql: string) => {
    const [title, editor] = [
      textOfField(name),
      html<HTMLTextAreaElement>`<textarea spellcheck="false" rows="5"></textarea>`
    ];
    editor.value = sql;
    const remove = html`<button type="button" class="linklike">${WORDS.remove[lang]}</button>`;
    const reading = html`<div class="own-reading">${field("basis", title)}${field("sql", editor)}${remove}</div>`;
    remove.addEventListener("click", () => {
      reading.remove();
      readings.dispatchEvent(new Event("input", {bubbles: true}));
    });
    readings.append(reading);
  };
  for (const {name, sql} of draft.readings) addReading(name, sql);
  const add = html`<button type="button" class="linklike">${WORDS.add[lang]}</button>`;
  add.addEventListener("click", () => {
    addReading("", "");
    readings.dispatchEvent(new Event("input", {bubbles: true}));
  });
  const written = (): Draft => ({
    statement: statement.value,
    test: test.value as Test,
    expected: expected.value,
    expectedHigh: expectedHigh.value,
    tolerance: tolerance.value,
    unit: unit.value as ClaimUnit,
    readings: [...readings.querySelectorAll(".own-reading")].map((reading) => ({
      name: reading.querySelector("input")?.value ?? "",
      sql: reading.querySelector("textarea")?.value ?? ""
    }))
  });
  const foreseen = html`<p class="figure-note own-numbers" role="status"></p>`;
  const foresee = () => {
    const said = numbersOfDraft(written(), UNIT_NAME[unit.value as ClaimUnit], WORDS, lang);
    foreseen.replaceChildren(...numbersIn(said, {source: TYPED}));
  };
  for (const control of [test, unit, expected, expectedHigh, tolerance]) control.addEventListener("input", foresee);
  foresee();
  const run = html<HTMLButtonElement>`<button type="button" class="primary">${WORDS.run[lang]}</button>`;
  const cancel = cancelButton(lang);
  const output = html`<div class="own-output" aria-live="polite"></div>`;
  const markStale = () => {
    const [shown] = output.children;
    if (!shown || shown.matches(".stale")) return;
    shown.classList.add("stale");
    shown.prepend(html`<span class="sql-stale">${WORDS.stale[lang]}</span>`);
  };
  const judge = async () => {
    run.disabled = true;
    run.textContent = WORDS.running[lang];
    markStale();
    try {
      const claim = await cancel.during((signal) => judged(written(), judging(), {lang, signal}));
      output.replaceChildren(claimCard(claim, judging(), lang, {isOpen: true}));
    } catch (error) {
      output.replaceChildren(problemAlert(error instanceof ClaimProblem ? error : queryProblem(error, lang)));
    } finally {
      run.disabled = false;
      run.textContent = WORDS.run[lang];
    }
  };
  run.addEventListener("click", () => {
    onJudge(written());
    void judge();
  });
  const element = html`<div class="own-claim">
    ${field("statement", statement)}
    <div class="own-criterion">
      ${field("test", test)}${field("expected", expected)}${field("expectedHigh", expectedHigh)}${field("tolerance", tolerance)}${field("unit", unit)}
    </div>
    ${foreseen} ${readings}
    <div class="sql-actions">
      <div class="sql-run">${run}${add}</div>
      ${cancel.element}
    </div>
    ${loadProgress(lang)}${output}
  </div>`;
  element.addEventListener("input", markStale);
  return {element, written};
}
