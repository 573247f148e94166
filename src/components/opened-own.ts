import type {CompanyModel} from "../companies/company.js";
import type {OwnModel} from "../model/workspace/state.js";
import {openCompany, type Opened} from "./opened.js";

/** Texts whose companies are held ready, so that going back and forth reads none of them anew. */
const HELD = 16;

/** Models of a reader's own made ready to be worked out, by their sound texts. */
export class OpenedOwn {
  private readonly held = new Map<string, Opened | null>();
  private last: {readonly models: readonly OwnModel[]; readonly opened: readonly Opened[]} = {models: [], opened: []};

  constructor(private readonly read: (model: OwnModel) => CompanyModel | null) {}

  /** Those of some models that are sound, in their order. */
  of(models: readonly OwnModel[]): readonly Opened[] {
    if (this.last.models !== models)
      this.last = {models, opened: models.map((model) => this.open(model)).filter((opened) => opened !== null)};
    return this.last.opened;
  }

  private open(model: OwnModel): Opened | null {
    const text = `${model.key}\n${model.sound ?? model.text}`;
    let opened = this.held.get(text);
    if (opened === undefined) {
      const company = this.read(model);
      opened = company && openCompany(company);
    }
    this.held.delete(text);
    this.held.set(text, opened);
    for (const oldest of [...this.held.keys()].slice(0, -(HELD + this.last.models.length))) this.held.delete(oldest);
    return opened;
  }
}
