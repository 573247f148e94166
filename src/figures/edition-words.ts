import type {Edition} from "../query/editions.js";
import {count, day} from "../words/quantity.js";
import {say, type Words} from "../words/say.js";

/** How many claims an edition judges otherwise than the one before. */
export function movedVerdicts(moved: number): Words {
  const claims = count(moved, "claims");
  return {en: say`Claims judged otherwise: ${claims}.`, zh: say`${claims} 条论断的判定与前一版不同。`};
}

/** What of an edition never changes, since when, and who checks it. */
export function frozenWords({frozenOn, entry}: Pick<Edition, "frozenOn" | "entry">): Words {
  const [on, seq] = [day(frozenOn), count(entry.seq, "entry")];
  return {
    en: say`Frozen on ${on}, after entry ${seq} of the books: the words, the claims with every value, and the models with their cases. The layout of this page follows the site, pages kept as they were shown never change. The books rebuilt up to that entry must give these tables and the same numbers; a test rebuilds them.`,
    zh: say`冻结于 ${on}，账本第 ${seq} 笔记录之后：文字、论断及其全部数值、各情景的模型；本页版式随网站，留存的页面则一字不改。由该笔记录重建账本，须得到下列各表与同样的数值；自动测试会核对。`
  };
}
