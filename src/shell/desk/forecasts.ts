import {html} from "npm:htl";
import {saveText} from "../../components/download.js";
import type {DeskData} from "../../desk/desk-data.js";
import {logged, logText, readLog, type LoggedForecast} from "../../desk/forecast-log.js";
import type {KnownTarget} from "../../desk/target.js";
import {forecastFigure} from "../../figures/desk-figures.js";
import {isoDate} from "../../lib/dates.js";
import type {Lang} from "../../lib/language.js";
import {reasonOf} from "../../lib/reason-of.js";
import {PAUSE} from "../../lib/signs.js";
import {parseUnit} from "../../model/unit/parse.js";
import {unitInWords} from "../../model/unit/words.js";
import {parseEntry} from "../../workspace/entry.js";
import {companyName} from "../../words/names.js";
import {periodName} from "../../words/period.js";
import {paintFigure} from "../paint-figure.js";
import {keepLog, keptLog} from "./kept.js";
import {DESK_WORDS as WORDS} from "./words.js";

/** The reader's log of forecasts beside ours: entries are added and never changed, and saved to a file that proves it. */
export function forecastDesk(data: DeskData, lang: Lang): HTMLElement {
  const open = data.targets.filter(({result}) => result === null);
  const figure = html`<div></div>`;
  const message = html`<p class="sheet-message" role="status"></p>`;
  let log: readonly LoggedForecast[] = [];
  const target = html<HTMLSelectElement>`<select>
    ${open.map((t, i) => html`<option value=${i}>${targetText(t, lang)}</option>`)}
  </select>`;
  const [value, low, high] = [10, 8, 8].map(
    (size) => html<HTMLInputElement>`<input inputmode="decimal" size=${size} />`
  ) as [HTMLInputElement, HTMLInputElement, HTMLInputElement];
  const reason = html<HTMLInputElement>`<input size="24" />`;
  const append = html<HTMLButtonElement>`<button type="button">${WORDS.append[lang]}</button>`;
  const save = html<HTMLButtonElement>`<button type="button">${WORDS.save[lang]}</button>`;
  const file = html<HTMLInputElement>`<input type="file" accept=".jsonl,.ndjson,.txt" />`;
  const show = (next: readonly LoggedForecast[]) => {
    log = next;
    save.disabled = log.length === 0;
    figure.replaceChildren(paintFigure(forecastFigure(data, log), null, lang));
  };
  const put = (next: readonly LoggedForecast[], said: string) => {
    const isKept = keepLog(logText(next));
    message.textContent = isKept ? said : `${said} ${WORDS.notKept[lang]}`;
    show(next);
  };
  const refuse = (error: unknown) => {
    message.textContent = reasonOf(error);
  };
  const add = async () => {
    const of = open[Number(target.value)];
    if (!of) return;
    // Another tab may have logged since.
    const before = await readLog(keptLog());
    const next = await logged(before.length >= log.length ? before : log, {
      entity: of.entity,
      line: of.line,
      period: of.period,
      value: typed(value, of, lang) ?? NaN,
      low: typed(low, of, lang),
      high: typed(high, of, lang),
      reason: reason.value,
      day: isoDate(new Date())
    });
    put(next, `${WORDS.logged[lang]}${next.at(-1)?.hash.slice(0, 12) ?? ""}`);
    for (const input of [value, low, high, reason]) input.value = "";
  };
  append.addEventListener("click", () => void add().catch(refuse));
  save.addEventListener("click", () => {
    saveText("forecasts.jsonl", logText(log), "application/x-ndjson");
  });
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    if (chosen)
      void chosen
        .text()
        .then(readLog)
        .then((opened) => {
          if (log.some((entry, i) => opened[i]?.hash !== entry.hash))
            throw new Error(`${chosen.name}: ${WORDS.conflict[lang]}`);
          put(opened, "");
        })
        .catch(refuse);
  });
  const field = (label: {readonly en: string; readonly zh: string}, control: HTMLElement) =>
    html`<label class="field"><span class="input-label">${label[lang]}</span>${control}</label>`;
  show([]);
  void readLog(keptLog()).then(show, refuse);
  return html`<div>
    <details class="sheet-paste" id="log-forecast">
      <summary>${WORDS.log[lang]}</summary>
      <div class="sheet-controls">
        ${field(WORDS.line, target)}${field(WORDS.value, value)}${field(WORDS.low, low)}${field(WORDS.high, high)}${field(WORDS.reason, reason)}${append}
      </div>
      <div class="sheet-controls">${save}${field(WORDS.openLog, file)}</div>
    </details>
    ${message}${figure}
  </div>`;
}

function targetText({entity, title, period, unit}: KnownTarget, lang: Lang): string {
  const name = companyName(entity, {en: entity, zh: entity})[lang];
  const mark = PAUSE[lang];
  return [name, title[lang], periodName(period)[lang], unitInWords(parseUnit(unit), lang)].join(mark);
}

/** The number of a field in the unit of a line; null where it is empty. Throws where it holds anything else. */
function typed({value}: HTMLInputElement, {unit}: KnownTarget, lang: Lang): number | null {
  if (value.trim() === "") return null;
  const entry = parseEntry(value, {percent: false, unit: parseUnit(unit), scaled: true});
  if (entry.ok) return entry.value;
  throw new Error(`${value}: ${entry.problem[lang]}`);
}
