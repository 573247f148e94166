import {isRest, ownerShares, type ExposureData} from "../../query/exposure.js";
import {companyName} from "../../words/names.js";
import {day, share} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** How much of the last week any listed company owns, and who owns most; null without a week or an owner on record. */
export function exposureAnswer(data: ExposureData): Words | null {
  const {week = ""} = data.totals.at(-1) ?? {};
  const owned = ownerShares(data, week, "tokens").filter(({key}) => !isRest(key));
  const [first] = owned;
  if (!first) return null;
  const [on, most] = [day(week), share(first.share)];
  const all = share(owned.reduce((sum, {share: part}) => sum + part, 0));
  const legal = data.companies.find(({entity}) => entity === first.key)?.name;
  const name = companyName(first.key, legal ?? {en: first.key, zh: first.key});
  return {
    en: say`In the week of ${on} listed companies owned ${all} of the tokens, ${name} the most with ${most}. The rest is carried by labs with no listed owner on record, or by models outside the list.`,
    zh: say`在${on}起的一周，上市公司合计拥有 ${all} 的词元，其中${name}最多，为 ${most}。其余属于没有上市母公司记录的实验室，或榜单之外的模型。`
  };
}
