import type {Alert} from "../desk/watch.js";
import type {WatchReplay} from "../desk/watch-data.js";
import type {ReplayedAlert, ReplayOutcome} from "../desk/watch-replay.js";
import type {DeskData} from "../desk/desk-data.js";
import {count, day, money, perShare, share, type Quantity} from "../words/quantity.js";
import type {Text} from "../lib/language.js";
import {say, type Words} from "../words/say.js";
import {ruleWords} from "./rule-words.js";
import {figureColumn, type FigureValue} from "./spec.js";

/** What a rule reads, in its unit; a verdict as it is called. */
export function watched(
  {rule}: Pick<Alert, "rule">,
  value: Alert["now"],
  values: DeskData["values"]
): Quantity | Text | null {
  if (value === null) return null;
  if (typeof value === "string") return VERDICT[value] ?? {en: value, zh: value};
  if (rule.kind === "share") return share(value);
  if (rule.kind === "price") return money(value, "USD", "USD/Mtok");
  if (rule.kind !== "value") return count(value, "values");
  const company = values.find(({entity}) => entity === rule.of);
  return perShare(value, company?.currency ?? "", company?.unit ?? "1");
}

const VERDICT: Readonly<Record<string, Text>> = {
  holds: {en: "holds", zh: "成立"},
  partly: {en: "holds in part", zh: "部分成立"},
  does_not_hold: {en: "does not hold", zh: "不成立"},
  cannot_be_tested: {en: "cannot be tested", zh: "无法检验"}
};

/** Alerts by the day on which the books knew, newest first. */
export function alertFigure(
  {citation, asOf, values}: DeskData,
  alerts: readonly Alert[],
  {name, title, measure}: {readonly name: string; readonly title: Words; readonly measure: Words}
): FigureValue<Alert> {
  return {
    name,
    title,
    measure,
    columns: [
      figureColumn("day", {en: "Known on", zh: "获知日"}, (alert) => day(alert.day)),
      figureColumn("rule", {en: "Rule", zh: "规则"}, ({rule}) => ruleWords(rule)),
      figureColumn("was", {en: "Was", zh: "此前"}, (alert) => watched(alert, alert.was, values)),
      figureColumn("now", {en: "Is", zh: "此后"}, (alert) => watched(alert, alert.now, values))
    ],
    rows: alerts,
    source: {citation, asOf, rights: "cite"}
  };
}

/** Of the house's own rules. */
export function houseAlertFigure(data: DeskData, alerts: readonly Alert[], mondays: number): FigureValue<Alert> {
  const [told, over] = [count(alerts.length, "alerts"), count(mondays, "Mondays")];
  return alertFigure(data, alerts, {
    name: "desk-alerts",
    title: {
      en: say`The house’s rules told of ${told} things over the last ${over} Mondays`,
      zh: say`本站规则在最近 ${over} 个周一共提示 ${told} 项`
    },
    measure: {
      en: say`One line a rule, read from one Monday to the next with what the books knew on each; the same alerts are in the feeds`,
      zh: say`每条规则一行，按各周一账本当日所知逐周比较；相同提示亦见于订阅源`
    }
  });
}

/** Of the reader's rules, since the reader last looked. */
export function ownAlertFigure(data: DeskData, alerts: readonly Alert[], since: string): FigureValue<Alert> {
  const told = count(alerts.length, "alerts");
  return alertFigure(data, alerts, {
    name: "desk-own-alerts",
    title: {
      en: say`Since you last looked, your rules tell of ${told} things`,
      zh: say`自您上次查看以来，您的规则提示 ${told} 项`
    },
    measure: {
      en: say`Between what the books knew on ${day(since)} and now`,
      zh: say`账本在${day(since)}所知与当前所知之间`
    }
  });
}

const OUTCOME: Readonly<Record<ReplayOutcome, Text>> = {
  "on the Monday": {en: "on its Monday", zh: "当周提示"},
  late: {en: "late", zh: "延迟提示"},
  missed: {en: "missed", zh: "漏报"},
  false: {en: "false", zh: "误报"}
};

const NOT_DUE: Text = {en: "not due", zh: "不应提示"};
const NOT_TOLD: Text = {en: "not told", zh: "未提示"};

/** The house’s rules over a quarter that was lived through: what they told in time, late, never, and without cause. */
export function replayFigure(
  {citation, asOf, values}: DeskData,
  {first, last, alerts}: WatchReplay
): FigureValue<ReplayedAlert> {
  const [inTime, late, missed, mistaken] = (["on the Monday", "late", "missed", "false"] as const).map((outcome) =>
    count(alerts.filter((alert) => alert.outcome === outcome).length, "alerts")
  ) as [Quantity, Quantity, Quantity, Quantity];
  const due = count(alerts.filter((alert) => alert.due !== null).length, "alerts");
  return {
    name: "desk-replay",
    title: {
      en: say`Replayed over a quarter, ${due} alerts were due: ${inTime} told on their Monday, ${late} late, ${missed} missed; ${mistaken} were false`,
      zh: say`以一个季度回放，应有 ${due} 项提示：当周提示 ${inTime} 项，延迟 ${late} 项，漏报 ${missed} 项；误报 ${mistaken} 项`
    },
    measure: {
      en: say`Mondays ${day(first)} to ${day(last)}; due by what the record holds of these weeks since, told by what the books knew on each Monday. A week that was on record late, or only once the next had come, is told late or not at all`,
      zh: say`${day(first)}至${day(last)}的各周一；“应提示”按账本此后对各周的记录，“实际提示”按当日账本所知。某周迟入账，或与下一周同时入账，则延迟或漏报`
    },
    columns: [
      figureColumn("due", {en: "Due on", zh: "应提示日"}, ({due}) => (due === null ? NOT_DUE : day(due))),
      figureColumn("told", {en: "Told on", zh: "实际提示日"}, ({told}) => (told === null ? NOT_TOLD : day(told))),
      figureColumn("outcome", {en: "Outcome", zh: "结果"}, ({outcome}) => OUTCOME[outcome]),
      figureColumn("rule", {en: "Rule", zh: "规则"}, ({rule}) => ruleWords(rule)),
      figureColumn("was", {en: "Was", zh: "此前"}, (alert) => watched(alert, alert.was, values)),
      figureColumn("now", {en: "Is", zh: "此后"}, (alert) => watched(alert, alert.now, values))
    ],
    rows: alerts,
    source: {citation, asOf, rights: "cite"},
    note: {
      en: say`Rules of a value or a claim are not judged: both are of what was known, whatever came after.`,
      zh: say`价值与论断类规则不计对错：二者均以当时所知为准，与其后记录无关。`
    }
  };
}
