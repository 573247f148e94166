import type {Text} from "../lib/language.js";
import {calls} from "../lib/called.js";
import {parseIsoDate} from "../lib/dates.js";
import type {PastedPrice} from "./multiple-history.js";

/** What a paste says: prices, and the lines that are none as they stand. */
interface ReadPrices {
  readonly prices: readonly PastedPrice[];
  readonly unread: readonly string[];
}

/** Reads prices, one a line: ticker or name, day, price. A later line of the same company and day stands. */
export function readPrices(text: string, names: Readonly<Record<string, Text>>): ReadPrices {
  const prices = new Map<string, PastedPrice>();
  const unread: string[] = [];
  for (const line of text.split(/\r?\n/).map((l) => l.trim())) {
    if (line === "") continue;
    const [, name = "", date = "", amount = ""] =
      /^(.*?)[\s,，;:：]+(\d{4}-\d{2}-\d{2})[\s,，;:：]+(?:HK\$|US\$)?([\d,]*\.?\d+)$/.exec(line) ?? [];
    const [entity] =
      Object.entries(names).find(([key, words]) => calls(name, {entity: key, names: Object.values(words)})) ?? [];
    const value = Number(amount.replaceAll(",", ""));
    if (entity !== undefined && parseIsoDate(date) !== null && value > 0)
      prices.set(`${entity} ${date}`, {entity, date, value});
    else unread.push(line);
  }
  return {prices: [...prices.values()], unread};
}
