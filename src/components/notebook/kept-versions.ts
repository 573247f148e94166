import {openDB, type DBSchema, type IDBPDatabase} from "npm:idb";

const VERSIONS = "versions";
/** Most versions of a notebook; beyond them the oldest without a name go. */
export const MOST_VERSIONS = 200;

/** A text as a notebook stood. */
export interface NotebookVersion {
  /** Rises from version to version. */
  readonly id: number;
  readonly notebook: string;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
  /** Empty for none. */
  readonly name: string;
  readonly text: string;
}

interface Schema extends DBSchema {
  versions: {key: number; value: Omit<NotebookVersion, "id"> & {id?: number}; indexes: {notebook: string}};
}

/** Versions of the notebooks of this browser. All of it rejects where the browser keeps nothing. */
export class KeptVersions {
  private database: Promise<IDBPDatabase<Schema>> | null = null;

  constructor(private readonly now: () => number = () => Date.now()) {}

  /** Those of a notebook, the newest first. */
  async of(notebook: string): Promise<readonly NotebookVersion[]> {
    const found = await (await this.opened()).getAllFromIndex(VERSIONS, "notebook", notebook);
    return found.flatMap(({id, ...version}) => (id === undefined ? [] : [{id, ...version}])).reverse();
  }

  /** Keeps a text of a notebook; one that is its newest version already is kept once, under the name it is given. */
  async keep(notebook: string, text: string, name = ""): Promise<void> {
    const change = (await this.opened()).transaction(VERSIONS, "readwrite");
    const store = change.store;
    const all = await store.index("notebook").getAll(notebook);
    const newest = all.at(-1);
    if (newest?.text === text) {
      if (name !== "") await store.put({...newest, name});
    } else {
      await store.add({notebook, keptAt: this.now(), name, text});
      const unnamed = all.filter((each) => each.name === "");
      for (const {id} of unnamed.slice(0, Math.max(0, all.length + 1 - MOST_VERSIONS)))
        if (id !== undefined) await store.delete(id);
    }
    await change.done;
  }

  /** Forgets those of notebooks that are no more. */
  async keepOnly(notebooks: ReadonlySet<string>): Promise<void> {
    const change = (await this.opened()).transaction(VERSIONS, "readwrite");
    for (let at = await change.store.openCursor(); at; at = await at.continue())
      if (!notebooks.has(at.value.notebook)) await at.delete();
    await change.done;
  }

  private opened(): Promise<IDBPDatabase<Schema>> {
    return (this.database ??= openDB<Schema>("alpha-ledger-notebook-versions", 1, {
      upgrade: (made) =>
        void made.createObjectStore(VERSIONS, {keyPath: "id", autoIncrement: true}).createIndex("notebook", "notebook"),
      blocking: (_, __, event) => (event.target as IDBDatabase).close()
    }));
  }
}

/** A text that stood for so many milliseconds before it was changed is one to go back to. */
export const STOOD = 10 * 60_000;

/** Which texts of an edit from its beginning on are versions: the one that was opened, and each that stood for a while. */
export class EditedText {
  private changedAt: number | null = null;

  constructor(
    private text: string,
    private readonly keep: (text: string) => void,
    private readonly now: () => number = () => Date.now()
  ) {}

  /** Takes what the text is now. */
  become(text: string): void {
    if (text === this.text) return;
    const at = this.now();
    if (this.changedAt === null || at - this.changedAt >= STOOD) this.keep(this.text);
    [this.text, this.changedAt] = [text, at];
  }
}
