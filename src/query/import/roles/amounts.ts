import {lookUp} from "../../../lib/look-up.js";
import type {Survey} from "../survey.js";
import {readMoney} from "../values/money.js";
import {plainDecimal} from "../values/number.js";
import type {CacheConvention, Columns, RoleColumns, RoleName} from "./roles.js";
import {TOKEN_ROLES} from "./roles.js";
import {amountOf, type Suggestion} from "./vocabulary.js";
import {wordsOf} from "./words.js";

interface Candidate extends Suggestion {
  readonly place: number;
  readonly name: string;
}

function candidates({names, values}: Survey, isRead: (text: string) => boolean): Candidate[] {
  return names.flatMap((name, place): Candidate[] => {
    const suggestion = amountOf(name);
    const texts = values[place] ?? [];
    if (!suggestion) return [];
    const isBorneOut = texts.length === 0 ? suggestion.rank >= 50 : texts.some(isRead);
    const isMostly = texts.filter(isRead).length * 2 >= texts.length;
    return isBorneOut && (suggestion.role === "cost" || isMostly) ? [{...suggestion, place, name}] : [];
  });
}

const isNumber = (text: string) => plainDecimal(text.trim(), ".") !== null || plainDecimal(text.trim(), ",") !== null;

/** Columns that count tokens. What is not cached counts as input only where no column has the whole input. */
export function tokenColumns(survey: Survey): Columns {
  const all = candidates(survey, isNumber);
  const of = (role: Suggestion["role"]) =>
    chosen(
      survey,
      all.filter((c) => c.role === role)
    );
  const columns: Partial<Record<RoleName, RoleColumns>> = {};
  for (const role of TOKEN_ROLES) {
    const found = of(role);
    if (found) columns[role] = found;
  }
  const uncached = of("uncached_tokens");
  if (uncached && !columns.input_tokens) columns.input_tokens = uncached;
  const {input_tokens: input, output_tokens: output} = columns;
  // A lone column called input or output, without a word of tokens, is as likely a text or a flag.
  const isLone = (input === undefined) !== (output === undefined);
  if (isLone && all.every(({rank}) => rank < 50)) return {};
  return columns;
}

/** The whole rather than its parts; of two wholes in one row the better filled; else the parts added up. */
function chosen(survey: Survey, all: readonly Candidate[]): RoleColumns | null {
  const strong = all.filter(({rank}) => rank >= 50);
  const some = strong.length > 0 ? strong : all;
  const whole = some.filter(({extra}) => extra.length === 0);
  const filled = (place: number) => survey.filled[place] ?? 0;
  const ranked = [...whole].sort(
    (a, b) =>
      Number(filled(b.place) > 0) - Number(filled(a.place) > 0) ||
      b.rank - a.rank ||
      filled(b.place) - filled(a.place) ||
      a.place - b.place
  );
  if (ranked.length > 0) return {places: ranked.map(({place}) => place)};
  const parts = some.filter(({place}) => filled(place) > 0);
  if (parts.length === 0) return some[0] ? {places: [some[0].place]} : null;
  if (parts.every(({extra}) => extra.every((word) => TOKEN_PARTS.has(word))))
    return {places: parts.map(({place}) => place), isSum: parts.length > 1};
  // Columns of other names may say the same twice: the one with the plainest name, and the next where it is empty.
  const plainest = [...parts].sort((a, b) => a.extra.length - b.extra.length || b.rank - a.rank || a.place - b.place);
  return {places: plainest.map(({place}) => place)};
}

/** Words of parts that make a whole together. */
const TOKEN_PARTS = new Set(
  "audio text image video 5m 1h 5 1 m h min ephemeral short long batch standard priority flex cached rejected accepted".split(
    " "
  )
);

const COST_PARTS = new Set(
  "input output prompt completion cache cached read write creation reasoning audio image text web search embedding uncached miss hit request requests tokens 5m 1h storage tool tools".split(
    " "
  )
);

/** The column of costs, or the columns of its parts. */
export function costColumns(survey: Survey): RoleColumns | null {
  const isMoney = (text: string) => Boolean(readMoney(text) ?? readMoney(text, ","));
  const all = candidates(survey, isMoney).filter(({role}) => role === "cost");
  const isPart = (word: string) => COST_PARTS.has(word);
  const whole = all.filter(({name}) => !wordsOf(name).some(isPart));
  const plain = whole.filter(({extra}) => extra.length === 0);
  const best = chosen(survey, plain);
  if (best) {
    const [first = -1] = best.places;
    const rankAt = (place: number) => plain.find((c) => c.place === place)?.rank ?? 0;
    const size = costScale(survey.names, {places: [first]});
    const isLike = (place: number) =>
      rankAt(place) > rankAt(first) - 15 && costScale(survey.names, {places: [place]}) === size;
    return {places: best.places.filter(isLike)};
  }
  if (whole[0]) return {places: [whole[0].place]};
  const parts = all.filter(({extra}) => extra.every(isPart));
  if (parts.length > 0) return {places: parts.map(({place}) => place), isSum: parts.length > 1};
  const usage = survey.names.findIndex(
    (name, i) => wordsOf(name).join(" ") === "usage" && (survey.values[i] ?? []).some(isMoney)
  );
  return usage >= 0 ? {places: [usage]} : null;
}

/** The column of requests; where there is none, those that succeeded and those that failed. */
export function requestColumns(survey: Survey): RoleColumns | null {
  const all = candidates(survey, isNumber).filter(({role}) => role === "requests");
  const plain = all.filter(({extra}) => extra.length === 0);
  if (plain.length > 0) return chosen(survey, plain);
  const ends = /^(successful|success|succeeded|failed|failure|error|errors)$/;
  const parts = all.filter(({extra}) => extra.length === 1 && ends.test(extra[0] ?? ""));
  return parts.length > 0 ? {places: parts.map(({place}) => place), isSum: parts.length > 1} : null;
}

/** Whether cached tokens are among the input, as far as names tell: OpenAI's among, Anthropic's beside. */
export function cacheByNames(names: readonly string[], columns: Columns): CacheConvention | null {
  const words = (role: RoleName) => (columns[role]?.places ?? []).flatMap((place) => wordsOf(names[place] ?? ""));
  const [input, read, write] = [words("input_tokens"), words("cache_read_tokens"), words("cache_write_tokens")];
  if (read.length + write.length === 0) return null;
  if (["uncached", "miss", "no", "non"].some((word) => input.includes(word))) return "beside";
  return read.includes("cached") || read.includes("hit") || input.includes("prompt") ? "within" : "beside";
}

const SCALES: Readonly<Record<string, number>> = {
  cents: 100,
  cent: 100,
  micros: 1e6,
  micro: 1e6,
  nano: 1e9,
  nanos: 1e9,
  // Of xAI: ten thousand million to the dollar.
  ticks: 1e10
};

/** How many units of a cost make one of its currency, as its name says: a hundred cents. */
export function costScale(names: readonly string[], cost: RoleColumns | null): number {
  const words = wordsOf(names[cost?.places[0] ?? -1] ?? "");
  return words.map((word) => lookUp(SCALES, word)).find((scale) => scale !== undefined) ?? 1;
}

const CODES = ["usd", "eur", "cny", "gbp", "jpy", "inr", "krw", "hkd", "sgd", "aud", "cad", "chf"];

/** The currency that the cost's own name states; US dollars where it states none. */
export function currencyOf(names: readonly string[], cost: RoleColumns | null): string {
  return (namedCurrency(names, cost) ?? "usd").toUpperCase();
}

/** The code of a currency in the cost's own name; null where there is none. */
export function namedCurrency(names: readonly string[], cost: RoleColumns | null): string | null {
  const words = (cost?.places ?? []).flatMap((place) => wordsOf(names[place] ?? ""));
  return words.find((word) => CODES.includes(word)) ?? null;
}
