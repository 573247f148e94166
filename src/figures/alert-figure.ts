import type {Alert} from "../desk/watch.js";
import type {DeskData} from "../desk/desk-data.js";
import {count, day, money, perShare, share, type Quantity} from "../words/quantity.js";
import type {Text} from "../lib/language.js";
import {say, type Words} from "../words/say.js";
import {figureColumn, type FigureColumn, type FigureValue} from "./spec.js";

/** What a rule reads, in its unit; a verdict as it is called. */
export function watched({rule}: Alert, value: Alert["now"], values: DeskData["values"]): Quantity | Text | null {
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
  const rule: FigureColumn<Alert> = figureColumn("rule", {en: "Rule", zh: "规则"}, ({text}) => ({en: text, zh: text}));
  return {
    name,
    title,
    measure,
    columns: [
      figureColumn("day", {en: "Known on", zh: "获知日"}, (alert) => day(alert.day)),
      {...rule, isForeign: true},
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
