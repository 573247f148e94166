import type {Cube} from "../../../src/query/cube/cube.js";
import {UNKNOWN_KEY} from "../../../src/query/cube/dimensions.js";
import {counter, type Counter} from "../../../src/query/import/counter.js";
import {LABEL_ROLES} from "../../../src/query/import/roles/roles.js";
import {nameReader, type LoggedName} from "../../../src/query/import/names.js";
import type {Amounts} from "../../../src/query/import/read-row.js";
import type {ImportSettings} from "../../../src/query/import/settings.js";
import {readMoney} from "../../../src/query/import/values/money.js";
import type {ModelRegistry} from "../../../src/query/model-names/registry.js";
import type {UsageSum} from "./engine.js";

/** Sums of usage, counted as the page's import counts rows: the same names, books and cube. */
export function countUsage(
  sums: readonly UsageSum[],
  registry: ModelRegistry,
  {names = {}, rates = {}}: Pick<ImportSettings, "names" | "rates"> = {}
): Counter {
  const used = LABEL_ROLES.map((role) => (sums.some((sum) => sum[role] !== UNKNOWN_KEY) ? role : null));
  const count = counter(nameReader(registry, names), used, rates);
  addUsage(count, sums);
  return count;
}

/** Adds sums of usage to what is counted. */
export function addUsage(count: Counter, sums: readonly UsageSum[]): void {
  const names = new Map<string, LoggedName>();
  const nameOf = (model: string) => {
    const found = names.get(model) ?? count.name(model, false);
    names.set(model, found);
    return found;
  };
  for (const sum of sums)
    count.count(
      {
        rows: exact(sum, "rows"),
        day: sum.day,
        time: Date.parse(sum.day),
        name: nameOf(sum.model),
        labels: LABEL_ROLES.map((role) => sum[role]),
        tokens: exact(sum, "tokens"),
        amounts: amountsOf(sum),
        currency: sum.currency
      },
      1
    );
}

/** The cube of all usage; null where there is none. */
export function usageCube(...of: Parameters<typeof countUsage>): Cube | null {
  const count = countUsage(...of);
  if (count.rows.used === 0) return null;
  const {all, costs} = count.books;
  const hasCost = count.unrated.size === 0 && [...costs.values()].some(({micro, rest}) => micro !== 0 || rest !== 0);
  return count.toCube({hasTokens: all.tokens > 0, hasRequests: all.requests > 0, hasCost});
}

function amountsOf(sum: UsageSum): Amounts {
  return {
    total: null,
    input: exact(sum, "input_tokens"),
    output: exact(sum, "output_tokens"),
    cacheRead: exact(sum, "cache_read_tokens"),
    cacheWrite: exact(sum, "cache_write_tokens"),
    reasoning: exact(sum, "reasoning_tokens"),
    requests: exact(sum, "requests"),
    cost: readMoney(sum.cost) ?? null,
    broken: null,
    hasBrokenCost: false,
    isOther: false
  };
}

/** What sums of usage come to together: tokens and requests exactly, the cost as the nearest number to the exact sum. */
export function exactSum(sums: readonly UsageSum[]) {
  const whole = (name: "tokens" | "requests") => sums.reduce((total, sum) => total + exact(sum, name), 0);
  const units = sums.reduce((total, {cost}) => total + BigInt(cost.replace(".", "")), 0n);
  return {tokens: whole("tokens"), requests: whole("requests"), cost: Number(`${units}e-18`)};
}

function exact(sum: UsageSum, name: keyof UsageSum): number {
  const value = Number(sum[name]);
  if (!Number.isSafeInteger(value))
    throw new Error(
      `usage of ${sum.day}, ${sum.model}: ${name} is ${sum[name]}; expected a whole number below 2^53, beyond which sums are not exact`
    );
  return value;
}
