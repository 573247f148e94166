import {verdictAt, type Moment, type Scorecard} from "../../query/claims/claims.js";
import {countVerdicts, VERDICTS, type VerdictKind} from "../../query/claims/verdict.js";
import {count, countOf, type Quantity} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** How many claims hold today, and how many did at the note’s date. */
export function claimsAnswer(scorecard: Scorecard): Words {
  const all = countOf(scorecard.claims.length, "claim");
  const [now, then] = [counts(scorecard, "now"), counts(scorecard, "then")];
  return {
    en: say`Of ${all}, ${now.holds} hold today under every basis that can test them, ${now.holds_only_under} only under some, ${now.does_not_hold} do not hold and ${now.cannot_be_tested} cannot be tested. At the note’s date those were ${then.holds}, ${then.holds_only_under}, ${then.does_not_hold} and ${then.cannot_be_tested}.`,
    zh: say`${all} 条论断中，今日 ${now.holds} 条在所有可用口径下成立，${now.holds_only_under} 条仅在部分口径下成立，${now.does_not_hold} 条不成立，${now.cannot_be_tested} 条无法检验。在研报当日，四类分别为 ${then.holds}、${then.holds_only_under}、${then.does_not_hold} 与 ${then.cannot_be_tested} 条。`
  };
}

function counts(scorecard: Scorecard, moment: Moment): Readonly<Record<VerdictKind, Quantity>> {
  const found = countVerdicts(scorecard.claims.map((claim) => verdictAt(claim, moment, scorecard)));
  return Object.fromEntries(VERDICTS.map((kind) => [kind, count(found[kind], "claims")])) as Record<
    VerdictKind,
    Quantity
  >;
}
