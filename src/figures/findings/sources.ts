import type {Books} from "../../query/source-records.js";
import {count} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** Where the numbers come from: how many sources, and the data of how many may be downloaded. */
export function sourcesFinding({sources}: Pick<Books, "sources">): Words {
  const [all, open] = [
    count(sources.length, "sources"),
    count(sources.filter((s) => s.rights === "open").length, "sources")
  ];
  return {
    en: say`Every number comes from one of ${all} sources; data of ${open} can be downloaded`,
    zh: say`每个数字都出自 ${all} 个来源之一，其中 ${open} 个的数据可以下载`
  };
}
