import {html} from "npm:htl";
import type {MissingFact} from "../../companies/company.js";
import {formatInteger} from "../../lib/format.js";
import type {Text} from "../../lib/language.js";
import type {StatedFigure} from "../../model/text/edit.js";
import {lineOf} from "../../model/compile.js";
import {written} from "../../model/text/quantity.js";
import {unitInWords} from "../../model/unit/words.js";
import {parseEntry} from "../../workspace/entry.js";
import {entryStyleOf} from "../../workspace/style.js";
import {foreseen} from "./cell-editor.js";
import {periodText} from "./model-number.js";
import {numberElement as shownNumber} from "../number.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  title: {en: "Not on record: type it in", zh: "账本未收录：可自行填入"},
  number: {en: "Number", zh: "数值"},
  source: {en: "Where you read it", zh: "数据出处"},
  put: {en: "Put in", zh: "填入"},
  noSource: {en: "say where you read it", zh: "请注明数据出处"}
} as const satisfies Record<string, Text>;

const RECORD = "Alpha Ledger: figures that the model names and the record lacks.";

/** Figures the record lacks, each with a place to type it in; the model that takes one is the reader's own. */
export function missingFigures(workspace: Workspace, take: (figure: StatedFigure) => void): HTMLElement {
  const {lang, company} = workspace;
  const count = company.missing.length;
  if (count === 0) return html`<div hidden></div>`;
  const row = ({line, period, fact}: MissingFact) => {
    const name = `${workspace.title(line)}${period === null ? "" : `, ${periodText(period, lang)}`}`;
    const of = lineOf(workspace.model, line);
    const style = entryStyleOf(of);
    const unit = style.percent ? "%" : unitInWords(of.unit, lang);
    const number = html<HTMLInputElement>`<input size="10" aria-label=${`${WORDS.number[lang]}: ${name}`} />`;
    const source = html<HTMLInputElement>`<input
      size="30"
      maxlength="200"
      aria-label=${`${WORDS.source[lang]}: ${name}`}
      placeholder=${WORDS.source[lang]}
    />`;
    const status = html`<span class="refusal" role="status"></span>`;
    const button = html<HTMLButtonElement>`<button type="button">${WORDS.put[lang]}</button>`;
    button.addEventListener("click", () => {
      const typed = number.value.trim();
      const read = parseEntry(typed, style);
      if (!read.ok) status.textContent = `${typed}: ${read.problem[lang]}`;
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
    </li>`;
  };
  return html`<details class="missing-figures">
    <summary>
      ${WORDS.title[lang]}${{en: ": ", zh: "："}[lang]}${shownNumber({value: count, unit: "figures", source: RECORD, text: formatInteger(count, lang)})}
    </summary>
    <ul>
      ${company.missing.map(row)}
    </ul>
  </details>`;
}
