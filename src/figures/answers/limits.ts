import {missingWeeks} from "../../query/basis.js";
import type {PromptShare, Usage} from "../../query/usage.js";
import {day, month, share} from "../../words/quantity.js";
import {say, type Part, type Words} from "../../words/say.js";

/** What part of the count is prompts. */
export function promptLimit(prompts: PromptShare): Words {
  const [when, part, of] = [month(prompts.month), share(prompts.share, 0), share(prompts.coverage, 0)];
  return {
    en: say`Prompts were ${part} of the count in ${when}, cached input included, over the labs whose mix is on record (${of} of all tokens).`,
    zh: say`${when}输入占词元的 ${part}，缓存命中的输入全额计入；仅计有输入输出构成记录的实验室（占全部词元的 ${of}）。`
  };
}

/** Which weeks were never published whole; null where there is none. */
export function gapLimit(weeks: Usage["weeks"]): Words | null {
  const missing = missingWeeks(weeks).map(day);
  if (missing.length === 0) return null;
  const listed = (comma: string, last: string): Part[] =>
    missing.flatMap((week, i) => [i === 0 ? "" : i === missing.length - 1 ? last : comma, week]);
  return {
    en: say`Weeks that were never published whole are left empty: those of ${listed(", ", " and ")}.`,
    zh: say`下列日期起的各周从未完整发布，留空不补：${listed("、", "、")}。`
  };
}
