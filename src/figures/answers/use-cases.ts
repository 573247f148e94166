import {useCaseName} from "../../lib/use-cases.js";
import {largestGroup, type UseCases} from "../../query/use-cases.js";
import {count, day, share} from "../../words/quantity.js";
import {NO_WORDS, say, type Words} from "../../words/say.js";

/** How much of the window was code and agents; of a window without either, the largest group of tasks. */
export function useCaseAnswer({shares, window_days: windowDays, as_of: asOf}: UseCases): Words {
  const part = (tag: string) => shares.find(({use_case: useCase}) => useCase === tag)?.token_share;
  const [code, agents, first] = [part("macro:code"), part("macro:agent"), largestGroup(shares)];
  const [days, end] = [count(windowDays, "days"), day(asOf)];
  if (code !== undefined && agents !== undefined)
    return {
      en: say`In the ${days} days to ${end}, code took ${share(code)} of tokens and agents ${share(agents)}. Requests tell another story: most of them are small and general, so a share of tokens is not a share of uses.`,
      zh: say`截至${end}的 ${days} 天里，编程占词元的 ${share(code)}，智能体占 ${share(agents)}。请求数却是另一番景象：多数请求短小而通用，词元占比并不等于使用占比。`
    };
  if (first === null) return NO_WORDS;
  const [name, tokens, requests] = [useCaseName(first.use_case), share(first.token_share), share(first.request_share)];
  return {
    en: say`${name} took ${tokens} of tokens in the ${days} days to ${end}, more than any other group of tasks, and ${requests} of requests.`,
    zh: say`截至${end}的 ${days} 天里，${name}占词元的 ${tokens}，居各类任务之首；占请求的 ${requests}。`
  };
}
