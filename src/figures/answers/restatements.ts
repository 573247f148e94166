import {extentOf, restatedOn, type Restatements} from "../../query/restatements.js";
import {count, day, share} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** That nothing has been restated. */
export const NOTHING_RESTATED: Words = {
  en: say`No value on record has been restated so far.`,
  zh: say`迄今没有数据被修订。`
};

/** How much was restated last, when, and by how much at most. */
export function restatementAnswer(data: Restatements): Words {
  const [latest] = restatedOn(data);
  const extent = extentOf(data.rows.filter((row) => row.restatedOn === latest));
  if (!extent) return NOTHING_RESTATED;
  const [on, before] = [day(extent.largest.restatedOn), day(extent.largest.wasKnownFrom)];
  const [values, periods] = [count(extent.values, "values"), count(extent.periods.length, "periods")];
  const most = share(Math.abs(extent.largest.changeShare), 2);
  return {
    en: say`A little: the vintage of ${on} changed ${values} values of ${periods} periods against that of ${before}, none by more than ${most}.`,
    zh: say`有，但幅度很小：${on}的版本修订了 ${values} 个数值，涉及 ${periods} 个时段；与${before}的版本相比，最大变动为 ${most}。`
  };
}
