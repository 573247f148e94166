import {ownerShares, UNOWNED_PARTS, type ExposureData} from "../../query/exposure.js";
import {companyName} from "../../words/names.js";
import {share} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** What listed companies own of the last week's tokens, and which owns most; null without a week on record. */
export function ownersFinding(data: ExposureData): Words | null {
  const {week = ""} = data.totals.at(-1) ?? {};
  const shares = ownerShares(data, week, "tokens");
  const owned = shares.filter(({key}) => UNOWNED_PARTS.every((rest) => rest !== key));
  const [first, second] = owned;
  if (!first) return null;
  const unknown = shares.reduce((sum, s) => (s.key === "undisclosed" || s.key === "other" ? sum + s.share : sum), 0);
  const legal = data.companies.find(({entity}) => entity === first.key)?.name;
  const name = companyName(first.key, legal ?? {en: first.key, zh: first.key});
  const all = share(
    owned.reduce((sum, s) => sum + s.share, 0),
    0
  );
  const [most, rest] = [share(first.share, 0), share(unknown, 0)];
  const isSure = first.share > (second?.share ?? 0) + unknown;
  if (unknown === 0)
    return {
      en: say`Listed companies own ${all} of the tokens, ${name} most with ${most}`,
      zh: say`上市公司拥有 ${all} 的词元，${name}最多，占 ${most}`
    };
  return {
    en: say`Listed companies own ${all} of the tokens, ${name} ${isSure ? "most" : "most of what is known"} with ${most}; ${rest} cannot be told`,
    zh: say`上市公司拥有 ${all} 的词元，${isSure ? "" : "已知者中"}${name}最多，占 ${most}；另有 ${rest} 无从得知`
  };
}
