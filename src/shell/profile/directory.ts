import {html} from "npm:htl";
import {columnsIn, HEAD} from "../../components/columns.js";
import {dataTable, type TableColumn} from "../../components/data-table.js";
import {citationParts} from "../../components/figure-frame.js";
import {profileName} from "../../figures/profile-words.js";
import {formatDate} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {profileLink, type ProfileSubject} from "../../lib/profile-address.js";
import type {ProfileData} from "../../query/profile-data.js";
import {profileOf, type Profile} from "../../query/profile.js";
import type {Usage} from "../../query/usage.js";

const TITLES: Readonly<Record<ProfileSubject["kind"], Text>> = {
  lab: {en: "Labs with usage", zh: "有用量的实验室"},
  model: {en: "The largest models", zh: "最大的模型"}
};

const OWN_TITLES: typeof TITLES = {
  lab: {en: "Labs in your own requests", zh: "自有请求中的实验室"},
  model: {en: "Models in your own requests", zh: "自有请求中的模型"}
};

/**
 * Labs with usage, and the models with pages of their own, largest of the latest week first; of one’s own requests all models
 * that the registry knows.
 */
export function directory(usage: Usage, data: ProfileData, lang: Lang, {isOwn = false} = {}): HTMLElement {
  const used = new Set(usage.labs.map(({lab}) => lab));
  const own = new Set(usage.models.map(({model}) => model));
  const titles = isOwn ? OWN_TITLES : TITLES;
  const subjects: Readonly<Record<ProfileSubject["kind"], readonly ProfileSubject[]>> = {
    lab: data.labs.filter(({lab}) => used.has(lab)).map(({lab}) => ({kind: "lab", key: lab})),
    model: data.models
      .filter(({model, isBuilt}) => (isOwn ? own.has(model) : isBuilt))
      .map(({model}) => ({kind: "model", key: model}))
  };
  const table = (kind: ProfileSubject["kind"]) => {
    const rows = subjects[kind].map((subject) => profileOf(usage, data, subject)).sort(bySize);
    return html`<section>
      <h2>${titles[kind][lang]}</h2>
      ${dataTable(columns(kind, lang), rows, {lang, source: usage.citation, label: titles[kind][lang]})}
    </section>`;
  };
  return html`<div class="profile">
    ${table("lab")} ${table("model")}
    <p class="figure-source">${citationParts(usage.citation, lang)}</p>
  </div>`;
}

function columns(kind: ProfileSubject["kind"], lang: Lang): TableColumn<Profile>[] {
  const col = columnsIn(lang);
  return [
    {
      ...col.text("name", HEAD[kind], (p: Profile) => profileName(p)[lang]),
      link: (p) => profileLink(p.subject, lang)
    },
    ...(kind === "model"
      ? [
          {
            ...col.text("lab", HEAD.lab, (p: Profile) => p.lab.name[lang]),
            link: (p: Profile) => profileLink({kind: "lab", key: p.lab.lab}, lang)
          }
        ]
      : []),
    col.text("country", HEAD.country, (p: Profile) => p.lab.country[lang]),
    {
      key: "week",
      head: {en: "Last counted in the week of", zh: "最后计数的周"}[lang],
      value: (p) => p.last?.week ?? null,
      text: (p) => (p.last ? formatDate(p.last.week, lang) : {en: "never by name", zh: "从未单列"}[lang])
    },
    {...col.tokens("tokens", HEAD.tokens, (p: Profile) => p.last?.tokens ?? NaN), value: (p) => p.last?.tokens ?? null},
    col.share("share", {en: "Share of all", zh: "占全部"}, (p: Profile) => p.last?.share ?? null, 2),
    {key: "rank", head: {en: "Rank", zh: "名次"}[lang], value: (p) => p.last?.rank ?? null}
  ];
}

function bySize(a: Profile, b: Profile): number {
  return (
    (b.last?.week ?? "").localeCompare(a.last?.week ?? "") ||
    (b.last?.tokens ?? 0) - (a.last?.tokens ?? 0) ||
    a.subject.key.localeCompare(b.subject.key)
  );
}
