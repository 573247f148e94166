import {headOf, withHeadValue} from "../../notebook/head.js";
import type {OwnModel} from "../../workspace/state.js";
import type {KeptModels, OtherTab} from "../workspace/kept-models.js";

/** Notebooks of this browser as this tab knows them; each change is kept at once. */
export class OwnNotebooks {
  private notebooks: readonly OwnModel[] = [];
  private gone: OwnModel | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly keepAll: KeptModels["keep"],
    private readonly newKey: () => string = () => crypto.randomUUID()
  ) {}

  get all(): readonly OwnModel[] {
    return this.notebooks;
  }

  /** Resolves once what was to be kept until now is written, or could not be. */
  get written(): Promise<void> {
    return this.writing;
  }

  /** The one that was deleted last, until it is brought back. */
  get deleted(): OwnModel | null {
    return this.gone;
  }

  /** Takes what was kept before, beneath what is here already. */
  restore(found: readonly OwnModel[]): void {
    const here = new Set(this.notebooks.map(({key}) => key));
    this.notebooks = [...found.filter(({key}) => !here.has(key)), ...this.notebooks];
  }

  /** Keeps a text under a key, a new one for null; gives the key. */
  keep(key: string | null, text: string): string {
    const at = key ?? this.newKey();
    this.put({key: at, text});
    this.writing = this.keepAll(this.notebooks);
    return at;
  }

  /** Deletes one; done once that is written. */
  remove(key: string): Promise<void> {
    this.gone = this.notebooks.find((each) => each.key === key) ?? null;
    this.notebooks = this.notebooks.filter((each) => each.key !== key);
    return this.keepAll(this.notebooks);
  }

  /** Brings back what was deleted last; done once that is written. */
  undo(): Promise<void> {
    if (this.gone) this.put(this.gone);
    this.gone = null;
    return this.keepAll(this.notebooks);
  }

  /** Takes what another tab did; a text of this tab that it overtook is kept beside it, as a copy under the title given. */
  take(what: OtherTab, copyTitle: (text: string) => string): void {
    if (what.kind === "deleted") this.notebooks = this.notebooks.filter(({key}) => key !== what.key);
    else this.put({key: what.model.key, text: what.model.text});
    if (what.kind !== "overtaken") return;
    const {text} = what.mine;
    const head = headOf(text);
    this.keep(null, withHeadValue(head, "title", copyTitle(text)) + text.slice(head.length));
  }

  private put(notebook: OwnModel): void {
    this.notebooks = [...this.notebooks.filter(({key}) => key !== notebook.key), notebook];
  }
}
