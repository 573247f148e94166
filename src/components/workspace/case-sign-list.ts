import {html} from "npm:htl";
import {lastTrigger} from "../../companies/case-signs.js";
import {indicatorWords, readingWords, triggerWords} from "../../figures/case-figure.js";
import type {Text} from "../../lib/language.js";
import {say, type Words} from "../../words/say.js";
import {paintParts} from "../paint-part.js";
import type {Workspace} from "./workspace.js";

const SOURCE: Text = {
  en: "Alpha Ledger: events and series of the ledger.",
  zh: "阿尔法账本：账本所记事件与序列。"
};

/** What a case of ours begins with and what would show it, as the ledger has them; nothing where it states neither. */
export function caseSignList({lang, open, published, company}: Workspace, key: string): HTMLElement | string {
  const signs = open.companyCases.find((c) => c.key === key)?.signs;
  if (!signs) return "";
  const {trigger, indicator} = signs;
  const said: Words[] = [];
  if (trigger && "said" in trigger) {
    const {kind} = trigger.said;
    const last = lastTrigger(trigger.said, company.listing ?? company.entity, published.lastEvents);
    const begins = triggerWords({kind, last});
    said.push({en: say`Begins with ${begins.en}`, zh: say`起始：${begins.zh}`});
  }
  if (indicator && "said" in indicator) {
    const [shown, reads] = [indicatorWords(indicator.said), readingWords(indicator.said)];
    said.push({en: say`Shown by ${shown.en}: ${reads.en}`, zh: say`指标：${shown.zh}；${reads.zh}`});
  }
  const lacking = [trigger, indicator].flatMap((sign) => (sign && "whyNot" in sign ? [sign.whyNot[lang]] : []));
  return html`<small class="case-signs">
    ${said.map((words) => html`<span>${paintParts(words, {lang, source: SOURCE[lang]})}</span>`)}
    ${lacking.map((why) => html`<span>${why}</span>`)}
  </small>`;
}
