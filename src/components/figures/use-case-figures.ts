import {nameLink} from "../../lib/profile-address.js";
import {group} from "npm:d3";
import {html} from "npm:htl";
import {categoryHistoryChart} from "../../charts/category-history.js";
import type {Annotation} from "../../charts/event-rules.js";
import {rankedBarsChart} from "../../charts/ranked-bars.js";
import {taskTitle} from "../../figures/titles/usage.js";
import {formatShare} from "../../lib/format.js";
import type {Lang} from "../../lib/language.js";
import {ORIGIN_NAME} from "../../lib/origins.js";
import {PAUSE} from "../../lib/signs.js";
import {categoryName, useCaseName} from "../../lib/use-cases.js";
import {quotedText} from "../../query/quoted.js";
import type {Categories, CategoryShare, UseCaseModel, UseCaseShare, UseCases} from "../../query/use-cases.js";
import {daySpan} from "../../words/period.js";
import {count, day, share} from "../../words/quantity.js";
import {NO_WORDS, say, type Words} from "../../words/say.js";
import {columnsIn, HEAD} from "../columns.js";
import {eventList} from "./event-list.js";
import {figure} from "../figure.js";
import type {FigureSource} from "../figure-spec.js";

const SHOWN = 12;

/** Shares of tasks in tokens, with their share of requests beside them. */
export function taskFigure(data: UseCases, lang: Lang): HTMLElement {
  const tasks = data.shares.filter((s) => s.level === "task");
  const [first] = tasks;
  const col = columnsIn(lang);
  return figure<UseCaseShare>({
    name: `${data.isOwn ? "own-" : ""}task-shares`,
    lang,
    title: first
      ? {
          en: say`${data.isOwn ? "Own requests: " : ""}${useCaseName(first.use_case)} alone is ${share(first.token_share)} of tokens`,
          zh: say`${data.isOwn ? "自有请求：" : ""}仅${useCaseName(first.use_case)}一项就占词元的 ${share(first.token_share)}`
        }
      : NO_WORDS,
    measure: {
      en: say`Share of classified tokens (bar) and requests (tick) by task, ${count(Math.min(SHOWN, tasks.length))} largest of ${count(tasks.length)}, ${windowOf(data).en}`,
      zh: say`各任务占已分类词元（条）与请求（竖线）之比，${count(tasks.length)} 项中最大的 ${count(Math.min(SHOWN, tasks.length))} 项，${windowOf(data).zh}`
    },
    draw: (width) =>
      rankedBarsChart(
        tasks.slice(0, SHOWN).map((t) => ({
          key: t.use_case,
          label: useCaseName(t.use_case)[lang],
          value: t.token_share,
          tick: t.request_share,
          text: {
            en: `${formatShare(t.token_share, "en")} tokens, ${formatShare(t.request_share, "en")} requests`,
            zh: `词元 ${formatShare(t.token_share, "zh")}，请求 ${formatShare(t.request_share, "zh")}`
          }[lang]
        })),
        {lang, width}
      ),
    columns: [
      ...(data.isOwn
        ? []
        : [col.text<UseCaseShare>("macro", {en: "Group", zh: "大类"}, (t) => useCaseName(`macro:${t.macro}`)[lang])]),
      col.text("use_case", {en: "Task", zh: "任务"}, (t) => useCaseName(t.use_case)[lang]),
      col.share("token_share", {en: "Share of tokens", zh: "词元占比"}, (t) => t.token_share),
      col.share("request_share", {en: "Share of requests", zh: "请求占比"}, (t) => t.request_share)
    ],
    rows: tasks,
    source: openSource(data),
    ...(!data.isOwn && {
      note: SAMPLED,
      sql: "SELECT macro, use_case, token_share, request_share\nFROM use_case_share\nWHERE level = 'task'\nORDER BY token_share DESC"
    })
  });
}

/** Models listed for one task, by origin, with what the list leaves out. */
export function taskModelsFigure(data: UseCases, useCase: string, lang: Lang): HTMLElement {
  const models = data.models.filter((m) => m.use_case === useCase);
  const listed = sum(models);
  const chinese = sum(models.filter((m) => m.origin === "china"));
  const american = sum(models.filter((m) => m.origin === "us"));
  const lab = (m: UseCaseModel) => (lang === "zh" ? m.lab_name_zh : m.lab_name);
  const unlisted = {en: "Models not listed", zh: "未列出的模型"}[lang];
  const col = columnsIn(lang);
  return figure<UseCaseModel>({
    name: `${data.isOwn ? "own-" : ""}task-models-${useCase.replace(":", "-")}`,
    lang,
    title: data.isOwn ? ownTitle(models, useCase) : taskTitle(useCaseName(useCase), chinese, american),
    measure: {
      en: say`Share of the task’s tokens by model, ${windowOf(data).en}; the ${count(models.length)} listed models cover ${share(listed)}`,
      zh: say`该任务词元按模型的占比，${windowOf(data).zh}；列出的 ${count(models.length)} 个模型覆盖 ${share(listed)}`
    },
    draw: (width) =>
      rankedBarsChart(
        [
          ...models.map((m) => ({
            key: m.model,
            label: `${m.name}${PAUSE[lang]}${lab(m)}`,
            link: nameLink("model", m.model, lang),
            value: m.share,
            text: formatShare(m.share, lang),
            origin: m.origin
          })),
          ...(data.isOwn && models.length < 10
            ? []
            : [
                {
                  key: "unlisted",
                  label: unlisted,
                  value: 1 - listed,
                  text: formatShare(1 - listed, lang),
                  origin: "other" as const,
                  isResidual: true
                }
              ])
        ],
        {lang, width}
      ),
    columns: [
      col.subject(
        "model",
        (m) => m.name,
        (m) => m.model
      ),
      col.subject("lab", lab, (m) => m.lab),
      col.text("origin", HEAD.origin, (m) => ORIGIN_NAME[m.origin][lang]),
      col.share("share", {en: "Share of the task", zh: "任务内占比"}, (m) => m.share)
    ],
    rows: models,
    source: openSource(data),
    ...(!data.isOwn && {
      note: SAMPLED,
      sql: `SELECT model, share_within_use_case\nFROM use_case_model_share\nWHERE use_case = ${quotedText(useCase)}\nORDER BY share_within_use_case DESC`
    })
  });
}

/** Which model serves most of a task in requests of one's own. */
function ownTitle([first]: readonly UseCaseModel[], useCase: string): Words {
  if (!first)
    return {
      en: say`No request of your own is of ${useCaseName(useCase)}`,
      zh: say`自有请求中没有${useCaseName(useCase)}`
    };
  return {
    en: say`Own requests: ${first.name} serves ${share(first.share)} of ${useCaseName(useCase)}`,
    zh: say`自有请求：${first.name} 承担${useCaseName(useCase)}的 ${share(first.share)}`
  };
}

type CategoryWeek = [week: string, shares: readonly CategoryShare[]];

/** The older classifier's history: cited, kept apart from the tasks. */
export function categoryFigure(data: Categories, lang: Lang, annotations: readonly Annotation[] = []): HTMLElement {
  const programming = data.shares.filter((c) => c.category === "programming");
  const [first] = programming;
  const last = programming.at(-1);
  const peak = programming.reduce(
    (best, c) => (c.share > best.share ? c : best),
    first ?? {share: 0, week: "", category: ""}
  );
  const weeks = [...group(data.shares, (c) => c.week)];
  const names = [...new Set(data.shares.map((c) => c.category))];
  const col = columnsIn(lang);
  const span = first && last ? daySpan(first.week, last.week) : NO_WORDS;
  return figure({
    name: "category-history",
    lang,
    title:
      first && last
        ? {
            en: say`Programming was ${share(last.share)} in the last week, ${share(peak.share)} at its peak in the week of ${day(peak.week)} and ${share(first.share)} in the first`,
            zh: say`编程占比：最近一周 ${share(last.share)}，峰值 ${share(peak.share)}（${day(peak.week)}起的一周），首周 ${share(first.share)}`
          }
        : NO_WORDS,
    measure: {
      en: say`Older classifier: share of classified tokens by category and week, ${span.en}; the five largest of twelve categories`,
      zh: say`旧分类口径：各类别每周占已分类词元之比，${span.zh}；十二类中最大的五类`
    },
    draw: (width) => categoryHistoryChart(data.shares, {lang, width, annotations}),
    columns: [
      col.date("week_start", HEAD.week, ([week]: CategoryWeek) => week),
      ...names.map((name) =>
        col.share(
          name,
          categoryName(name),
          ([, of]: CategoryWeek) => of.find((c) => c.category === name)?.share ?? null
        )
      )
    ],
    rows: weeks,
    source: {citation: data.citation, asOf: data.as_of, rights: "cite"},
    note: html`${
      {
        en: "The publisher replaced this classifier by the task tags above: the two are never joined.",
        zh: "发布者已用上文的任务标签取代该分类，两者从不合并。"
      }[lang]
    }
    ${eventList(annotations, lang)}`
  });
}

const SAMPLED: Words = {
  en: say`Sampled by the publisher, which gives shares and no counts.`,
  zh: say`由发布者抽样得出，只公布占比，不公布数量。`
};

function windowOf({window_days, as_of}: UseCases): Words {
  const [days, end] = [count(window_days, "days"), day(as_of)];
  return {en: say`${days} days to ${end}`, zh: say`截至${end}的 ${days} 天`};
}

function openSource({citation, as_of}: UseCases): FigureSource {
  return {citation, asOf: as_of, rights: "open"};
}

function sum(models: readonly UseCaseModel[]): number {
  return models.reduce((total, m) => total + m.share, 0);
}
