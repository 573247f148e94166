import {html} from "npm:htl";
import {parseIsoDate} from "../../lib/dates.js";
import type {Lang, Text} from "../../lib/language.js";
import type {ReportClaimDraft} from "../../inputs/report-draft.js";
import {TOPICS, type Topic} from "../../query/claims/claims.js";
import type {Judging} from "./claim-card.js";
import {TOPIC_NAME} from "./claim-words.js";
import {claimWorkshop} from "./claim-workshop.js";
import {labelledField, textOfField} from "../labelled-field.js";

const WORDS = {
  name: {en: "Short name (small letters, digits, _)", zh: "短名称（小写字母、数字、_）"},
  topic: {en: "Topic", zh: "主题"},
  statementZh: {en: "Claim in Chinese", zh: "论断（中文）"},
  because: {en: "Where the number comes from", zh: "数值的依据（英文）"},
  becauseZh: {en: "Where it comes from, in Chinese", zh: "数值的依据（中文）"},
  decidedOn: {en: "Open until (empty: decided at once)", zh: "在此日之前悬而未决（留空即可判定）"},
  remove: {en: "Remove this claim", zh: "删除此论断"}
} as const satisfies Record<string, Text>;

/** A claim of a report that is being written. */
export interface ReportClaimFields {
  readonly element: HTMLElement;
  readonly written: () => ReportClaimDraft;
}

/** The fields of one claim of a report; what of it a claim of its own has too is written and judged in the claim workshop. */
export function reportClaim(
  {name, topic, statementZh, because, decidedOn, draft, bases}: ReportClaimDraft,
  judging: () => Judging,
  lang: Lang,
  onRemove: () => void
): ReportClaimFields {
  const judged = () => ({...judging(), decidedOn: parseIsoDate(day.value) === null ? null : day.value});
  const workshop = claimWorkshop(draft, judged, lang);
  const key = textOfField(name);
  const [zh, why, whyZh] = [textOfField(statementZh), textOfField(because.en), textOfField(because.zh)];
  const day = html<HTMLInputElement>`<input type="date" value=${decidedOn} />`;
  const topics = html<HTMLSelectElement>`<select>
    ${TOPICS.map((each) => html`<option value=${each} selected=${each === topic}>${TOPIC_NAME[each][lang]}</option>`)}
  </select>`;
  const remove = html<HTMLButtonElement>`<button type="button" class="linklike">${WORDS.remove[lang]}</button>`;
  const field = (word: keyof typeof WORDS, control: HTMLElement) => labelledField(WORDS[word][lang], control);
  const element = html`<section class="own-reading">
    <div class="own-criterion">${field("name", key)}${field("topic", topics)}${field("decidedOn", day)}</div>
    ${field("statementZh", zh)} ${workshop.element} ${field("because", why)} ${field("becauseZh", whyZh)} ${remove}
  </section>`;
  remove.addEventListener("click", () => {
    element.remove();
    onRemove();
  });
  return {
    element,
    written: () => ({
      name: key.value,
      topic: topics.value as Topic,
      statementZh: zh.value,
      because: {en: why.value, zh: whyZh.value},
      decidedOn: day.value,
      draft: workshop.written(),
      bases
    })
  };
}
