import {useCaseName} from "../../lib/use-cases.js";
import {largestGroup, type UseCases, type UseCaseShare} from "../../query/use-cases.js";
import {share} from "../../words/quantity.js";
import {NO_WORDS, say, type Words} from "../../words/say.js";

/** What the tokens are for: what code and agents take of tokens, against their part of requests; of a window without either, the largest group. */
export function useCaseFinding({shares}: Pick<UseCases, "shares">): Words {
  const both = shares.filter(({use_case}) => use_case === "macro:code" || use_case === "macro:agent");
  if (both.length !== 2) return largest(largestGroup(shares));
  const sum = (of: "token_share" | "request_share") => both.reduce((total, s) => total + s[of], 0);
  const [tokens, requests] = [sum("token_share"), sum("request_share")];
  const [of, asked] = [share(tokens, 0), share(requests, 0)];
  const isHeavier = tokens > requests;
  return {
    en: say`Code and agents take ${of} of tokens, ${isHeavier ? "but" : "and"} ${asked} of requests`,
    zh: say`编程与智能体占词元的 ${of}，${isHeavier ? "却仅" : "并"}占请求的 ${asked}`
  };
}

function largest(group: UseCaseShare | null): Words {
  if (group === null) return NO_WORDS;
  const [name, of] = [useCaseName(group.use_case), share(group.token_share, 0)];
  return {
    en: say`${name} takes ${of} of tokens, more than any other group of tasks`,
    zh: say`${name}占词元的 ${of}，居各类任务之首`
  };
}
