import {keep, readKept} from "../../lib/storage.js";
import {cellKey} from "../../workspace/edits.js";
import {keepTyped, typedText, type TypedTexts} from "../../workspace/typed.js";
import type {Workspace} from "./workspace.js";

/** Where a tab keeps arithmetic as it was typed. */
const KEPT = "alpha-ledger.typed";

function read(): TypedTexts {
  try {
    return (JSON.parse(readKept(KEPT, "session") ?? "{}") as TypedTexts | null) ?? {};
  } catch {
    return {};
  }
}

function keyOf({company, model}: Workspace, cell: number): string {
  return `${company.entity} ${cellKey(model, cell)}`;
}

/** Remembers how a reader typed the number of a cell. */
export function rememberTyped(workspace: Workspace, cell: number, text: string, value: number): void {
  keep(KEPT, JSON.stringify(keepTyped(read(), keyOf(workspace, cell), text, value)), "session");
}

/** Arithmetic that a reader typed for a cell's number; null without any. */
export function typedFor(workspace: Workspace, cell: number): string | null {
  return typedText(read(), keyOf(workspace, cell), workspace.evaluation.values[cell] as number);
}
