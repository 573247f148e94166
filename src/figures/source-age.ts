import {ageInDays, isStale} from "../lib/age.js";
import type {SourceRecord} from "../query/source-records.js";
import {marked} from "../words/marked.js";
import {count, countOf} from "../words/quantity.js";
import {say, type Words} from "../words/say.js";

/** Days since the as-of, and whether the source is overdue; a document never is. */
export function sourceAge({as_of, max_age_days}: Pick<SourceRecord, "as_of" | "max_age_days">, now: Date): Words {
  const age = countOf(ageInDays(as_of, now), "day");
  if (max_age_days === null) return {en: say`${age}, a document`, zh: say`${age} 天，固定文献`};
  const due = count(max_age_days, "days");
  if (!isStale(as_of, max_age_days, now))
    return {en: say`${age}, fresh: due every ${due}`, zh: say`${age} 天，有效：每 ${due} 天更新`};
  const stale = marked("strong", {en: "stale", zh: "已过期"});
  return {en: say`${age}, ${stale}: due every ${due}`, zh: say`${age} 天，${stale}：应每 ${due} 天更新`};
}
