import type {NotebookCell} from "./cell.js";
import {NAME} from "./reference.js";

/** Whether queries can read a cell as a table, so that no table of the ledger may have its name. */
export function isTableCell({kind}: Pick<NotebookCell, "kind">): boolean {
  return kind === "sql" || kind === "data" || kind === "model";
}

/** Why a cell cannot be called so; null where it can. `reserved` are names of the ledger in small letters. */
export function refusalOfName(
  cells: readonly Pick<NotebookCell, "key" | "kind" | "name">[],
  key: string,
  name: string,
  reserved: ReadonlySet<string>
): "badName" | "takenName" | null {
  if (!new RegExp(`^${NAME}$`).test(name)) return "badName";
  const small = name.toLowerCase();
  const isTaken = cells.some((cell) => cell.key !== key && cell.name.toLowerCase() === small);
  const isTable = cells.some((cell) => cell.key === key && isTableCell(cell));
  return isTaken || (isTable && reserved.has(small)) ? "takenName" : null;
}
