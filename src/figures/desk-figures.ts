import type {DeskData, OurForecast, Rule} from "../desk/desk-data.js";
import type {ComparedTarget} from "../desk/estimates.js";
import type {LoggedForecast} from "../desk/forecast-log.js";
import {scoreOf, trackRecord, type Score} from "../desk/score.js";
import type {KnownTarget, Target} from "../desk/target.js";
import type {Text} from "../lib/language.js";
import {companyName} from "../words/names.js";
import {periodName} from "../words/period.js";
import {count, countOf, day, growth, money, perShare, share, significant, type Quantity} from "../words/quantity.js";
import {say, type Words} from "../words/say.js";
import {figureColumn, type FigureOrigin, type FigureValue} from "./spec.js";

export const nameOfCompany = (entity: string): Text => companyName(entity, {en: entity, zh: entity});
export const deskOrigin = ({citation, asOf}: DeskData): FigureOrigin => ({citation, asOf, rights: "cite"});

/** A number of a line in its unit, where there is one. */
export function inUnit(value: number | null, unit: string): Quantity | null {
  return value === null ? null : resultOf(value, unit);
}

/** A number in its unit: money in whole units of its currency, or per share. */
function resultOf(value: number, unit: string): Quantity {
  const [, currency, scale, per] = /^([A-Z]{3})( m)?(\/\w+)?$/.exec(unit) ?? [];
  if (currency === undefined) return significant(value, unit, 4);
  return per === undefined ? money(value * (scale === undefined ? 1 : 1e6), currency) : perShare(value, currency, unit);
}

/** What waits for a result, and how far the nowcast was from those that came. */
export function deskFinding(data: DeskData): Words {
  const waiting = count(
    data.ours.filter((f) => f.day !== null && oursScore(f, data.targets).state === "waits").length,
    "forecasts"
  );
  const record = nowcastRecord(data.targets);
  if (!record)
    return {
      en: say`${waiting} forecasts of ours wait for a result; none is scored yet`,
      zh: say`我们有 ${waiting} 项预测待业绩检验；尚无已评分者`
    };
  const [ours, naive, results] = [share(record.nowcast, 0), share(record.naive, 0), countOf(record.results, "result")];
  return {
    en: say`${waiting} forecasts of ours wait for a result; tried on ${results} already known, the nowcast misses by ${ours}, the last growth by ${naive}`,
    zh: say`我们有 ${waiting} 项预测待业绩检验；以已公布的 ${results} 次业绩回测，即时预测误差为 ${ours}，沿用上期增速为 ${naive}`
  };
}

/** Mean errors of the nowcast and of the last growth over results that both say something of; null without any. */
export function nowcastRecord(
  targets: readonly KnownTarget[]
): {results: number; nowcast: number; naive: number} | null {
  const both = targets.flatMap(({nowcast, naive, result}) =>
    nowcast === null || naive === null || result === null
      ? []
      : [{nowcast: Math.abs(nowcast / result.value - 1), naive: Math.abs(naive / result.value - 1)}]
  );
  const mean = (of: "nowcast" | "naive") => both.reduce((sum, each) => sum + each[of], 0) / both.length;
  return both.length === 0 ? null : {results: both.length, nowcast: mean("nowcast"), naive: mean("naive")};
}

function oursScore({day: on, reason, ...said}: OurForecast, targets: readonly KnownTarget[]): Score {
  return on === null ? {state: "waits"} : scoreOf({...said, reason: reason.en, day: on}, targets);
}

const RULE_NAME: Readonly<Record<Rule, Text>> = {
  model: {en: "Our model", zh: "本站模型"},
  pooled_power: {en: "The pooled power of tokens", zh: "词元增长的汇总幂"},
  last_growth: {en: "The last growth", zh: "上期增速"}
};
const YOURS: Text = {en: "You", zh: "您"};

/** A forecast of ours or of the reader's, with what became of it. */
export interface ForecastRow {
  readonly by: Text;
  readonly entity: string;
  readonly line: string;
  readonly period: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly reason: Text;
  readonly day: string | null;
  readonly hash: string | null;
  readonly score: Score;
}

export function forecastRows(data: DeskData, own: readonly LoggedForecast[]): ForecastRow[] {
  return [
    ...data.ours.map((f) => ({...f, by: RULE_NAME[f.rule], score: oursScore(f, data.targets)})),
    ...own.map((f) => ({...f, by: YOURS, reason: {en: f.reason, zh: f.reason}, score: scoreOf(f, data.targets)}))
  ];
}

const STATE: Readonly<Record<Score["state"], Text>> = {
  waits: {en: "waits", zh: "待业绩"},
  late: {en: "logged after the result", zh: "晚于业绩，不计"},
  scored: {en: "scored", zh: "已评分"}
};
const NOT_YET: Text = {en: "not yet in the books", zh: "尚未入账，不计"};

/** Forecasts logged before their results, ours and the reader's, and what became of each. */
export function forecastFigure(data: DeskData, own: readonly LoggedForecast[]): FigureValue<ForecastRow> {
  const rows = forecastRows(data, own);
  const targetOf = (row: ForecastRow) =>
    data.targets.find((t) => t.entity === row.entity && t.line === row.line && t.period === row.period);
  const unitOf = (row: ForecastRow) =>
    targetOf(row)?.unit ?? data.ours.find((f) => f.entity === row.entity && f.line === row.line)?.unit ?? "1";
  const scored = trackRecord(rows.map(({score}) => score));
  const all = count(rows.length, "forecasts");
  return {
    name: "desk-forecasts",
    title:
      scored.error === null
        ? {en: say`${all} forecasts are logged, none of them scored yet`, zh: say`已记录 ${all} 项预测，尚无评分`}
        : {
            en: say`${count(scored.scored, "forecasts")} of ${all} forecasts are scored, off by ${share(scored.error, 0)} on the mean`,
            zh: say`${all} 项预测中已评分 ${count(scored.scored, "forecasts")} 项，平均误差 ${share(scored.error, 0)}`
          },
    measure: {
      en: say`What was said of a line before its result; a forecast logged on the day of the result or after does not count`,
      zh: say`业绩公布之前对某一科目的预测；业绩当日或之后记录者不计`
    },
    columns: [
      figureColumn("by", {en: "By", zh: "预测者"}, ({by}) => by),
      figureColumn("company", {en: "Company", zh: "公司"}, ({entity}) => nameOfCompany(entity)),
      figureColumn(
        "line",
        {en: "Line", zh: "科目"},
        (row) => targetOf(row)?.title ?? {en: row.line.replaceAll("_", " "), zh: row.line}
      ),
      figureColumn("period", {en: "Period", zh: "期间"}, ({period}) => periodName(period)),
      figureColumn("value", {en: "Forecast", zh: "预测"}, (row) => inUnit(row.value, unitOf(row))),
      figureColumn("low", {en: "Low", zh: "下限"}, (row) => inUnit(row.low, unitOf(row))),
      figureColumn("high", {en: "High", zh: "上限"}, (row) => inUnit(row.high, unitOf(row))),
      figureColumn("logged", {en: "Logged", zh: "记录日"}, (row) => (row.day === null ? NOT_YET : day(row.day))),
      figureColumn("state", {en: "State", zh: "状态"}, ({score}) => STATE[score.state]),
      figureColumn("actual", {en: "Came", zh: "实际"}, (row) =>
        row.score.state === "scored" ? inUnit(row.score.actual, unitOf(row)) : null
      ),
      figureColumn("error", {en: "Off by", zh: "误差"}, ({score}) =>
        score.state === "scored" ? growth(score.error) : null
      ),
      figureColumn("naive_error", {en: "The last growth, by", zh: "上期增速误差"}, ({score}) =>
        score.state === "scored" && score.naiveError !== null ? growth(score.naiveError) : null
      ),
      figureColumn("reason", {en: "Why", zh: "理由"}, ({reason}) => reason)
    ],
    rows,
    source: deskOrigin(data),
    note: {
      en: say`Ours are rows of the books, each from the day an entry first held it as it is. Yours stay in this browser and in your file: each carries a hash of all before it, so that nothing can be changed or taken out unseen; the day is that of your own clock.`,
      zh: say`我们的预测为账本中的记录，自账本首次以现有内容收录之日起计。您的预测仅存于本浏览器及您的文件：每项均附此前全部内容的哈希，任何改动或删除都会显现；日期取自您的设备时钟。`
    }
  };
}

/** What was logged of a target before its result: the last of it, ours or the reader's. */
function saidBefore(
  {entity, line, period, result}: KnownTarget,
  forecasts: readonly (Target & {readonly day: string | null; readonly value: number})[]
): number | null {
  const before = forecasts
    .filter((f) => f.entity === entity && f.line === line && f.period === period)
    .flatMap(({day: on, value}) => (on !== null && (result === null || on < result.on) ? [{on, value}] : []))
    .sort((a, b) => (a.on < b.on ? 1 : -1));
  return before[0]?.value ?? null;
}

/** Results day of a company: what was expected by whom of each line, what came, and what it does to the value; what waits first. */
export function resultsFigure(
  data: DeskData,
  entity: string,
  {
    own = [],
    compared = data.compared
  }: {readonly own?: readonly LoggedForecast[]; readonly compared?: readonly ComparedTarget[]} = {}
): FigureValue<KnownTarget> {
  const rows = data.targets
    .filter((t) => t.entity === entity)
    .sort((a, b) => Number(a.end < b.end) - Number(b.end < a.end));
  const latest = rows.find(({result}) => result !== null);
  const value = data.values.find((v) => v.entity === entity);
  const off = (said: number | null, {result}: KnownTarget) =>
    said === null || !result ? null : growth(said / result.value - 1);
  const consensusOf = ({line, period, result}: KnownTarget) => {
    const found = compared.find((c) => c.entity === entity && c.line === line && c.period === period);
    return found?.sources.every(({day: on}) => result === null || on < result.on) ? found.consensus : null;
  };
  const model = data.ours.filter(({rule}) => rule === "model");
  const oursOf = (t: KnownTarget) => t.model ?? saidBefore(t, model);
  return {
    name: "desk-results",
    title: latest?.result
      ? {
          en: say`${nameOfCompany(entity)}: ${latest.title} of ${periodName(latest.period)} came at ${resultOf(latest.result.value, latest.unit)}, by a document of ${day(latest.result.on)}`,
          zh: say`${nameOfCompany(entity)}：${periodName(latest.period)}${latest.title}为 ${resultOf(latest.result.value, latest.unit)}，据${day(latest.result.on)}的文件`
        }
      : {en: say`${nameOfCompany(entity)}: no result on record`, zh: say`${nameOfCompany(entity)}：尚无业绩记录`},
    measure: {
      en: say`Each line that the model works out: what was said of it before its result, what came, and, of what waits, what one per cent above our number adds to the value per share`,
      zh: say`模型推算的各科目：业绩前各方的说法、实际结果；尚待公布者另列高于我们数字百分之一时每股价值的增减`
    },
    columns: [
      figureColumn("line", {en: "Line", zh: "科目"}, ({title}) => title),
      figureColumn("period", {en: "Period", zh: "期间"}, ({period}) => periodName(period)),
      figureColumn("consensus", {en: "Mean of others", zh: "他人均值"}, (t) => inUnit(consensusOf(t), t.unit)),
      figureColumn("nowcast", {en: "Nowcast", zh: "即时预测"}, ({nowcast, unit}) => inUnit(nowcast, unit)),
      figureColumn("ours", {en: "Ours", zh: "我们"}, (t) => inUnit(oursOf(t), t.unit)),
      figureColumn("yours", {en: "You", zh: "您"}, (t) => inUnit(saidBefore(t, own), t.unit)),
      figureColumn("naive", {en: "Last growth", zh: "上期增速"}, ({naive, unit}) => inUnit(naive, unit)),
      figureColumn("came", {en: "Came", zh: "实际"}, ({result, unit}) => inUnit(result?.value ?? null, unit)),
      figureColumn("on", {en: "Document of", zh: "文件日期"}, ({result}) => (result ? day(result.on) : STATE.waits)),
      figureColumn("nowcast_error", {en: "Nowcast off by", zh: "即时预测误差"}, (t) => off(t.nowcast, t)),
      figureColumn("yours_error", {en: "You, by", zh: "您的误差"}, (t) => off(saidBefore(t, own), t)),
      figureColumn("naive_error", {en: "Last growth, by", zh: "上期增速误差"}, (t) => off(t.naive, t)),
      figureColumn("of_percent", {en: "One per cent more adds", zh: "高百分之一对价值"}, ({ofPercent}) => {
        if (ofPercent === null || !value) return null;
        const size = perShare(ofPercent, value.currency, value.unit);
        return {...size, print: (lang) => `${ofPercent > 0 ? "+" : ""}${size.print(lang)}`};
      })
    ],
    rows,
    source: deskOrigin(data),
    note: {
      en: say`A forecast or an estimate of the day of the result or after is left out. What a result did to the value stands below, Monday by Monday.`,
      zh: say`业绩当日或之后的预测与预期不计。业绩对价值的影响见下方逐周一的记录。`
    }
  };
}
