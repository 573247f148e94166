import {html} from "npm:htl";
import {columnsIn, HEAD} from "../../components/columns.js";
import {dataTable} from "../../components/data-table.js";
import {EVENT_KIND_NAME, eventText, eventWords} from "../../components/figures/event-names.js";
import {citationParts} from "../../components/figure-frame.js";
import {paintParts} from "../../components/paint-part.js";
import {formatDate} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {profileLink} from "../../lib/profile-address.js";
import {useCaseName} from "../../lib/use-cases.js";
import type {ProfileData, ProfiledTask} from "../../query/profile-data.js";
import {isCounted, profileOf, type Profile} from "../../query/profile.js";
import type {Usage} from "../../query/usage.js";
import {count, day, share} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";
import {paint} from "../paint.js";

type ProfileEvent = ProfileData["events"][number];

/** A part of a profile: a heading and what stands below it. */
export interface ProfileSection {
  readonly name: Text;
  readonly body: (lang: Lang) => Node;
}

const nothing = (text: Text) => (lang: Lang) => html`<p class="empty">${text[lang]}</p>`;

/** A sentence as a paragraph. */
export function said(words: Words, source: string, lang: Lang): HTMLElement {
  return html`<p>${paint(words, {lang, source})}</p>`;
}

/** The citations of a part, each once. */
export function sourced(citations: readonly string[], lang: Lang): HTMLElement {
  return html`<p class="figure-source">
    ${[...new Set(citations)].map((citation) => html`<span>${citationParts(citation, lang)}</span> `)}
  </p>`;
}

/** Tasks of the latest window in which its models are listed; of a lab the sum of them, which is a floor. */
export function tasksSection({models, model, last}: Profile, {tasks}: ProfileData): ProfileSection {
  const name: Text = {en: "Use cases", zh: "用途"};
  const own = new Set(models.map((m) => m.model));
  if (!tasks) return {name, body: nothing({en: "No shares of tasks are on record.", zh: "尚无各任务占比的记录。"})};
  const sums = new Map<string, number>();
  for (const row of tasks.rows) if (own.has(row.model)) sums.set(row.useCase, (sums.get(row.useCase) ?? 0) + row.share);
  const rows = [...sums]
    .map(([useCase, part]): ProfiledTask => ({model: model?.model ?? "", useCase, share: part}))
    .sort((a, b) => b.share - a.share || (a.useCase < b.useCase ? -1 : 1));
  const [window, to] = [count(tasks.windowDays, "days"), day(tasks.asOf)];
  const after =
    last && last.week > tasks.asOf
      ? {en: say` It says nothing of the weeks after.`, zh: say`此后各周的情况不得而知。`}
      : {en: say``, zh: say``};
  const intro: Words = rows.length
    ? {
        en: say`Share of each task’s tokens in the ${window} days to ${to}, where ${model ? "it is" : "its models are"} among the ten listed${model ? "" : ": at least that much"}.${after.en}`,
        zh: say`截至${to}的 ${window} 天内，${model ? "其" : "其模型"}在各任务词元中的占比（每个任务只列十个模型${model ? "" : "，故为下限"}）。${after.zh}`
      }
    : {
        en: say`In the ${window} days to ${to}, the only window on record, it is among the ten listed models of no task. No source gives more.${after.en}`,
        zh: say`在唯一有记录的窗口（截至${to}的 ${window} 天）内，它未进入任何任务所列的十个模型；没有其他来源。${after.zh}`
      };
  return {
    name,
    body: (lang) => {
      const col = columnsIn(lang);
      const shown = [
        col.text("task", {en: "Task", zh: "任务"}, (r: ProfiledTask) => useCaseName(r.useCase)[lang]),
        col.share("share", {en: "Share of the task", zh: "占该任务"}, (r: ProfiledTask) => r.share)
      ];
      return html`<div>
        ${said(intro, tasks.citation, lang)}
        ${rows.length ? dataTable(shown, rows, {lang, source: tasks.citation, label: name[lang]}) : ""}
        ${sourced([tasks.citation], lang)}
      </div>`;
    }
  };
}

/** What later vintages changed of its counts. */
export function restatementsSection({models}: Profile, data: ProfileData): ProfileSection {
  const own = new Set(models.map((m) => m.model));
  const rows = data.restatements.filter((r) => own.has(r.model));
  const values = rows.reduce((sum, r) => sum + r.values, 0);
  const largest = rows.reduce((most, r) => Math.max(most, Math.abs(r.largest)), 0);
  const latest = rows
    .map((r) => r.latest)
    .sort()
    .at(-1);
  const words: Words = latest
    ? {
        en: say`${count(values, "values")} published ${values === 1 ? "count" : "counts"} changed later, the last on ${day(latest)}, none by more than ${share(largest, 2)}.`,
        zh: say`有 ${count(values, "values")} 个已发布的数值后来被修订，最近一次为${day(latest)}，变动均不超过 ${share(largest, 2)}。`
      }
    : {en: say`No published count of it has changed so far.`, zh: say`其已发布的数值迄今未变。`};
  return {name: {en: "Restatements", zh: "修订"}, body: (lang) => said(words, data.restatementCitation, lang)};
}

/** Dated events that name it, or the listed companies of its lab. */
export function eventsSection({lab, model}: Profile, data: ProfileData): ProfileSection {
  const name: Text = {en: "Events", zh: "事件"};
  const companies = new Set(data.exposures.filter((e) => e.lab === lab.lab && e.kind === "owner").map((e) => e.entity));
  const events = data.events.filter((e) =>
    model ? e.model === model.model : e.lab === lab.lab || (e.entity !== null && companies.has(e.entity))
  );
  if (events.length === 0)
    return {name, body: nothing({en: "No dated event on record names it.", zh: "没有记录在案的事件提到它。"})};
  return {
    name,
    body: (lang) => {
      const col = columnsIn(lang);
      return html`<div>
        ${dataTable(
          [
            col.date("date", {en: "Day", zh: "日期"}, (e: ProfileEvent) => e.date),
            col.text("kind", {en: "Kind", zh: "类别"}, (e: ProfileEvent) => EVENT_KIND_NAME[e.kind][lang]),
            {
              key: "event",
              head: {en: "Event", zh: "事件"}[lang],
              value: (e: ProfileEvent) => eventText(e, lang),
              show: (e) => eventCell(e, model === null, lang)
            }
          ],
          events,
          {lang, label: name[lang], source: events[0]?.citation ?? ""}
        )}
        ${sourced(
          events.map((e) => e.citation),
          lang
        )}
      </div>`;
    }
  };
}

/** An event in words, its numbers as elements; on the page of a lab it leads to the model it names. */
function eventCell(event: ProfileEvent, isLinked: boolean, lang: Lang): HTMLElement {
  const {citation, model} = event;
  const words = paintParts(eventWords(event), {lang, source: citation});
  return isLinked && model !== null
    ? html`<a href=${profileLink({kind: "model", key: model}, lang)}>${words}</a>`
    : html`<span>${words}</span>`;
}

/** Models of a lab, those of the latest week first. */
export function modelsSection({models}: Profile, usage: Usage, data: ProfileData): ProfileSection {
  const name: Text = {en: "Models", zh: "模型"};
  const rows = models
    .map((m) => profileOf(usage, data, {kind: "model", key: m.model}))
    .sort(
      (a, b) =>
        (b.last?.week ?? "").localeCompare(a.last?.week ?? "") ||
        (b.last?.tokens ?? 0) - (a.last?.tokens ?? 0) ||
        a.subject.key.localeCompare(b.subject.key)
    );
  return {
    name,
    body: (lang) => {
      const col = columnsIn(lang);
      return dataTable(
        [
          {
            ...col.text("model", HEAD.model, (p: Profile) => p.model?.name ?? ""),
            link: (p: Profile) => profileLink(p.subject, lang)
          },
          {
            key: "week",
            head: {en: "Last counted in the week of", zh: "最后计数的周"}[lang],
            value: (p: Profile) => p.last?.week ?? null,
            text: (p: Profile) => (p.last ? formatDate(p.last.week, lang) : {en: "never by name", zh: "从未单列"}[lang])
          },
          {
            ...col.tokens("tokens", HEAD.tokens, (p: Profile) => p.last?.tokens ?? NaN),
            value: (p: Profile) => p.last?.tokens ?? null
          },
          col.share("share", {en: "Share of all", zh: "占全部"}, (p: Profile) => p.last?.share ?? null, 2),
          {
            key: "weeks",
            head: {en: "Weeks counted", zh: "计数周数"}[lang],
            value: (p: Profile) => p.weeks.filter(isCounted).length
          }
        ],
        rows,
        {lang, source: usage.citation, label: name[lang]}
      );
    }
  };
}
