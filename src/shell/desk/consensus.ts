import {html} from "npm:htl";
import type {PublishedCompanies} from "../../companies/published.js";
import {consensusValue} from "../../desk/consensus-value.js";
import type {DeskData} from "../../desk/desk-data.js";
import {comparedTargets, recordedEstimates, type Estimate} from "../../desk/estimates.js";
import {readLog} from "../../desk/forecast-log.js";
import {readEstimates} from "../../desk/read-estimates.js";
import {consensusFigure, consensusValueFigure} from "../../figures/consensus-figures.js";
import {isoDate} from "../../lib/dates.js";
import type {Lang} from "../../lib/language.js";
import {reasonOf} from "../../lib/reason-of.js";
import {COLON} from "../../lib/signs.js";
import {fileRows, textRows} from "../../query/import/table-rows.js";
import {paintFigure} from "../paint-figure.js";
import {KEPT, keepEstimates, keptEstimates, keptLog} from "./kept.js";
import {DESK_WORDS as WORDS, EXAMPLES} from "./words.js";

/** Our numbers against consensus, on record and the reader's own: pasted, or opened as CSV or workbook; kept in the browser. */
export function consensusDesk(data: DeskData, models: () => Promise<PublishedCompanies>, lang: Lang): HTMLElement {
  const figures = html`<div></div>`;
  const message = html`<p class="sheet-message" role="status"></p>`;
  const area = html<HTMLTextAreaElement>`<textarea rows="4" cols="48"></textarea>`;
  const file = html<HTMLInputElement>`<input type="file" accept=".csv,.tsv,.txt,.xlsx" />`;
  const take = html<HTMLButtonElement>`<button type="button">${WORDS.take[lang]}</button>`;
  const clear = html<HTMLButtonElement>`<button type="button">${WORDS.clear[lang]}</button>`;
  const paint = (compared = data.compared, values = data.values) =>
    figures.replaceChildren(
      paintFigure(consensusFigure(data, compared), null, lang),
      paintFigure(consensusValueFigure(data, values), null, lang)
    );
  let shown: readonly Estimate[] = keptEstimates();
  const show = async (own: readonly Estimate[]) => {
    shown = own;
    clear.disabled = own.length === 0;
    const log = await readLog(keptLog()).catch(() => []);
    if (own.length === 0 && log.length === 0) {
      paint();
      return;
    }
    const {companies} = await models();
    const compared = companies.flatMap((company) =>
      comparedTargets(company, [...recordedEstimates(company), ...own], data.asOf)
    );
    paint(
      compared,
      companies.map((company) => consensusValue(company, compared, log))
    );
  };
  const read = async (rows: readonly (readonly string[])[]) => {
    const {companies} = await models();
    const {estimates, unread} = readEstimates(rows, companies, isoDate(new Date()));
    const own = [...keptEstimates(), ...estimates];
    shown = own;
    const isKept = estimates.length === 0 || keepEstimates(own);
    message.replaceChildren(
      `${WORDS.taken[lang]}${estimates.length}${isKept ? "" : ` ${WORDS.notKept[lang]}`}`,
      ...unread.map(({row, problem}) => html`<br />${WORDS.unread[lang]} ${row}${WORDS.row[lang]}${problem[lang]}`)
    );
    await show(own);
  };
  take.addEventListener("click", () => void read(textRows(area.value)));
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    fileRows(chosen).then(read, (error: unknown) => {
      message.textContent = `${chosen.name}${COLON[lang]}${reasonOf(error)}`;
    });
  });
  clear.addEventListener("click", () => {
    keepEstimates([]);
    message.textContent = "";
    void show([]);
  });
  addEventListener(KEPT, () => void show(shown));
  paint();
  void show(shown);
  return html`<div>
    <details class="sheet-paste" id="paste-estimates">
      <summary>${WORDS.paste[lang]}</summary>
      <label class="field"
        ><span class="input-label">${WORDS.pasteHelp[lang]} <code lang="en">${EXAMPLES.estimate}</code></span
        >${area}</label
      >
      <div class="answer-controls">
        ${take}${clear}<label class="field"><span class="input-label">${WORDS.open[lang]}</span>${file}</label>
      </div>
    </details>
    ${message}${figures}
  </div>`;
}
