import {seriesLinesChart, type NamedSeries} from "../../charts/series-lines.js";
import {bothSidesTitle} from "../../figures/titles/usage.js";
import {formatInteger, formatShare, formatTokensTick} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {ORIGIN_NAME, originLine, type Origin} from "../../lib/origins.js";
import {nameLink} from "../../lib/profile-address.js";
import {missingWeeks, weeksByOrigin} from "../../query/basis.js";
import {beforeAfter, type DatedEvent, type EventData, type Mark, type RiskReading} from "../../query/events.js";
import {at, labOf, originOf, type Usage} from "../../query/usage.js";
import {subjectName} from "../../words/names.js";
import {count, countOf, day, growth} from "../../words/quantity.js";
import {printPart, say} from "../../words/say.js";
import {columnsIn, HEAD} from "../columns.js";
import {eventList} from "./event-list.js";
import {annotationsOf, EVENT_KIND_NAME, eventText, eventWords} from "./event-names.js";
import {figure, sourceOf} from "../figure.js";

/** Weekly tokens of China and the United States with events over them, numbered and named below. */
export function eventFigure(usage: Usage, data: EventData, mark: Mark, lang: Lang): HTMLElement {
  const weeks = weeksByOrigin(usage, "all");
  const calendar = [...usage.weeks, ...missingWeeks(usage.weeks)].sort();
  const byWeek = new Map(weeks.map((w) => [w.week, w.tokens]));
  const shown: readonly Origin[] = ["china", "us"];
  const series: NamedSeries[] = shown.map((origin) => ({
    key: origin,
    label: ORIGIN_NAME[origin][lang],
    color: originLine(origin),
    isStrong: true,
    points: calendar.map((date) => ({date, value: byWeek.get(date)?.[origin] ?? null}))
  }));
  const first = usage.weeks[0] ?? "";
  const annotations = annotationsOf(data, mark, usage.weeks, lang);
  const col = columnsIn(lang);
  return figure({
    name: `events-${mark}`,
    lang,
    title: bothSidesTitle(at(weeks, weeks.length - 1)),
    measure: {
      en: say`Tokens a week by origin of the lab, all tokens, ${day(first)} to ${day(usage.weeks.at(-1) ?? "")}; ${countOf(annotations.length, "day")} marked, the latest on which something happened`,
      zh: say`按实验室来源地的周词元数，全部词元，${day(first)}至${day(usage.weeks.at(-1) ?? "")}；标注最近有事件的 ${count(annotations.length)} 个日期`
    },
    draw: (width) =>
      seriesLinesChart(series, {
        lang,
        width,
        annotations,
        format: (tokens) => (tokens === 0 ? "0" : formatTokensTick(tokens, lang)),
        marginLeft: lang === "zh" ? 58 : 42
      }),
    columns: [
      col.date("week_start", HEAD.week, (w: (typeof weeks)[number]) => w.week),
      ...shown.map((o) => col.tokens(`${o}_tokens`, ORIGIN_NAME[o], (w: (typeof weeks)[number]) => w.tokens[o]))
    ],
    rows: weeks,
    note: eventList(annotations, lang),
    source: sourceOf(usage)
  });
}

interface SideRow {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly change: number | null;
}

type Subject = readonly [name: string, counts: (model: number) => boolean];

/** Whose tokens an event concerns: the lab's or the company's labs', their countries', and of the note's evidence both origins. */
function subjectsOf(usage: Usage, {owned}: EventData, event: DatedEvent, lang: Lang): Subject[] {
  if (event.kind === "note_evidence")
    return (["china", "us"] as const).map((origin) => [
      ORIGIN_NAME[origin][lang],
      (model) => originOf(usage, model) === origin
    ]);
  const company = owned.find(({entity}) => entity === event.entity);
  const named = event.lab === null ? (company?.labs ?? []) : [event.lab];
  const labs = new Set(usage.labs.flatMap((l, i) => (named.includes(l.lab) ? [i] : [])));
  const [first] = labs;
  if (first === undefined) return [];
  const name = (event.lab === null ? company?.name[lang] : usage.labs[first]?.name[lang]) ?? "";
  const countries = new Set([...labs].map((lab) => usage.labs[lab]?.country ?? -1));
  return [
    [name, (model) => labs.has(usage.models[model]?.lab ?? -1)],
    ...[...countries].map((c): Subject => [
      usage.countries[c]?.name[lang] ?? "",
      (model) => labOf(usage, model).country === c
    ])
  ];
}

/** Tokens before and after an event of those it concerns, and of everything; that tokens say nothing, where they do. */
export function beforeAfterFigure(
  usage: Usage,
  data: EventData,
  event: DatedEvent,
  weeks: number,
  lang: Lang
): HTMLElement {
  const concerned = subjectsOf(usage, data, event, lang);
  const subjects: readonly Subject[] = [...concerned, [{en: "All tokens", zh: "全部词元"}[lang], () => true]];
  const compared = subjects.map(([name, counts]) => {
    const tokens = usage.weeks.map(() => 0);
    usage.week.forEach((w, row) => {
      if (counts(usage.model[row] ?? -1)) tokens[w] = (tokens[w] ?? 0) + (usage.tokens[row] ?? 0);
    });
    const points = usage.weeks.map((week, i) => ({week, value: tokens[i] ?? 0}));
    return {name, sides: beforeAfter(points, event.date, weeks)};
  });
  const rows: SideRow[] = compared.flatMap(({name, sides}) => (sides ? [{name, ...sides}] : []));
  const [first, all] = [rows[0], rows.at(-1)];
  const sides = compared[0]?.sides;
  const col = columnsIn(lang);
  const subject = ({name}: SideRow) => (event.lab === null ? name : subjectName("lab", event.lab, name));
  const change = (row: SideRow | undefined) => (row?.change == null ? {en: "new", zh: "新增"} : growth(row.change));
  return figure<SideRow>({
    name: "before-after",
    lang,
    title: first
      ? concerned.length === 0
        ? {
            en: say`No lab on record is this company’s: all tokens moved by ${change(all)}, which says nothing of it`,
            zh: say`该公司没有在册的实验室：同期全部词元 ${change(all)}，与其无关`
          }
        : {
            en: say`${subject(first)}: ${change(first)}, against ${change(all)} for all tokens`,
            zh: say`${subject(first)}：${change(first)}，同期全部词元 ${change(all)}`
          }
      : {en: say`No whole weeks on both sides of this event`, zh: say`该事件前后缺少完整的周`},
    measure: {
      en: say`${eventWords(event).en}, ${day(event.date)}. Mean tokens a week: ${count(sides?.weeksBefore ?? 0, "weeks")} published weeks that ended before, ${count(sides?.weeksAfter ?? 0, "weeks")} that began on the day or after`,
      zh: say`${eventWords(event).zh}，${day(event.date)}。周均词元数：此前结束的 ${count(sides?.weeksBefore ?? 0, "weeks")} 个已发布周，与当日或其后开始的 ${count(sides?.weeksAfter ?? 0, "weeks")} 个周`
    },
    draw: null,
    columns: [
      col.text("subject", {en: "Tokens of", zh: "对象"}, (r) => r.name),
      col.tokens("before_tokens", {en: "Before, a week", zh: "此前周均"}, (r) => r.before),
      col.tokens("after_tokens", {en: "After, a week", zh: "此后周均"}, (r) => r.after),
      {
        key: "change",
        head: {en: "Change", zh: "变动"}[lang],
        unit: "share",
        value: (r) => r.change,
        text: (r) => printPart(change(r), lang)
      }
    ],
    rows,
    note: {
      en: say`The week an event falls into is on neither side, unless it begins on that day. Other things happen in the same weeks, and everything grows: read the first row against the last. It says what followed, not what caused it.`,
      zh: say`事件所在的一周不计入任何一侧，除非该周恰于当日开始。同期还有其他事情发生，总量本身也在增长：请将首行与末行对照。这里说明的是之后如何，而非因何如此。`
    },
    source: sourceOf(usage)
  });
}

function signedShare(share: number, lang: Lang): string {
  return `${share > 0 ? "+" : ""}${formatShare(share, lang, 0)}`;
}

const RISK: Readonly<Record<RiskReading["risk"], {readonly name: Text; readonly indicator: Text}>> = {
  price_war: {
    name: {en: "Price war", zh: "价格战"},
    indicator: {
      en: "Models whose list price changed in the last month of the dated record; a cheaper host is no cut by the maker",
      zh: "有日期记录的最后一个月内标价变动的模型数；换成更便宜的托管方不算厂商降价"
    }
  },
  regulation: {
    name: {en: "Tighter regulation", zh: "监管收紧"},
    indicator: {
      en: "No policy event is on record; a ban on Chinese models would show in their share",
      zh: "没有政策事件的记录；若限制中国模型，将反映在其占比上"
    }
  },
  weak_results: {
    name: {en: "Weak results", zh: "业绩不及预期"},
    indicator: {en: "Revenue against the same period a year before", zh: "收入同比"}
  },
  demand: {
    name: {en: "Token growth fades", zh: "词元增长放缓"},
    indicator: {en: "Growth over four weeks", zh: "四周增幅"}
  }
};

/** Each risk with what would show it and how that reads today. */
export function riskTable(data: EventData, lang: Lang): HTMLElement {
  const col = columnsIn(lang);
  const cuts = data.readings.filter((r) => r.risk === "price_war").map((r) => r.value);
  const [cut, raised] = [count(cuts[0] ?? 0, "models"), count(cuts[1] ?? 0, "models")];
  return figure<RiskReading>({
    name: "risks",
    lang,
    title:
      cuts.length > 1
        ? {
            en: say`Makers cut the price of ${cut} models and raised that of ${raised} in the last month on record`,
            zh: say`有记录的最近一个月里，厂商下调 ${cut} 个模型的标价，上调 ${raised} 个`
          }
        : {en: say`The indicators of each risk on record`, zh: say`各项风险的在册指标`},
    measure: {
      en: say`Each risk, the indicator that would show it, and its reading with the days it is of`,
      zh: say`各项风险、可显示其发生的指标，及其读数与所属时段`
    },
    draw: null,
    columns: [
      col.text("risk", {en: "Risk", zh: "风险"}, (r) => RISK[r.risk].name[lang]),
      col.text("indicator", {en: "Indicator", zh: "指标"}, (r) => RISK[r.risk].indicator[lang]),
      col.text("subject", {en: "Of", zh: "对象"}, (r) => r.subject[lang]),
      {
        key: "value",
        head: {en: "Reading", zh: "读数"}[lang],
        unit: "as the indicator says",
        value: (r) => r.value,
        text: (r) =>
          r.unit === "count"
            ? formatInteger(r.value, lang)
            : r.unit === "share"
              ? formatShare(r.value, lang)
              : signedShare(r.value, lang)
      },
      col.date("from", {en: "From", zh: "起"}, (r) => r.from),
      col.date("to", {en: "To", zh: "止"}, (r) => r.to),
      {key: "citation", head: {en: "Source", zh: "来源"}[lang], value: (r) => r.citation}
    ],
    rows: data.readings,
    source: {
      citation: data.readings[0]?.citation ?? "",
      asOf: data.readings[0]?.to ?? data.knownOn ?? "2025-01-01",
      rights: "cite"
    }
  });
}

/** Every event on record, latest first. */
export function eventTable(events: readonly DatedEvent[], lang: Lang): HTMLElement {
  const col = columnsIn(lang);
  return figure<DatedEvent>({
    name: "event-table",
    lang,
    title: {
      en: say`${count(events.length, "events")} ${events.length === 1 ? "event" : "events"} of this sort`,
      zh: say`此类事件 ${count(events.length, "events")} 件`
    },
    measure: {
      en: say`Latest first; a price change happened between the catalogue’s date before and the one given`,
      zh: say`由近及远；调价发生于目录前一日期与所列日期之间`
    },
    draw: null,
    columns: [
      col.date("date", {en: "Date", zh: "日期"}, (e) => e.date),
      col.text("kind", {en: "Kind", zh: "类别"}, (e) => EVENT_KIND_NAME[e.kind][lang]),
      {
        ...col.text("event", {en: "What", zh: "事件"}, (e: DatedEvent) => eventText(e, lang)),
        link: (e) => (e.model ? nameLink("model", e.model, lang) : e.lab ? nameLink("lab", e.lab, lang) : null)
      },
      {key: "citation", head: {en: "Source", zh: "来源"}[lang], value: (e) => e.citation}
    ],
    rows: events,
    source: {citation: events[0]?.citation ?? "", asOf: events[0]?.date ?? "2025-01-01", rights: "cite"}
  });
}
