import type {ConsensusValue, DeskData, OurForecast, Rule} from "../desk/desk-data.js";
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

const nameOf = (entity: string): Text => companyName(entity, {en: entity, zh: entity});
const origin = ({citation, asOf}: DeskData): FigureOrigin => ({citation, asOf, rights: "cite"});

/** A number of a line in its unit: money in whole units of its currency, or per share. */
function inUnit(value: number | null, unit: string): Quantity | null {
  if (value === null) return null;
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
    en: say`${waiting} forecasts of ours wait for a result; over ${results} the nowcast missed by ${ours}, the last growth by ${naive}`,
    zh: say`我们有 ${waiting} 项预测待业绩检验；就 ${results} 次业绩而言，即时预测误差为 ${ours}，沿用上期增速为 ${naive}`
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
      figureColumn("company", {en: "Company", zh: "公司"}, ({entity}) => nameOf(entity)),
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
    source: origin(data),
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
    .filter(({day: on}) => on !== null && (result === null || on < result.on))
    .sort((a, b) => ((a.day ?? "") < (b.day ?? "") ? 1 : -1));
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
    .sort((a, b) => (a.end === b.end ? 0 : a.end < b.end ? 1 : -1));
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
          en: say`${nameOf(entity)}: ${latest.title} of ${periodName(latest.period)} came at ${inUnit(latest.result.value, latest.unit) ?? ""} on ${day(latest.result.on)}`,
          zh: say`${nameOf(entity)}：${periodName(latest.period)}${latest.title}为 ${inUnit(latest.result.value, latest.unit) ?? ""}，公布于${day(latest.result.on)}`
        }
      : {en: say`${nameOf(entity)}: no result on record`, zh: say`${nameOf(entity)}：尚无业绩记录`},
    measure: {
      en: say`Each line that the model works out: what was said of it before its result, what came, and, of what waits, what one per cent above our number adds to the value per share`,
      zh: say`模型推算的各科目：业绩前各方的说法、实际结果；尚待公布者另列高于我们数字百分之一时每股价值的增减`
    },
    columns: [
      figureColumn("line", {en: "Line", zh: "科目"}, ({title}) => title),
      figureColumn("period", {en: "Period", zh: "期间"}, ({period}) => periodName(period)),
      figureColumn("consensus", {en: "Consensus", zh: "一致预期"}, (t) => inUnit(consensusOf(t), t.unit)),
      figureColumn("nowcast", {en: "Nowcast", zh: "即时预测"}, ({nowcast, unit}) => inUnit(nowcast, unit)),
      figureColumn("ours", {en: "Ours", zh: "我们"}, (t) => inUnit(oursOf(t), t.unit)),
      figureColumn("yours", {en: "You", zh: "您"}, (t) => inUnit(saidBefore(t, own), t.unit)),
      figureColumn("naive", {en: "Last growth", zh: "上期增速"}, ({naive, unit}) => inUnit(naive, unit)),
      figureColumn("came", {en: "Came", zh: "实际"}, ({result, unit}) => inUnit(result?.value ?? null, unit)),
      figureColumn("on", {en: "On", zh: "公布日"}, ({result}) => (result ? day(result.on) : STATE.waits)),
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
    source: origin(data),
    note: {
      en: say`A forecast or an estimate of the day of the result or after is left out. What a result did to the value stands below, Monday by Monday.`,
      zh: say`业绩当日或之后的预测与预期不计。业绩对价值的影响见下方逐周一的记录。`
    }
  };
}

/** Our numbers against what others expect, by line and period. */
export function consensusFigure(data: DeskData, compared: readonly ComparedTarget[]): FigureValue<ComparedTarget> {
  const gaps = compared.flatMap(({ours, consensus}) =>
    ours === null || consensus === 0 ? [] : [ours / consensus - 1]
  );
  const all = count(compared.length, "lines");
  return {
    name: "desk-consensus",
    title:
      gaps.length > 0
        ? {
            en: say`Our numbers stand ${growth(Math.min(...gaps))} to ${growth(Math.max(...gaps))} from what others expect, over ${all} lines`,
            zh: say`就 ${all} 个科目而言，我们的数字较他人预期差 ${growth(Math.min(...gaps))} 至 ${growth(Math.max(...gaps))}`
          }
        : {en: say`No estimate of others is on record`, zh: say`尚无他人预期在册`},
    measure: {
      en: say`The last estimate of each source for a line of the model, their mean and ends, revised: the mean change of sources that gave an earlier one`,
      zh: say`各来源对模型某一行的最近预测，其均值与两端；修订为给出过更早预测的来源的平均变动`
    },
    columns: [
      figureColumn("company", {en: "Company", zh: "公司"}, ({entity}) => nameOf(entity)),
      figureColumn("line", {en: "Line", zh: "科目"}, ({title}) => title),
      figureColumn("period", {en: "Period", zh: "期间"}, ({period}) => periodName(period)),
      figureColumn("ours", {en: "Ours", zh: "我们"}, ({ours, unit}) => inUnit(ours, unit)),
      figureColumn("consensus", {en: "Consensus", zh: "一致预期"}, ({consensus, unit}) => inUnit(consensus, unit)),
      figureColumn("variance", {en: "Ours v consensus", zh: "较一致预期"}, ({ours, consensus}) =>
        ours === null || consensus === 0 ? null : growth(ours / consensus - 1, 1)
      ),
      figureColumn("low", {en: "Lowest", zh: "最低"}, ({low, unit}) => inUnit(low, unit)),
      figureColumn("high", {en: "Highest", zh: "最高"}, ({high, unit}) => inUnit(high, unit)),
      figureColumn("sources", {en: "Sources", zh: "来源数"}, ({sources}) => count(sources.length, "sources")),
      figureColumn("revised", {en: "Revised", zh: "修订"}, ({revised}) => (revised ? growth(revised.by, 1) : null)),
      figureColumn("last", {en: "Last of", zh: "最近日期"}, ({sources}) => {
        const last = sources
          .map((s) => s.day)
          .sort()
          .at(-1);
        return last === undefined ? null : day(last);
      })
    ],
    rows: compared,
    source: origin(data)
  };
}

/** What each company comes to with what others expect in its lines. */
export function consensusValueFigure(data: DeskData, values: readonly ConsensusValue[]): FigureValue<ConsensusValue> {
  const known = values.filter(({atConsensus}) => atConsensus !== null);
  const valued = ({currency, unit}: ConsensusValue, value: number | null) =>
    value === null ? null : perShare(value, currency, unit);
  return {
    name: "desk-values",
    title: {
      en: say`${count(known.length, "companies")} of ${count(values.length, "companies")} companies can be valued on what others expect`,
      zh: say`${count(values.length, "companies")} 家公司中有 ${count(known.length, "companies")} 家可按他人预期估值`
    },
    measure: {
      en: say`Value per share by our model, and with the lines above set to consensus and all else as it stands; a number of consensus is not our view`,
      zh: say`按我们的模型的每股价值，及将上述各行改为一致预期、其余不变时的价值；一致预期并非我们的观点`
    },
    columns: [
      figureColumn("company", {en: "Company", zh: "公司"}, ({entity}) => nameOf(entity)),
      figureColumn("price", {en: "Price", zh: "股价"}, (v) => valued(v, v.price)),
      figureColumn("base", {en: "Our base", zh: "我们的基准"}, (v) => valued(v, v.base)),
      figureColumn("at_consensus", {en: "At consensus", zh: "按一致预期"}, (v) => valued(v, v.atConsensus)),
      figureColumn("moved", {en: "Against our base", zh: "较基准"}, ({base, atConsensus}) =>
        base === null || atConsensus === null ? null : growth(atConsensus / base - 1)
      )
    ],
    rows: values,
    source: origin(data)
  };
}
