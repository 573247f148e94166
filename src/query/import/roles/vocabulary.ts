import type {RoleName} from "./roles.js";
import {wordsOf} from "./words.js";

/** What the name of a column suggests. */
export interface Suggestion {
  readonly role: RoleName | "uncached_tokens";
  /** The better of several; below 50 only where values bear it out. */
  readonly rank: number;
  /** Words beyond those that make the role: a part of an amount, such as audio, or of five minutes. */
  readonly extra: readonly string[];
}

const set = (text: string) => new Set(text.split(" "));

/** Words of names that are about tokens or costs without counting them. */
const NO_AMOUNT = set(
  "limit remaining max min avg average mean median p50 p90 p95 p99 rate speed per second seconds ms latency duration price prices budget quota balance threshold window ratio percent pct share saved savings first tps rpm tpm cumulative running discount discounts discounted credit credits coupon id ids type types list multiplier left reset start end conversion content"
);
const NEUTRAL = set(
  "tokens count num n number of usage used total gen ai llm message metrics attributes amount value sum details detail usd eur cny gbp jpy inr details usagedetails costdetails calculated estimated est billed effective overall all response result results body data dollars api model in the and actual raw stats info meta metadata properties extra units billed span"
);

/** Amounts: tokens by role, costs, requests. */
export function amountOf(name: string): Suggestion | null {
  const words = wordsOf(name);
  const has = (...some: readonly string[]) => some.some((word) => words.includes(word));
  if (words.some((word) => NO_AMOUNT.has(word)) || words.length === 0) return null;
  if (has("cost", "spend", "spent", "charge", "charges", "charged", "fee", "fees", "expense"))
    return {role: "cost", rank: costRank(words), extra: extras(words, COST)};
  if (has("amount") && has("gross", "net", "payable", "due"))
    return {role: "cost", rank: costRank(words) - 10, extra: extras(words, COST)};
  if (has("usd", "eur", "cny") && has("amount", "total", "usage"))
    return {role: "cost", rank: 80, extra: extras(words, COST)};
  const last = wordsOf(name.split(".").at(-1) ?? name);
  if (has("requests", "queries") || (has("request") && has("count", "num", "number", "n", "total"))) {
    if (!has("tokens")) return {role: "requests", rank: 90, extra: extras(words, REQUESTS)};
  }
  const direction = directionOf(last) ?? directionOf(words);
  const isStrong = has("tokens") || (has("usage", "usagedetails") && (direction !== null || last.includes("total")));
  const kind = tokenRole(words, last, direction);
  if (!isStrong && (kind === null || kind === "tokens" || words.length > 3)) return null;
  if (kind === null) return null;
  return {role: kind, rank: isStrong ? 90 : 40, extra: extras(words, TOKENS)};
}

const LISTED = set("list gross market contracted before blended effective amortized upstream original public");
const DUE = set("net billed payable due unblended charged");
const COST = new Set([
  ...set(
    "cost spend spent charge charges charged fee fees expense cash after cents cent micros micro nano nanos ticks"
  ),
  ...LISTED,
  ...DUE
]);

/** What is paid before what would be without discounts; what names its currency before what does not. */
function costRank(words: readonly string[]): number {
  const has = (some: ReadonlySet<string>) => words.some((word) => some.has(word));
  return (
    90 +
    (words.includes("usd") ? 5 : 0) +
    (words.includes("total") ? 2 : 0) +
    (has(DUE) ? 8 : 0) -
    (words.includes("cash") ? 3 : 0) -
    (has(LISTED) ? 20 : 0)
  );
}
const REQUESTS = set("requests request queries made");
const TOKENS = set(
  "input in prompt context out output completion generated answer question query candidates cache cached read hit write no non uncached miss reasoning request eval"
);

function extras(words: readonly string[], own: ReadonlySet<string>): string[] {
  return words.filter((word) => !NEUTRAL.has(word) && !own.has(word));
}

function directionOf(words: readonly string[]): "input" | "output" | null {
  const has = (...some: readonly string[]) => some.some((word) => words.includes(word));
  if (has("output", "completion", "generated", "candidates", "generation")) return "output";
  if (has("input", "prompt", "context")) return "input";
  if (has("tokens") && words.length <= 3) {
    if (has("out", "answer")) return "output";
    if (has("in", "question", "query", "message")) return "input";
  }
  if (has("eval")) return "output";
  return null;
}

function tokenRole(
  words: readonly string[],
  last: readonly string[],
  direction: "input" | "output" | null
): Suggestion["role"] | null {
  const has = (...some: readonly string[]) => some.some((word) => words.includes(word));
  if (has("uncached", "miss") || (has("no", "non", "not") && has("cache", "cached"))) return "uncached_tokens";
  if (has("cache", "cached"))
    return has("write", "storage", "5m", "1h", "ephemeral") ? "cache_write_tokens" : "cache_read_tokens";
  if (has("reasoning")) return "reasoning_tokens";
  if (direction === "input") return "input_tokens";
  if (direction === "output") return "output_tokens";
  if (last.includes("request") && last.includes("tokens")) return "input_tokens";
  if (last.includes("response") && last.includes("tokens")) return "output_tokens";
  return has("tokens", "total") ? "tokens" : null;
}

/** The role of a kind of amount in a long table: `input_cache_hit_tokens`, `output`, `… Text Input - Predictions`. */
export function kindOf(text: string): Suggestion["role"] | null {
  const words = wordsOf(text);
  if (words.includes("requests") || (words.includes("request") && words.includes("count"))) return "requests";
  if (words.includes("search")) return null;
  return tokenRole(words, words, directionOf(words));
}

const NO_TIME = set(
  "ms elapsed latency duration delay first generation expires expiry reset ttl zone timezone to feedback day_of birth count tokens cost"
);

/** Times: an event's start before its record, and either before its end. */
export function timeRank(name: string): number {
  const words = wordsOf(name);
  const has = (...some: readonly string[]) => some.some((word) => words.includes(word));
  const isStamp = has("timestamp", "ts");
  if (!isStamp && words.some((word) => NO_TIME.has(word))) return 0;
  if (has("billing", "bill", "invoice") && has("month", "period", "cycle")) return 30;
  const depth = name.split(".").length - 1;
  const rank = has(
    "end",
    "ended",
    "ending",
    "completion",
    "finish",
    "finished",
    "updated",
    "modified",
    "ingested",
    "exported",
    "inserted",
    "received",
    "closed"
  )
    ? 20
    : has("start", "started", "starting", "begin") && has("time", "at", "date", "timestamp", "iso", "start", "unix")
      ? 90
      : has("event", "usage", "request", "utc") && has("time", "date", "timestamp", "at", "day")
        ? 85
        : isStamp || has("time", "datetime", "clock")
          ? 80
          : has("date", "day", "日")
            ? 75
            : has("hour", "month", "week", "period", "bucket")
              ? 65
              : has("created", "at", "generated", "logged")
                ? 60
                : 0;
  return rank === 0 ? 0 : rank - depth - (has("created") && rank > 60 ? 22 : 0) - (has("response") ? 3 : 0);
}

const MODEL_WORDS = set(
  "model name id version slug used usage gen ai attributes message data llm response request the of body key main base ls resolved actual inputs output usd"
);

/** Models: the exact slug before its alias, what answered before what was asked for. A path tells by its end. */
export function modelRank(name: string): number {
  const parts = name.split(".");
  const last = wordsOf(parts.at(-1) ?? name);
  const isBare = last.every((word) => word === "name" || word === "id" || word === "version");
  const words = isBare ? wordsOf(parts.slice(-2).join(".")) : last;
  const joined = words.join(" ");
  if (words.includes("permaslug")) return 100;
  if (!/\bmodel\b|^slug$|snapshot|deployment|^engine$/.test(joined)) return 0;
  const extra = words.filter((word) => !MODEL_WORDS.has(word));
  if (/^slug$/.test(joined)) return 50;
  if (/snapshot id|^snapshot$/.test(joined)) return 85;
  if (/^(deployment|engine)( name| id)?$/.test(joined)) return 30;
  if (extra.length > 0) return /^(model )?(group|alias|deployment|display)/.test(extra.join(" ")) ? 45 : 0;
  const rank = joined === "model" ? 96 : 92;
  const all = wordsOf(name);
  return (
    rank -
    (all.includes("request") || all.includes("inputs") ? 4 : 0) -
    (all.includes("response") ? 2 : 0) -
    (words.includes("id") ? 2 : 0) -
    (parts.length > 2 ? 1 : 0)
  );
}

/** Roles whose columns go by their whole names, the better first. */
export const EXACT: Partial<Readonly<Record<RoleName, readonly string[]>>> = {
  variant: ["variant", "model variant"],
  currency: ["currency", "billing currency", "currency code", "cost currency"],
  unit: ["unit of measure", "unit", "units", "usage unit"],
  app: [
    "app name",
    "app",
    "application",
    "application name",
    "api key alias",
    "key name",
    "api key name",
    "key alias",
    "workspace",
    "workspace name",
    "project name",
    "metadata user api key alias"
  ],
  team: [
    "team alias",
    "team name",
    "team",
    "metadata user api key team alias",
    "department",
    "团队",
    "部门",
    "team id"
  ],
  use_case: ["use case", "usecase", "task", "call type", "calltype", "category", "endpoint", "operation"],
  user_country: ["country code", "user country", "country", "client country", "国家", "国家代码"],
  id: [
    "generation id",
    "request id",
    "requestid",
    "response id",
    "completion id",
    "message id",
    "call id",
    "log id",
    "event id",
    "span id",
    "uuid",
    "id"
  ]
};
