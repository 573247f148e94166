import type {EventData, RiskReading} from "../../query/events.js";
import {count, from, growth} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** What happened: how tokens grew and what became of list prices, or how many events there are; null without any. */
export function eventsFinding({events, readings}: Pick<EventData, "events" | "readings">): Words | null {
  if (events.length === 0) return null;
  const of = (risk: RiskReading["risk"]) => readings.filter((r) => r.risk === risk);
  const [demand] = of("demand");
  const [cuts, rises] = of("price_war");
  const grown = demand && from(demand.citation, growth(demand.value));
  const prices =
    cuts && rises && ([from(cuts.citation, count(cuts.value)), from(rises.citation, count(rises.value))] as const);
  if (grown && prices)
    return {
      en: say`Tokens ${grown} in four weeks; in the last month of price lists makers cut ${prices[0]} and raised ${prices[1]}`,
      zh: say`词元四周 ${grown}；价目记录的最后一个月厂商下调 ${prices[0]} 项、上调 ${prices[1]} 项`
    };
  if (prices)
    return {
      en: say`In the last month of price lists makers cut ${prices[0]} and raised ${prices[1]}`,
      zh: say`价目记录的最后一个月厂商下调 ${prices[0]} 项、上调 ${prices[1]} 项`
    };
  const all = count(events.length, "events");
  return {
    en: events.length === 1 ? say`${all} dated event is on record` : say`${all} dated events are on record`,
    zh: say`收录有日期的事件 ${all} 件`
  };
}
