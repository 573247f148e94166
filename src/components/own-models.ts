import {entityOf, type CompanyText} from "../companies/models.js";
import {ownCompany, ownKey, type OwnModel} from "../companies/own-model.js";
import {packText, unpackText} from "../lib/packed-text.js";
import type {TextProblem} from "../model/text/place.js";
import {isOwnModel} from "../model/workspace/state.js";
import {storedModels, storeModels} from "./stored-models.js";
import type {Workspace} from "./workspace.js";

/** Models that a reader writes as text, in this browser: what is kept, what is shown, what is wrong with it. */
export class OwnModels {
  private text: CompanyText | null = null;
  private kept: readonly OwnModel[] = storedModels();
  /** Whether the browser kept the last change. */
  isKept = true;

  constructor(
    readonly workspace: Workspace,
    private readonly load: () => Promise<CompanyText>
  ) {}

  get all(): readonly OwnModel[] {
    return this.kept;
  }

  /** The documents and the rows, loaded once. */
  async loaded(): Promise<CompanyText> {
    return (this.text ??= await this.load());
  }

  /** Puts what the browser keeps beside our models, where it is sound. */
  async restore(): Promise<void> {
    if (this.kept.length > 0) await this.restoreKept();
    this.workspace.onCarried((packed) => void this.open(packed));
  }

  private async restoreKept(): Promise<void> {
    const text = await this.loaded();
    const companies = this.kept.map(
      ({key, text: written, sound = written}) => ownCompany({key, text: sound}, text).company
    );
    this.workspace.restoreOwn(companies.filter((company) => company !== null));
  }

  /** The document of what is shown: the reader's own, or ours. */
  async shown(): Promise<string> {
    const {company} = this.workspace.state;
    const own = this.kept.find(({key}) => key === company);
    if (own) return own.text;
    const {documents} = await this.loaded();
    return Object.values(documents.companies).find((each) => entityOf(each) === company) ?? "";
  }

  /**
   * Takes a text for what is shown: a change of ours makes a copy of the reader's own. What is sound is worked out and
   * opened; what is not is kept, its problems told, and the last sound text stays on screen.
   */
  async write(text: string): Promise<readonly TextProblem[]> {
    const {state, company} = this.workspace;
    const key = isOwnModel(state.company) ? state.company : this.freshKey(company.title.en);
    return this.take({key, text});
  }

  /** Opens a text as another model of the reader's own. */
  async add(name: string, text: string): Promise<readonly TextProblem[]> {
    return this.take({key: this.freshKey(name), text});
  }

  /** Those kept that make no model any more, as where the record changed: their texts are still there. */
  get unusable(): readonly OwnModel[] {
    const shown = new Set(this.workspace.companies.map(({entity}) => entity));
    return this.text ? this.kept.filter(({key}) => !shown.has(key)) : [];
  }

  /** The text of what is shown, packed for a link. */
  async packed(): Promise<string> {
    return packText(await this.shown());
  }

  /** Opens the model of a link, once: one that is kept already is opened as it is. */
  private async open(packed: string): Promise<void> {
    const text = unpackText(packed);
    if (text === null) return;
    const known = this.kept.find((model) => model.text === text);
    if (known) this.workspace.go({company: known.key});
    else await this.add(/^title ([^|\n]+)/m.exec(text)?.[1]?.trim() ?? "linked", text);
  }

  remove(model: string): void {
    this.store(this.kept.filter(({key}) => key !== model));
    this.workspace.removeOwn(model);
  }

  private freshKey(name: string): string {
    return ownKey(
      name,
      this.kept.map(({key}) => key)
    );
  }

  private async take(model: OwnModel): Promise<readonly TextProblem[]> {
    const {company, problems} = ownCompany(model, await this.loaded());
    const {workspace} = this;
    const isKnown = workspace.companies.some(({entity}) => entity === model.key);
    const before = this.kept.find(({key}) => key === model.key);
    const sound = before?.sound ?? before?.text;
    const kept = company || sound === undefined ? model : {...model, sound};
    if (company || isKnown)
      this.store([...this.kept.filter((each) => each !== before), kept].sort((a, b) => (a.key < b.key ? -1 : 1)));
    if (!company) return problems;
    const {case: on, edits} = workspace.state;
    workspace.putOwn(company);
    // A copy of ours opens on the case and with the settings that were on screen; a new model has neither.
    if (workspace.state.company !== model.key) workspace.openOwn(model.key, {case: on, edits});
    return problems;
  }

  private store(models: readonly OwnModel[]): void {
    this.kept = models;
    this.isKept = storeModels(models);
  }
}
