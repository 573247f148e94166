import type {OwnModel} from "../../workspace/state.js";
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
  /** All as this tab has them now, those of other tabs as they are told; null before it has asked for anything to be kept. */
  private here: readonly OwnModel[] | null = null;
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

  /**
   * Keeps models as they stand: those that are new or changed, and that others are gone. Done once all is written. What stands
   * when its turn comes is written, not what stood when it was asked for: another tab may have been heard meanwhile.
   */
  keep(models: readonly OwnModel[]): Promise<void> {
    this.here = models;
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  /** Resolves once what was to be kept until now is written, or could not be: what a reader is told of a text is said of a kept one. */
  get written(): Promise<void> {
    return this.writing;
  }

  close(): void {
    this.channel?.close();
    this.stored?.close();
  }

  private async write(): Promise<void> {
    const {stored} = this;
    if (!stored) {
      this.onKept();
      return;
    }
    try {
      for (let next = this.unkept(); next; next = this.unkept()) await this.put(stored, next);
      for (let gone = this.gone(); gone !== undefined; gone = this.gone()) await this.remove(stored, gone);
      this.isKept = true;
    } catch {
      this.isKept = false;
    }
    this.onKept();
  }

  /** A model that is not kept as it stands here. */
  private unkept(): OwnModel | undefined {
    return this.here?.find((model) => !isSame(model, this.known.get(model.key)));
  }

  /** Key of a model that is kept and stands here no more. */
  private gone(): string | undefined {
    return [...this.known.keys()].find((key) => this.here?.every((model) => model.key !== key) ?? false);
  }

  /** Takes over what another tab kept, and gives what stood here unkept beside it. */
  private takeOver(key: string, model: StoredModel | null): OwnModel | null {
    const mine = this.here?.find((each) => each.key === key);
    const isUnkept = mine !== undefined && !isSame(mine, this.known.get(key));
    if (model) this.known.set(key, model);
    else this.known.delete(key);
    const others = this.here?.filter((each) => each.key !== key);
    if (others) this.here = model ? [...others, asOwn(model)] : others;
    return isUnkept ? mine : null;
  }

  private async put(stored: StoredModels, model: OwnModel): Promise<void> {
    const kept = await stored.put(model, this.known.get(model.key)?.revision ?? null);
    if (isSame(model, kept)) {
      this.known.set(model.key, kept);
      this.tell(model.key);
      return;
    }
    this.onOther({kind: "overtaken", model: kept, mine: this.takeOver(model.key, kept) ?? model});
  }

  private async remove(stored: StoredModels, key: string): Promise<void> {
    const later = await stored.remove(key, this.known.get(key)?.revision ?? null);
    if (later) this.takeOver(key, later);
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
      if (!model && !before) return;
      const mine = this.takeOver(key, model);
      if (model && mine && !isSame(mine, model)) this.onOther({kind: "overtaken", model, mine});
      else this.onOther(model ? {kind: "changed", model} : {kind: "deleted", key});
    });
    return this.writing;
  }
}

/** A model without when it was changed. */
export function asOwn({key, text, sound, unrun}: OwnModel): OwnModel {
  return {key, text, ...(sound !== undefined && {sound}), ...(unrun && {unrun})};
}

function isSame(model: OwnModel, kept: StoredModel | undefined): boolean {
  const isAsRun = !model.unrun === !kept?.unrun && model.unrun?.file === kept?.unrun?.file;
  return kept?.text === model.text && kept.sound === model.sound && isAsRun;
}
