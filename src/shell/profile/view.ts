import {html} from "npm:htl";
import {profileAnswer, profileFinding, profileName} from "../../figures/profile-words.js";
import type {Lang, Text} from "../../lib/language.js";
import {comparisonLink, subjectText, type ProfileSubject} from "../../lib/profile-address.js";
import {NEXT_SENTENCE} from "../../lib/signs.js";
import type {ProfileData} from "../../query/profile-data.js";
import type {BookChoice, OwnTables} from "../../query/own/tables.js";
import {profileOf, type Profile} from "../../query/profile.js";
import type {Usage} from "../../query/usage.js";
import {count} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";
import {paint} from "../paint.js";
import {ownSection} from "./own.js";
import {directory} from "./directory.js";
import {factsView} from "./facts.js";
import {pricesSection} from "./prices.js";
import {qualitySection, routerHostsSection} from "./quality.js";
import {eventsSection, modelsSection, restatementsSection, tasksSection, type ProfileSection} from "./sections.js";
import {subjectLink} from "./subject-link.js";
import {profileRanksFigure} from "./ranks-figure.js";
import {profileColors, profileWeeksFigure} from "./weeks-figure.js";

/** What a page of profiles shows: its title, its answer and all below it. */
export interface ProfileView {
  readonly finding: HTMLElement;
  readonly answer: HTMLElement;
  readonly body: HTMLElement;
}

/** Whose profiles are shown, and of which usage. */
interface ShownProfiles {
  readonly subjects: readonly ProfileSubject[];
  readonly own: OwnTables | null;
  readonly books: BookChoice;
}

const WHAT_IT_IS: Text = {en: "What it is, and whose", zh: "是什么，归谁所有"};

/** The profile of one subject, two or three side by side, or the directory of all where none is chosen. */
export function profileView(
  usage: Usage,
  data: ProfileData,
  {subjects, own, books}: ShownProfiles,
  lang: Lang
): ProfileView {
  const profiles = subjects.map((subject) => profileOf(usage, data, subject));
  const [first] = profiles;
  const painted = (words: Words) => paint(words, {lang, source: usage.citation});
  if (!first) {
    const {finding, answer} = directoryWords(data);
    const body = html`<div>
      ${books === "own" ? "" : directory(usage, data, lang)}
      ${own && books !== "ledger" ? directory(own.usage, data, lang, {isOwn: true}) : ""}
    </div>`;
    return {finding: painted(finding), answer: painted(answer), body};
  }
  const ofLedger = () => [
    profileWeeksFigure(usage, profiles, lang),
    profileRanksFigure(usage, profiles, profileColors(profiles), lang) ?? ""
  ];
  const figures = [
    ...(books === "own" ? [] : ofLedger()),
    ...(own && books !== "ledger" ? [section(ownSection(own, data, subjects), lang)] : [])
  ];
  if (profiles.length > 1)
    return {
      finding: painted(besideWords(profiles)),
      answer: html`<span
        >${profiles.map((profile) => html`<span class="profile-answer">${painted(profileFinding(profile))}${NEXT_SENTENCE[lang]}</span>`)}</span
      >`,
      body: html`<div class="profile">
        ${takenAway(subjects, data, lang)} ${figures}
        ${section({name: WHAT_IT_IS, body: () => factsView(profiles, data, lang)}, lang)}
        ${profiles.map(
          (profile) =>
            html`<section>
              <h2>${subjectLink(profile.subject, data, lang)}</h2>
              <p>${painted(profileAnswer(profile))}</p>
              ${partsOf(profile, data).map((part) => section(part, lang, "h3"))}
            </section>`
        )}
      </div>`
    };
  return {
    finding: painted(profileFinding(first)),
    answer: painted(profileAnswer(first)),
    body: html`<div class="profile">
      ${figures} ${section({name: WHAT_IT_IS, body: () => factsView(profiles, data, lang)}, lang)}
      ${first.model ? "" : section(modelsSection(first, usage, data), lang)}
      ${partsOf(first, data).map((part) => section(part, lang))}
    </div>`
  };
}

function partsOf(profile: Profile, data: ProfileData): ProfileSection[] {
  const {model} = profile;
  return [
    tasksSection(profile, data),
    ...(model
      ? [
          pricesSection({...profile, model}, data),
          routerHostsSection(model.model, data),
          qualitySection(model.model, data)
        ]
      : []),
    restatementsSection(profile, data),
    eventsSection(profile, data)
  ];
}

function section({name, body}: ProfileSection, lang: Lang, level: "h2" | "h3" = "h2"): HTMLElement {
  const heading = document.createElement(level);
  heading.textContent = name[lang];
  return html`<section>${heading}${body(lang)}</section>`;
}

/** Each subject with a link that shows the others without it. */
function takenAway(subjects: readonly ProfileSubject[], data: ProfileData, lang: Lang): HTMLElement {
  return html`<p class="profile-chosen">
    ${subjects.map((subject) => {
      const others = subjects.filter((other) => subjectText(other) !== subjectText(subject));
      return html`<span
        >${subjectLink(subject, data, lang)}
        <a href=${comparisonLink(others, lang)}>${{en: "take away", zh: "移除"}[lang]}</a></span
      > `;
    })}
  </p>`;
}

function besideWords(profiles: readonly Profile[]): Words {
  const names = profiles.map(profileName);
  const joined = (lang: Lang) => names.flatMap((name, i) => [...(i > 0 ? [{en: " and ", zh: "与"}[lang]] : []), name]);
  return {en: say`${joined("en")}, side by side`, zh: say`${joined("zh")}：并列比较`};
}

function directoryWords({labs, models}: ProfileData): {readonly finding: Words; readonly answer: Words} {
  const [l, m] = [count(labs.length, "labs"), count(models.length, "models")];
  return {
    finding: {
      en: say`${l} labs and ${m} models are on record, each with a profile`,
      zh: say`记录在案的实验室 ${l} 家、模型 ${m} 个，各有档案`
    },
    answer: {
      en: say`Find one by any part of its name, or set two or three side by side. A profile says what it is and whose, what it carries week by week, at which price, and what is not known of it.`,
      zh: say`可按名称的任意部分查找，也可将两三个并列比较。档案说明它是什么、归谁所有、每周承载多少、价格如何，以及哪些情况不明。`
    }
  };
}
