import type {EventData, Reading} from "../../query/events.js";
import {count, from, growth} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** What happened: how tokens grew and what became of list prices, or how many events there are; null without any. */
export function eventsFinding({events, readings}: Pick<EventData, "events" | "readings">): Words | null {
  if (events.length === 0) return null;
  const of = (risk: Reading["risk"]) => readings.filter((r) => r.risk === risk);
  const [demand] = of("demand");
  const [cuts, rises] = of("price_war");
  const grown = demand && from(demand.citation, growth(demand.value));
  const prices =
    cuts && rises && ([from(cuts.citation, count(cuts.value)), from(rises.citation, count(rises.value))] as const);
  if (grown && prices)
    return {
      en: say`Tokens ${grown} in four weeks; at the last catalogue ${prices[0]} prices fell, ${prices[1]} rose`,
      zh: say`词元四周 ${grown}；最近一期目录 ${prices[0]} 项降价，${prices[1]} 项涨价`
    };
  if (prices)
    return {
      en: say`At the last catalogue ${prices[0]} list prices fell and ${prices[1]} rose`,
      zh: say`最近一期目录 ${prices[0]} 项降价，${prices[1]} 项涨价`
    };
  const all = count(events.length, "events");
  return {
    en: events.length === 1 ? say`${all} dated event is on record` : say`${all} dated events are on record`,
    zh: say`收录有日期的事件 ${all} 件`
  };
}
