import type {OwnModel} from "../model/workspace/state.js";
import {carriedModels, StoredModels, type StoredModel} from "./stored-models.js";

/** What another tab did to a model that this one holds. */
export type OtherTab =
  /** Changed it: the later text stands here now as well. */
  | {readonly kind: "changed"; readonly model: StoredModel}
  /** Changed it before a change of this tab was kept: the later one stands, `mine` is what this tab would have kept. */
  | {readonly kind: "overtaken"; readonly model: StoredModel; readonly mine: OwnModel}
  /** Deleted it. */
  | {readonly kind: "deleted"; readonly key: string};

/** What tabs tell each other: that a model was kept or deleted. */
interface Told {
  readonly key: string;
}

/** Models of the reader's own as this tab knows them to be kept, written one change after the other. */
export class KeptModels {
  private readonly known = new Map<string, StoredModel>();
  private stored: StoredModels | null = null;
  private writing: Promise<void> = Promise.resolve();
  private channel: BroadcastChannel | null = null;
  /** False once the browser kept nothing: it is blocked or full. */
  isKept = true;

  /** Runs `onOther` for what other tabs do, and `onKept` after each change that was kept, or was not. */
  constructor(
    private readonly onOther: (what: OtherTab) => void,
    private readonly onKept: () => void,
    private readonly open: () => Promise<StoredModels> = () => StoredModels.open(),
    private readonly place: "models" | "notebooks" = "models"
  ) {}

  /** What is kept; what an earlier version of the page kept elsewhere where the database cannot be opened. */
  async restored(): Promise<readonly OwnModel[]> {
    try {
      this.stored = await this.open();
      for (const model of await this.stored.all()) this.known.set(model.key, model);
      this.channel = new BroadcastChannel(`alpha-ledger.${this.place}`);
      this.channel.onmessage = ({data}: MessageEvent<Told>) => void this.look(data.key);
    } catch {
      this.isKept = false;
      return this.place === "models" ? carriedModels() : [];
    }
    return [...this.known.values()].map(asOwn);
  }

  /** When a model was changed last, in milliseconds since 1970; null where that is not kept. */
  changedAt(key: string): number | null {
    return this.known.get(key)?.changedAt ?? null;
  }

  /** Keeps models as they stand: those that are new or changed, and that others are gone. Done once all is written. */
  keep(models: readonly OwnModel[]): Promise<void> {
    this.writing = this.writing.then(() => this.write(models));
    return this.writing;
  }

  close(): void {
    this.channel?.close();
    this.stored?.close();
  }

  private async write(models: readonly OwnModel[]): Promise<void> {
    const {stored} = this;
    if (!stored) {
      this.onKept();
      return;
    }
    const gone = [...this.known.keys()].filter((key) => !models.some((model) => model.key === key));
    try {
      for (const model of models) if (!isSame(model, this.known.get(model.key))) await this.put(stored, model);
      for (const key of gone) await this.remove(stored, key);
      this.isKept = true;
    } catch {
      this.isKept = false;
    }
    this.onKept();
  }

  private async put(stored: StoredModels, model: OwnModel): Promise<void> {
    const kept = await stored.put(model, this.known.get(model.key)?.revision ?? null);
    this.known.set(model.key, kept);
    if (isSame(model, kept)) this.tell(model.key);
    else this.onOther({kind: "overtaken", model: kept, mine: model});
  }

  private async remove(stored: StoredModels, key: string): Promise<void> {
    const later = await stored.remove(key, this.known.get(key)?.revision ?? null);
    if (later) this.known.set(key, later);
    else this.known.delete(key);
    if (later) this.onOther({kind: "changed", model: later});
    else this.tell(key);
  }

  private tell(key: string): void {
    this.channel?.postMessage({key} satisfies Told);
  }

  /** Looks at a model that another tab told of, after what is being written: that may have been overtaken. */
  private look(key: string): Promise<void> {
    this.writing = this.writing.then(async () => {
      const model = (await this.stored?.one(key).catch(() => null)) ?? null;
      const before = this.known.get(key);
      if (model && model.revision === before?.revision) return;
      if (model) this.known.set(key, model);
      else if (!this.known.delete(key)) return;
      this.onOther(model ? {kind: "changed", model} : {kind: "deleted", key});
    });
    return this.writing;
  }
}

/** A model without when it was changed. */
export function asOwn({key, text, sound}: OwnModel): OwnModel {
  return {key, text, ...(sound !== undefined && {sound})};
}

function isSame(model: OwnModel, kept: StoredModel | undefined): boolean {
  return kept?.text === model.text && kept.sound === model.sound;
}
