import {html} from "npm:htl";
import type {MissingFact} from "../../companies/company.js";
import {formatInteger} from "../../lib/format.js";
import type {Text} from "../../lib/language.js";
import {COLON, PAUSE} from "../../lib/signs.js";
import {evaluate} from "../../model/calculate/evaluate.js";
import type {StatedFigure} from "../../model/text/edit.js";
import {lineOf} from "../../model/compile.js";
import {written} from "../../model/text/quantity.js";
import {unitInWords} from "../../model/unit/words.js";
import {from, share} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";
import {parseEntry} from "../../workspace/entry.js";
import {entryStyleOf} from "../../workspace/style.js";
import {foreseen} from "./cell-editor.js";
import {periodText} from "./model-number.js";
import {numberElement as shownNumber} from "../number.js";
import {paintParts} from "../paint-part.js";
import {cellParts} from "./line-number.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  title: {en: "Not on record: type it in", zh: "账本未收录：可自行填入"},
  orOld: {en: "Not on record, or too old: type it in", zh: "账本未收录或已过旧：可自行填入"},
  number: {en: "Number", zh: "数值"},
  source: {en: "Where you read it", zh: "数据出处"},
  put: {en: "Put in", zh: "填入"},
  noSource: {en: "say where you read it", zh: "请注明数据出处"}
} as const satisfies Record<string, Text>;

/** How far what is assumed is moved to say what it does to the value. */
const MOVED = 0.1;

const STATED = "stated on this page";
const RECORD = "Alpha Ledger: figures that the model names and the record lacks.";

/** Figures the record lacks, each with a place to type it in; the model that takes one is the reader's own. */
export function missingFigures(workspace: Workspace, take: (figure: StatedFigure) => void): HTMLElement {
  const {lang, company} = workspace;
  const count = company.missing.length;
  if (count === 0) return html`<div hidden></div>`;
  const row = ({line, period, fact, isAssumed}: MissingFact) => {
    const name = `${workspace.title(line)}${period === null ? "" : `${PAUSE[lang]}${periodText(period, lang)}`}`;
    const of = lineOf(workspace.model, line);
    const style = entryStyleOf(of);
    const unit = style.percent ? "%" : unitInWords(of.unit, lang);
    const number = html<HTMLInputElement>`<input
      size="10"
      aria-label=${`${WORDS.number[lang]}${COLON[lang]}${name}`}
    />`;
    const source = html<HTMLInputElement>`<input
      size="30"
      maxlength="200"
      aria-label=${`${WORDS.source[lang]}${COLON[lang]}${name}`}
      placeholder=${WORDS.source[lang]}
    />`;
    const status = html`<span class="refusal" role="status"></span>`;
    const button = html<HTMLButtonElement>`<button type="button">${WORDS.put[lang]}</button>`;
    button.addEventListener("click", () => {
      const typed = number.value.trim();
      const read = parseEntry(typed, style);
      if (!read.ok) status.textContent = `${typed}${COLON[lang]}${read.problem[lang]}`;
      else if (source.value.trim() === "") status.textContent = WORDS.noSource[lang];
      else take({line, period, number: written(read.value, style.percent).text, source: source.value.trim()});
    });
    // What it comes to, before it is put in.
    number.addEventListener("input", () => {
      status.textContent = number.value.trim() === "" ? "" : foreseen(of, number.value.trim(), style)[lang];
    });
    return html`<li data-missing=${period === null ? line : `${line}@${period}`}>
      ${name} ${number} ${unit} ${source} ${button} ${status}
      <small lang="en">${fact}</small>
      ${isAssumed ? html`<br /><small>${paintParts(assumedWords(workspace, line), {lang, source: "worked out by the sheet"})}</small>` : ""}
    </li>`;
  };
  return html`<details class="missing-figures">
    <summary>
      ${WORDS[company.missing.some(({old}) => old) ? "orOld" : "title"][lang]}${COLON[lang]}${shownNumber({value: count, unit: "figures", source: RECORD, text: formatInteger(count, lang)})}
    </summary>
    <ul>
      ${company.missing.map(row)}
    </ul>
  </details>`;
}

/** What a model assumes in place of a figure, and what the value per share would be were the figure another. */
function assumedWords({company, model, overrides, evaluation}: Workspace, line: string): Words {
  const valueAt = (scale: number) =>
    cellParts(evaluate(model, {...overrides, [line]: {scale}}), company.headline.value);
  const [assumed, less, more] = [cellParts(evaluation, line), valueAt(1 - MOVED), valueAt(1 + MOVED)];
  const by = from(STATED, share(MOVED, 0));
  return {
    en: say`The model assumes ${assumed}; at ${by} less or more the value per share is ${less} or ${more}.`,
    zh: say`模型暂假设为 ${assumed}；若少或多 ${by}，每股价值为 ${less}或 ${more}。`
  };
}
