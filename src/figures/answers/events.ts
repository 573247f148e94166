import type {EventData} from "../../query/events.js";
import {count, day, from} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** Days over which price cuts are counted. */
const LAST_MONTH = count(31, "days");

/** How many events are on record, and how many prices makers cut in the last month of the lists; null without an event. */
export function eventsAnswer({events, readings}: Pick<EventData, "events" | "readings">): Words | null {
  const [latest] = events;
  if (!latest) return null;
  const cuts = readings.find(({risk}) => risk === "price_war");
  const [held, last] = [from(latest.citation, count(events.length, "events")), day(latest.date)];
  const told = cuts && {to: day(cuts.to), cheaper: from(cuts.citation, count(cuts.value, "price cuts"))};
  return {
    en: say`The ledger holds ${held} dated events, the latest of ${last}. ${told ? say`In the ${LAST_MONTH} days to ${told.to}, the last of the dated price lists, makers cut the price of ${told.cheaper} models. ` : []}That an event came before a change does not make it the cause.`,
    zh: say`在册事件 ${held} 件，最近一件在${last}。${told ? say`截至${told.to}的 ${LAST_MONTH} 天里，厂商下调了 ${told.cheaper} 个模型的标价。` : []}事件先于变化，并不等于引起变化。`
  };
}
