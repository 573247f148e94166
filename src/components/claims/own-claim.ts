import {html} from "npm:htl";
import {addressStore} from "../../controls/address.js";
import type {Lang, Text} from "../../lib/language.js";
import {UNITS, type ClaimUnit} from "../../query/claims/claims.js";
import {TESTS, type Test} from "../../query/claims/verdict.js";
import {draftIn, exampleDraft, fragmentOf, numbersOfDraft, type Draft} from "../../inputs/claim-draft.js";
import {cancelButton} from "../cancel-button.js";
import {claimCard, type Judging} from "./claim-card.js";
import {criterionWords} from "./claim-words.js";
import {numbersIn, TYPED} from "../number.js";
import {ClaimProblem, judged, JUDGE_WORDS as FIELDS} from "./judge-claim.js";
import {loadProgress} from "../load-progress.js";
import {problemAlert, queryProblem} from "../query-problem.js";

const WORDS = {
  ...FIELDS,
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
  linked: {
    en: "This claim came with the link; it is not ours. Read what its SQL does: nothing is judged until you press Judge.",
    zh: "此论断来自链接，并非本站所作。请先阅读其 SQL：按“判定”之前不会执行任何内容。"
  },
  stale: {en: "Below is the verdict on the claim before.", zh: "以下为对上一论断的判定。"},
  unread: {
    en: "The claim in the link could not be read; an example stands in its place.",
    zh: "链接中的论断无法读取，现以示例代替。"
  }
} as const satisfies Record<string, Text>;

const UNIT_NAME: Readonly<Record<ClaimUnit, Text>> = {
  tokens: {en: "tokens", zh: "词元"},
  share: {en: "share (0.5 is half)", zh: "占比（0.5 即一半）"},
  ratio: {en: "ratio", zh: "倍数"},
  count: {en: "count", zh: "个数"},
  usd_per_mtok: {en: "US dollars per million tokens", zh: "美元/百万词元"},
  multiple: {en: "multiple", zh: "估值倍数"}
};

/** A claim of the reader's own, judged as the note's are; it is kept in the link's fragment. */
export function ownClaim(judging: Judging, lang: Lang): HTMLElement {
  const address = addressStore();
  const shared = draftIn(address.stated);
  const notice = address.unread ?? (shared === null ? null : shared === "unread" ? WORDS.unread : WORDS.linked);
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
  const cancel = cancelButton(lang);
  const output = html`<div class="own-output" aria-live="polite"></div>`;
  const markStale = () => {
    const [shown] = output.children;
    if (!shown || shown.matches(".stale")) return;
    shown.classList.add("stale");
    shown.prepend(html`<span class="sql-stale">${WORDS.stale[lang]}</span>`);
  };
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
  const judge = async () => {
    run.disabled = true;
    run.textContent = WORDS.running[lang];
    markStale();
    try {
      const claim = await cancel.during((signal) => judged(written(), judging, {lang, signal}));
      output.replaceChildren(claimCard(claim, judging, lang));
    } catch (error) {
      output.replaceChildren(problemAlert(error instanceof ClaimProblem ? error : queryProblem(error, lang)));
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
    ${notice === null ? "" : html`<p class="address-notice" role="status">${notice[lang]}</p>`}
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
  address.onTravel(() => {
    if (draftIn(address.stated) !== null) location.reload();
  });
  if (shared !== null) void whenShown(element).then(() => element.scrollIntoView());
  return element;
}

/** Waits until the page holds an element and has laid itself out. */
async function whenShown(element: HTMLElement): Promise<void> {
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, {once: true}));
  while (!element.isConnected) await new Promise(requestAnimationFrame);
}
