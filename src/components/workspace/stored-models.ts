import {openDB, type DBSchema, type IDBPDatabase} from "npm:idb";
import {fields, list, number, orNull, ShapeError, text} from "../../lib/decode.js";
import {forgetKept, readKept} from "../../lib/storage.js";
import type {OwnModel} from "../../workspace/state.js";

const DATABASE = "alpha-ledger";
const MODELS = "models";
/** Where models were kept before: one text in local storage. */
const CARRIED = "alpha-ledger.models";

/** A model of the reader's own with when it was changed last, in milliseconds since 1970, and how often so far. */
export interface StoredModel extends OwnModel {
  readonly changedAt: number;
  readonly revision: number;
}

interface Schema extends DBSchema {
  models: {key: string; value: unknown};
}

const storedModel = fields(
  {key: text, text, changedAt: number, revision: number},
  {sound: text, unrun: fields({file: orNull(text)}, {})}
);
const carried = fields({schema: number, models: list(fields({key: text, text}, {sound: text}))}, {});

/** The models this browser keeps, or other texts by the same rules, in a database that every tab of the site shares. */
export class StoredModels {
  private constructor(
    private readonly database: IDBPDatabase<Schema>,
    private readonly now: () => number
  ) {}

  /** Opens it by its name; that of models carries over what local storage held, once. Rejects where the browser keeps nothing for the page. */
  static async open(now = () => Date.now(), name = DATABASE): Promise<StoredModels> {
    const database = await openDB<Schema>(name, 1, {
      upgrade: (opened) => void opened.createObjectStore(MODELS, {keyPath: "key"}),
      blocking: (_, __, event) => (event.target as IDBDatabase).close()
    });
    const stored = new StoredModels(database, now);
    if (name === DATABASE) {
      for (const model of carriedModels()) await stored.put(model, null);
      forgetKept(CARRIED);
    }
    return stored;
  }

  /** All that can be read. */
  async all(): Promise<StoredModel[]> {
    return (await this.database.getAll(MODELS)).map(decoded).filter((model) => model !== null);
  }

  async one(key: string): Promise<StoredModel | null> {
    return decoded(await this.database.get(MODELS, key));
  }

  /**
   * Keeps a model in place of the revision that was read, null for none, and gives it as kept. Where another tab has
   * kept a later one since, that stays, and is given instead. Rejects where the browser has no room.
   */
  async put(model: OwnModel, read: number | null): Promise<StoredModel> {
    const change = this.database.transaction(MODELS, "readwrite");
    const there = decoded(await change.store.get(model.key));
    if (there && there.revision !== read) return there;
    const kept = {...model, changedAt: this.now(), revision: (there?.revision ?? 0) + 1};
    await Promise.all([change.store.put(kept), change.done]);
    return kept;
  }

  /** Deletes the revision that was read; gives a later one of another tab, which stays, or null. */
  async remove(key: string, read: number | null): Promise<StoredModel | null> {
    const change = this.database.transaction(MODELS, "readwrite");
    const there = decoded(await change.store.get(key));
    if (there && there.revision !== read) return there;
    await Promise.all([change.store.delete(key), change.done]);
    return null;
  }

  close(): void {
    this.database.close();
  }
}

/** What local storage still holds; none where it holds nothing that can be read. */
export function carriedModels(): readonly OwnModel[] {
  try {
    return carried(JSON.parse(readKept(CARRIED) ?? "null"), CARRIED).models;
  } catch (error) {
    if (!(error instanceof ShapeError || error instanceof SyntaxError)) throw error;
    return [];
  }
}

function decoded(value: unknown): StoredModel | null {
  try {
    return storedModel(value, MODELS);
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    return null;
  }
}
