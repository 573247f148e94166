import {html} from "npm:htl";
import {columnsIn, HEAD} from "../../components/columns.js";
import {dataTable, type TableColumn} from "../../components/data-table.js";
import {EVENT_KIND_NAME, eventText, eventWords} from "../../components/event-names.js";
import {citationParts} from "../../components/figure.js";
import {paintParts} from "../../components/paint-part.js";
import {formatDate, formatUsd} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {profileLink} from "../../lib/profile-address.js";
import {useCaseName} from "../../lib/use-cases.js";
import type {ListPrice, ProfileData, ProfiledTask} from "../../query/profile-data.js";
import {isCounted, profileOf, type Profile} from "../../query/profile.js";
import type {Usage} from "../../query/usage.js";
import {count, day, share, usd} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";
import {paint} from "../paint.js";

type ProfileEvent = ProfileData["events"][number];

/** A part of a profile: a heading and what stands below it. */
export interface ProfileSection {
  readonly name: Text;
  readonly body: (lang: Lang) => Node;
}

const nothing = (text: Text) => (lang: Lang) => html`<p class="empty">${text[lang]}</p>`;

function said(words: Words, source: string, lang: Lang): HTMLElement {
  return html`<p>${paint(words, {lang, source})}</p>`;
}

function sourced(citations: readonly string[], lang: Lang): HTMLElement {
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

/** List prices of a model at the router through time, and the spread at other hosts, each with its days. */
export function pricesSection(
  {model}: Profile & {readonly model: NonNullable<Profile["model"]>},
  data: ProfileData
): ProfileSection {
  const name: Text = {en: "Prices", zh: "价格"};
  const prices = data.prices.filter((p) => p.model === model.model).reverse();
  const hosts = data.hosts.find((h) => h.model === model.model);
  const removed = data.removals.find((r) => r.model === model.model);
  const perMillion =
    (key: string, head: Text, value: (p: ListPrice) => number) =>
    (lang: Lang): TableColumn<ListPrice> => ({
      key,
      head: head[lang],
      unit: "USD per million tokens",
      value,
      text: (p) => formatUsd(value(p), lang)
    });
  return {
    name,
    body: (lang) => {
      const col = columnsIn(lang);
      const table = prices.length
        ? html`<div>
            ${said({en: say`List price at the router, US dollars per million tokens, on the days it was recorded as new, and on the last day on record.`, zh: say`路由平台标价（美元/百万词元），列出记录为新价的日子与最后有记录之日。`}, "", lang)}
            ${dataTable(
              [
                col.date("day", {en: "Day on record", zh: "记录日"}, (p: ListPrice) => p.day),
                perMillion("input", {en: "Input", zh: "输入"}, (p) => p.input)(lang),
                perMillion("output", {en: "Output", zh: "输出"}, (p) => p.output)(lang)
              ],
              prices,
              {lang, source: prices[0]?.citation ?? "", label: name[lang]}
            )}
          </div>`
        : html`<p class="empty">
            ${model.isFree ? {en: "A free variant: the router charges nothing for it.", zh: "免费变体：路由平台不收费。"}[lang] : {en: "No list price of it at the router is on record.", zh: "路由平台的标价未见记录。"}[lang]}
          </p>`;
      return html`<div>
        ${table}
        ${hosts ? said(hostWords(hosts), hosts.citation, lang) : html`<p class="empty">${{en: "No price at another host is on record under a name that is this model’s alone.", zh: "其他托管方没有以仅属此模型的名称记录的价格。"}[lang]}</p>`}
        ${removed ? said({en: say`The router’s listing was found removed on ${day(removed.day)}: it was withdrawn on or before that day.`, zh: say`${day(removed.day)}的记录显示路由平台已下架该模型：下架发生在该日或更早。`}, removed.citation, lang) : ""}
        ${sourced([...prices.map((p) => p.citation), ...(hosts ? [hosts.citation] : []), ...(removed ? [removed.citation] : [])], lang)}
      </div>`;
    }
  };
}

function hostWords({day: on, hosts, maker, lowest, highest}: ProfileData["hosts"][number]): Words {
  const [n, low, high, date] = [count(hosts, "hosts"), usd(lowest), usd(highest), day(on)];
  const own =
    maker === null
      ? {en: say``, zh: say``}
      : {en: say`; its maker asked ${usd(maker)}`, zh: say`；厂商自营价 ${usd(maker)}`};
  return {
    en: say`Other hosts, last known on ${date}: ${n} ${hosts === 1 ? "host" : "hosts"} asked ${low} to ${high} per million tokens of output${own.en}. They are no prices of the router.`,
    zh: say`其他托管方（截至${date}最后所知）：${n} 家托管方的输出价为每百万词元 ${low} 至 ${high}${own.zh}；均非路由平台价格。`
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
