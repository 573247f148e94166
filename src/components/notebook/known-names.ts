import type {Lang} from "../../lib/language.js";
import type {CellView} from "../../notebook/cell-view.js";
import type {KnownNames, KnownRelation} from "../../notebook/complete-sql.js";
import {KIND_WORDS} from "./words.js";

/** What the cells of a notebook may name: tables of the ledger, and each other. */
export function knownNames(
  relations: readonly KnownRelation[],
  views: readonly CellView[],
  key: string,
  lang: Lang
): KnownNames {
  const others = views.filter(({cell}) => cell.key !== key && cell.name !== "");
  const cells = others.map(({cell, content, value}) => {
    const about = KIND_WORDS[cell.kind][lang];
    const columns = value?.table?.columns ?? [];
    const parts = value?.model ? [...value.model.titles.keys()] : columns.map(({name}) => name);
    const isTable = content.kind === "sql" || content.kind === "data" || content.kind === "model";
    return {
      name: cell.name,
      about,
      columns,
      parts,
      isCell: true,
      isTable,
      isValue: isTable || content.kind === "input"
    };
  });
  return {
    relations: [...cells.filter(({isTable}) => isTable), ...relations],
    values: cells.filter(({isValue}) => isValue)
  };
}
