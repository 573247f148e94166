import {extentOf, restatedOn, type Restatements} from "../../query/restatements.js";
import {count, day, share} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** How far published values have moved since: how many of the latest restatement, and the largest change. */
export function restatementFinding(data: Restatements): Words {
  const [latest] = restatedOn(data);
  const extent = extentOf(data.rows.filter((r) => r.restatedOn === latest));
  if (!extent) return {en: say`No published token count has changed so far`, zh: say`已发布的词元数迄今未变`};
  const [values, most, on] = [
    count(extent.values, "values"),
    share(Math.abs(extent.largest.changeShare), 2),
    day(extent.largest.restatedOn)
  ];
  return {
    en: say`${values} published ${extent.values === 1 ? "count" : "counts"} changed on ${on}, none by more than ${most}`,
    zh: say`${on}有 ${values} 个已发布的数值被修订，变动均不超过 ${most}`
  };
}
