import {html} from "npm:htl";
import type {RefusedCompany} from "../companies/published.js";
import {isOutside} from "../lib/audience.js";
import type {IsoDate} from "../lib/dates.js";
import {formatDate} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import {COLON} from "../lib/signs.js";

/** What a build for an earlier day may not know yet. */
export const RECORDS = {
  weekly: {en: "weekly tokens by model", zh: "按模型的周词元数"},
  note: {en: "the two weeks the note counts", zh: "研报所取的两周"},
  mix: {en: "the share of prompts in tokens", zh: "输入在词元中的占比"},
  editions: {en: "any edition", zh: "任何版本"},
  events: {en: "any dated event", zh: "任何有日期的事件"},
  reported: {en: "reported revenue of the companies", zh: "公司披露的收入"},
  sessions: {en: "costs of sessions", zh: "会话成本"},
  apps: {en: "the use of apps", zh: "各应用的用量"},
  tasks: {en: "the shares of tasks", zh: "各任务的占比"},
  multiples: {en: "prices and earnings of the companies", zh: "各公司的股价与盈利"},
  companies: {en: "a model of any company", zh: "任何公司的模型"},
  users: {en: "any figure on the countries of users", zh: "任何按用户所在国的数字"},
  hosts: {en: "list prices by host", zh: "按托管方的标价"},
  categories: {en: "the weekly shares of categories", zh: "各类别的周占比"}
} as const satisfies Record<string, Text>;

/** Says, in place of a figure, what the ledger did not hold on the day a build is for. */
export function notOnRecord(what: keyof typeof RECORDS, knownOn: IsoDate | null, lang: Lang): HTMLElement {
  return html`<p class="empty not-on-record">${notOnRecordText(what, knownOn, lang)}</p>`;
}

/** The same as a sentence, for running text. */
export function notOnRecordText(what: keyof typeof RECORDS, knownOn: IsoDate | null, lang: Lang): string {
  const {en, zh} = RECORDS[what];
  return {
    en: knownOn
      ? `On ${formatDate(knownOn, "en")} the ledger did not yet hold ${en}.`
      : `The ledger does not hold ${en}.`,
    zh: knownOn ? `截至 ${formatDate(knownOn, "zh")}，账本尚未收录${zh}。` : `账本未收录${zh}。`
  }[lang];
}

/** How what OpenRouter's Data API holds comes on record: by a command for those who keep the books, else by the house alone. */
export function bringsBackfill(lang: Lang): string {
  const outside = isOutside();
  return {
    en: outside
      ? "OpenRouter’s Data API has it since January 2025; the house has not fetched it yet"
      : "“npm run refresh -- --backfill” with a key of OpenRouter’s Data API brings it, since January 2025",
    zh: outside
      ? "OpenRouter Data API 有 2025年1月以来的数据，本机构尚未取得"
      : "持 OpenRouter Data API 密钥运行“npm run refresh -- --backfill”即可取得 2025年1月以来的数据"
  }[lang];
}

/** Names the companies whose model the record contradicts, each with why; nothing where there is none. */
export function refusedCompanies(refused: readonly RefusedCompany[], lang: Lang): HTMLElement | null {
  if (refused.length === 0) return null;
  const said = {en: "No model is made of ", zh: "未能建模："}[lang];
  return html`<ul class="empty not-on-record">
    ${refused.map(({entity, reason}) => html`<li>${said}${entity}${COLON[lang]}<span lang="en">${reason}</span></li>`)}
  </ul>`;
}
