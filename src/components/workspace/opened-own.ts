import type {CompanyModel} from "../../companies/company.js";
import type {OwnModel} from "../../workspace/state.js";
import {openCompany, type Opened} from "./opened.js";

/** Texts whose companies are held ready, so that going back and forth reads none of them anew. */
const HELD = 16;

/** Reads texts of models as companies. */
export interface ReadTexts {
  readonly read: (model: OwnModel) => CompanyModel | null;
  /** Counts up with each answer to a query of theirs. */
  readonly version: () => number;
}

/** A text made ready, or null where it is not sound, with the answers to its queries that were at hand. */
interface Held {
  readonly opened: Opened | null;
  readonly answers: string;
}

/** Models of a reader's own made ready to be worked out, by their sound texts. */
export class OpenedOwn {
  private readonly held = new Map<string, Held>();
  private last: {
    readonly models: readonly OwnModel[];
    readonly version: number;
    readonly opened: readonly Opened[];
  } = {models: [], version: 0, opened: []};

  constructor(private readonly texts: () => ReadTexts | null) {}

  /** Those of some models that are sound, in their order. */
  of(models: readonly OwnModel[]): readonly Opened[] {
    const version = this.texts()?.version() ?? 0;
    if (this.last.models !== models || this.last.version !== version) {
      const opened = models.map((model) => this.open(model, version)).filter((each) => each !== null);
      this.last = {models, version, opened};
    }
    return this.last.opened;
  }

  private open(model: OwnModel, version: number): Opened | null {
    const sound = model.sound ?? model.text;
    const text = `${model.key}\n${sound}`;
    const answers = model.unrun ? "unrun" : String(version);
    let held = this.held.get(text);
    const asks = (held?.opened?.company.sql.length ?? 0) > 0;
    if (!held || (asks && held.answers !== answers)) {
      const company = this.texts()?.read(model) ?? null;
      held = {opened: company && openCompany(company), answers};
    }
    this.held.delete(text);
    this.held.set(text, held);
    for (const oldest of [...this.held.keys()].slice(0, -(HELD + this.last.models.length))) this.held.delete(oldest);
    return held.opened;
  }
}
