import type {OwnModel} from "../model/workspace/state.js";
import {keep, readKept} from "../lib/storage.js";
import {fields, list, number, ShapeError, text} from "../lib/decode.js";

const STORED = "alpha-ledger.models";
const SCHEMA = 1;

const decode = fields({schema: number, models: list(fields({key: text, text}, {sound: text}))}, {});

/** Models of the reader's own that this browser keeps; none where it keeps nothing that can be read. */
export function storedModels(): readonly OwnModel[] {
  const kept = readKept(STORED);
  if (kept === null) return [];
  try {
    return decode(JSON.parse(kept), STORED).models;
  } catch (error) {
    if (!(error instanceof ShapeError || error instanceof SyntaxError)) throw error;
    return [];
  }
}

/** Keeps them; false where the browser keeps nothing. */
export function storeModels(models: readonly OwnModel[]): boolean {
  return keep(STORED, JSON.stringify({schema: SCHEMA, models}));
}
