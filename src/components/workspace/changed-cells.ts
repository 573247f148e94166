import {count, countOf} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** How many cells hold a reader's own number. */
export function changedCount(cells: number): Words {
  return {en: say`${countOf(cells, "cell")} changed`, zh: say`已修改 ${count(cells, "cells")} 格`};
}

/** How many cells a reader's own formula or number stands in, where the line says otherwise. */
export function overriddenCount(cells: number): Words {
  return {
    en: say`${countOf(cells, "cell")} ${cells === 1 ? "stands" : "stand"} otherwise than the line says`,
    zh: say`${count(cells, "cells")} 格以您填入的内容替代`
  };
}
