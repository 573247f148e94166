import {html} from "npm:htl";
import {KIND_NAME} from "../../components/figures/exposure-figures.js";
import {numberElement} from "../../components/number.js";
import {paintParts} from "../../components/paint-part.js";
import {formatDate, formatInteger} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {linkTo} from "../../lib/links.js";
import type {ProfileData, ProfiledExposure} from "../../query/profile-data.js";
import type {Profile} from "../../query/profile.js";
import type {Weights} from "../../query/usage.js";
import {day, share} from "../../words/quantity.js";
import {NO_WORDS, say} from "../../words/say.js";
import {subjectLink} from "./subject-link.js";

/** One line of what a subject is. */
export interface ProfileFact {
  readonly name: Text;
  readonly value: (lang: Lang) => Node | string;
}

const NOT_STATED: Text = {en: "not on record", zh: "未见记录"};
const NOT_DISCLOSED: Text = {en: "not disclosed", zh: "未披露"};
const KINDS: Readonly<Record<string, Text>> = {
  company: {en: "Company", zh: "公司"},
  research: {en: "Research group", zh: "研究机构"},
  community: {en: "Community", zh: "社区"},
  undisclosed: {en: "Not disclosed", zh: "未披露"}
};
const WEIGHTS: Readonly<Record<Weights, Text>> = {
  open: {en: "Open", zh: "开放"},
  closed: {en: "Closed", zh: "封闭"},
  unknown: NOT_STATED
};

/** What a subject is, whose it is, and since when. */
export function profileFacts(profile: Profile, data: ProfileData): ProfileFact[] {
  const {lab, model} = profile;
  const isUnknown = lab.origin === "undisclosed";
  const owners = data.exposures.filter((e) => e.lab === lab.lab);
  const days = (date: string | null) => (lang: Lang) =>
    date === null ? NOT_STATED[lang] : html`<time datetime=${date}>${formatDate(date, lang)}</time>`;
  return [
    ...(model
      ? [{name: {en: "Lab", zh: "实验室"}, value: (lang: Lang) => subjectLink({kind: "lab", key: lab.lab}, data, lang)}]
      : [{name: {en: "Kind", zh: "类型"}, value: (lang: Lang) => (KINDS[lab.kind] ?? NOT_STATED)[lang]}]),
    {
      name: {en: "Country of the lab", zh: "实验室所在国"},
      value: (lang) => (isUnknown ? NOT_DISCLOSED : lab.country)[lang]
    },
    {
      name: {en: "Listed companies", zh: "相关上市公司"},
      value: (lang) =>
        isUnknown
          ? NOT_DISCLOSED[lang]
          : owners.length === 0
            ? {en: "none on record", zh: "无记录"}[lang]
            : html`<ul class="profile-owners">
                ${owners.map((owner) => html`<li>${ownerLine(owner, lang)}</li>`)}
              </ul>`
    },
    ...(model
      ? [
          {name: {en: "Weights", zh: "权重"}, value: (lang: Lang) => WEIGHTS[model.weights][lang]},
          {name: {en: "Released", zh: "发布日"}, value: days(model.released)},
          {
            name: {en: "Context window", zh: "上下文窗口"},
            value: (lang: Lang) =>
              model.contextTokens === null
                ? NOT_STATED[lang]
                : html`<span
                    >${numberElement({value: model.contextTokens, unit: "tokens", source: model.citation, text: formatInteger(model.contextTokens, lang)})}
                    ${{en: "tokens", zh: "词元"}[lang]}</span
                  >`
          },
          {
            name: {en: "Keys in catalogues", zh: "目录代号"},
            value: () =>
              html`<span
                >${[model.model, ...(model.aliases?.split(" ") ?? [])].map((key) => html`<code>${key}</code> `)}</span
              >`
          }
        ]
      : [])
  ];
}

/** A company’s relation to a lab, leading to what it means for the company. */
function ownerLine({entity, company, kind, weight, from, to, citation}: ProfiledExposure, lang: Lang): Node {
  const part = weight === null ? {en: "part not disclosed", zh: "比例未披露"} : share(weight, 0);
  const [since, end] = [day(from), to === null ? null : day(to)];
  const until = end ? {en: say`, until ${end}`, zh: say`，至 ${end}（不含）`} : NO_WORDS;
  const link = html`<a href=${linkTo(`/${lang}/companies#tickers`)}>${company[lang]}</a>`;
  const told = {
    en: say` (${entity}): ${KIND_NAME[kind].en}, ${part}, since ${since}${until.en}`,
    zh: say`（${entity}）：${KIND_NAME[kind].zh}，${part}，自 ${since}起${until.zh}`
  };
  return html`<span>${link}${paintParts(told, {lang, source: citation})}</span>`;
}

/** Facts as a list of one subject, or as a table of several. */
export function factsView(profiles: readonly Profile[], data: ProfileData, lang: Lang): HTMLElement {
  const [first] = profiles;
  if (first && profiles.length === 1)
    return html`<dl class="profile-facts">
      ${profileFacts(first, data).map(
        ({name, value}) =>
          html`<div>
            <dt>${name[lang]}</dt>
            <dd>${value(lang)}</dd>
          </div>`
      )}
    </dl>`;
  const columns = profiles.map((profile) => profileFacts(profile, data));
  const names = [...new Map(columns.flat().map(({name}) => [name.en, name])).values()];
  return html`<div
    class="table-scroll"
    tabindex="0"
    role="region"
    aria-label=${{en: "Side by side", zh: "并列比较"}[lang]}
  >
    <table class="profile-beside">
      <thead>
        <tr>
          <th scope="col">${{en: "What", zh: "项目"}[lang]}</th>
          ${profiles.map(({subject}) => html`<th scope="col">${subjectLink(subject, data, lang)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${names.map(
          (name) =>
            html`<tr>
              <th scope="row">${name[lang]}</th>
              ${columns.map((facts) => html`<td>${facts.find((fact) => fact.name.en === name.en)?.value(lang) ?? "–"}</td>`)}
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}
