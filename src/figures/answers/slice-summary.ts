import {tokensBy, type RangedSlice} from "../../query/slice.js";
import type {Usage} from "../../query/usage.js";
import {count, share, tokens} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** What a slice holds, in one sentence. */
export function sliceSummary(usage: Usage, slice: RangedSlice): Words {
  const weeks = tokensBy(usage, "week", {from: slice.from, to: slice.to}, {ownFilter: true});
  const [held, all] = [total(tokensBy(usage, "week", slice, {ownFilter: true})), total(weeks)];
  const models = [...tokensBy(usage, "model", slice, {ownFilter: true}).keys()].filter((m) => m !== "other").length;
  const [sum, part] = [tokens(held), share(all === 0 ? 0 : held / all)];
  const [span, named] = [count(weeks.size, "weeks"), count(models, "models")];
  return {
    en: say`This slice holds ${sum} tokens, ${part} of all tokens in the ${span} weeks, from ${named} named models.`,
    zh: say`所选范围：${sum}词元，占时段内全部词元的 ${part}（共 ${span} 周），来自 ${named} 个具名模型。`
  };
}

function total(by: ReadonlyMap<string, number>): number {
  return [...by.values()].reduce((sum, value) => sum + value, 0);
}
