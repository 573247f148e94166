import type {UseCases} from "../../query/use-cases.js";
import {count, day, share} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** How much of the window was code and agents. Throws where the shares lack either. */
export function useCaseAnswer({shares, window_days: windowDays, as_of: asOf}: UseCases): Words {
  const part = (tag: string) => {
    const found = shares.find(({use_case: useCase}) => useCase === tag);
    if (!found) throw new Error(`use case: ${tag}; expected in the task shares`);
    return share(found.token_share);
  };
  const [code, agents, days, end] = [part("macro:code"), part("macro:agent"), count(windowDays, "days"), day(asOf)];
  return {
    en: say`In the ${days} days to ${end}, code took ${code} of tokens and agents ${agents}. Requests tell another story: most of them are small and general, so a share of tokens is not a share of uses.`,
    zh: say`截至${end}的 ${days} 天里，编程占词元的 ${code}，智能体占 ${agents}。请求数却是另一番景象：多数请求短小而通用，词元占比并不等于使用占比。`
  };
}
