import type {BoundCompany} from "../../companies/bound-company.js";
import type {CompanyModel} from "../../companies/company.js";
import {entityOf, type CompanyText} from "../../companies/models.js";
import {ownCompany, ownKey} from "../../companies/own-model.js";
import {packText, unpackText} from "../../lib/packed-text.js";
import type {SqlAnswers} from "../../companies/sql-answer.js";
import type {Library} from "../../model/text/include.js";
import {withInputs} from "../../model/text/edit-cell.js";
import type {Edited} from "../../model/text/edit-lines.js";
import {withTitle} from "../../model/text/edit-sections.js";
import type {TextProblem} from "../../model/text/place.js";
import {typedWords} from "../../model/text/typed-line.js";
import {documentsWrittenOut} from "../../model/text/write-out.js";
import {inputRange} from "../../model/calculate/evaluate.js";
import {calendar} from "../../model/calendar/calendar.js";
import {errorsAmong} from "../../model/problem.js";
import {cellOfKey} from "../../workspace/edits.js";
import {BASE_CASE, isOwnModel, OWN_MODEL, type OwnModel, type WorkspaceState} from "../../workspace/state.js";
import type {Changed} from "./change-words.js";
import {asOwn, KeptModels, type OtherTab} from "./kept-models.js";
import {SqlRuns} from "./sql-runs.js";
import type {Workspace} from "./workspace.js";

const NOT_ASKED: SqlAnswers = {};

/** Models that a reader writes as text, in this browser: what is kept, what is shown, what is wrong with it. */
export class OwnModels {
  private text: CompanyText | null = null;
  private last: {readonly model: OwnModel; readonly sql: SqlAnswers; readonly bound: BoundCompany} | null = null;
  private readonly runs = new SqlRuns();
  /** Where the text came from that was last shown to be mended. */
  private mended: OwnModel["unrun"] = undefined;
  private readonly kept = new KeptModels(
    (what) => this.followOther(what),
    () => this.workspace.tell()
  );
  private restoring: Promise<void> | null = null;
  /** What another tab did last to a model that this one holds; null for nothing. */
  otherTab: OtherTab | null = null;
  /** Takes a text that is not sound, so that no model opens, with what is wrong with it. */
  onUnsound: (text: string, problems: readonly TextProblem[]) => void = () => undefined;

  constructor(
    readonly workspace: Workspace,
    private readonly load: () => Promise<CompanyText>
  ) {}

  /** The documents and the rows, loaded once. */
  async loaded(): Promise<CompanyText> {
    this.text ??= await this.load();
    return this.text;
  }

  /** Whether the browser kept the last change. */
  get isKept(): boolean {
    return this.kept.isKept;
  }

  /** When a model was changed last, in milliseconds since 1970; null where that is not kept. */
  changedAt(key: string): number | null {
    return this.kept.changedAt(key);
  }

  /** Puts what the browser keeps beside our models, where it is sound, once. */
  restore(): Promise<void> {
    return (this.restoring ??= this.restoreOnce());
  }

  private async restoreOnce(): Promise<void> {
    const kept = await this.kept.restored();
    if (kept.length > 0) await this.loaded();
    this.workspace.restoreOwn(kept, {
      read: (model) => this.company(model),
      keep: (models) => void this.kept.keep(models),
      version: () => this.runs.version,
      withInputs: (model, changes) => this.withInputs(model, changes)
    });
    this.workspace.carried.openWith((packed) => this.open(packed));
  }

  private followOther(what: OtherTab): void {
    const {workspace} = this;
    this.otherTab = what;
    if (what.kind === "deleted") {
      workspace.removeOwn(what.key);
      return;
    }
    const wasOpen = workspace.state.company === what.model.key;
    workspace.adoptOwn(asOwn(what.model));
    if (what.kind === "changed") return;
    const mine = {...what.mine, key: this.freshKey(what.mine.key.slice(OWN_MODEL.length))};
    if (wasOpen) workspace.putOwn(mine);
    else workspace.adoptOwn(mine);
  }

  /** The document of what is shown: the reader's own, or ours. */
  async shown(): Promise<string> {
    const {company} = this.workspace.state;
    const own = this.workspace.own.find(({key}) => key === company);
    if (own) return own.text;
    const {documents} = await this.loaded();
    return Object.values(documents.companies).find((each) => entityOf(each) === company) ?? "";
  }

  /** The document that the numbers on screen are worked out from: the last that was sound. */
  async worked(): Promise<string> {
    const own = this.workspace.own.find(({key}) => key === this.workspace.state.company);
    return own?.sound ?? (await this.shown());
  }

  /**
   * Takes a text for what is shown: a change of ours makes a copy of the reader's own. What is sound is worked out and
   * opened; what is not is kept, its problems told, and the last sound text stays on screen.
   */
  async write(text: string, isPartOfLast = false): Promise<readonly TextProblem[]> {
    return this.take({key: await this.shownKey(), text}, {}, isPartOfLast);
  }

  /** Makes a change of the document of what is shown, as one step; one that would make it unsound is not made. */
  async change(
    edit: (text: string, library: Library) => Edited,
    to: Partial<Pick<WorkspaceState, "edits">> = {}
  ): Promise<Changed> {
    const text = await this.loaded();
    const before = await this.shown();
    const edited = edit(before, text.documents.shared);
    if (!edited.ok) return edited;
    const model = this.marked({key: await this.shownKey(), text: edited.text});
    const problems = errorsAmong(this.bound(model).problems);
    if (problems.length > 0) return {ok: false, why: {kind: "problems", problems}};
    await this.take(model, to, false);
    return {ok: true, writtenOut: documentsWrittenOut(before, edited.text)};
  }

  /**
   * Opens a text as another model of the reader's own, on a case with settings: {} for those of what is shown. SQL in one
   * that came from elsewhere waits to be run by a click.
   */
  async add(
    name: string,
    text: string,
    as: Partial<Pick<WorkspaceState, "case" | "edits">> = {case: BASE_CASE, edits: {}},
    unrun?: OwnModel["unrun"]
  ): Promise<readonly TextProblem[]> {
    const problems = await this.take({key: this.freshKey(name), text, ...(unrun && {unrun})}, as, false);
    // A text that is not sound opens nothing: it is shown to be mended.
    if (errorsAmong(problems).length > 0) {
      this.mend(unrun);
      this.onUnsound(text, problems);
    }
    return problems;
  }

  /** Says where the text came from that the reader is to mend: what they make of it waits to be run, too. */
  mend(unrun: OwnModel["unrun"]): void {
    this.mended = unrun;
  }

  /** The model on screen where it came from elsewhere and was not run yet; null for any other. */
  get unrun(): OwnModel | null {
    return this.workspace.own.find(({key, unrun}) => key === this.workspace.state.company && unrun) ?? null;
  }

  /** Runs the queries of what is shown: those that were not run, or every one again. */
  async run(signal: AbortSignal, isAgain = false): Promise<void> {
    const {unrun, workspace} = this;
    if (unrun) {
      const {unrun: _, ...model} = unrun;
      workspace.putOwn(model);
    }
    const asked = workspace.company.sql.filter(({state}) => isAgain || state === "not_run");
    await this.runs.run(
      asked.map(({query}) => query),
      signal
    );
    workspace.tell();
  }

  /** A model under another title, as one step; null where its text cannot be read. */
  rename(model: OwnModel, title: string): OwnModel | null {
    const renamed = (text: string) => withTitle(text, typedWords(title));
    const [text, sound] = [renamed(model.text), model.sound === undefined ? null : renamed(model.sound)];
    if (!text.ok || sound?.ok === false) return null;
    const named = {...model, text: text.text, ...(sound && {sound: sound.text})};
    this.workspace.adoptOwn(named);
    return named;
  }

  /** A copy of a model under a key and a title of its own, which is opened. */
  duplicate(model: OwnModel, title: string): void {
    const [text, sound] = [model.text, model.sound].map((each) => {
      const titled = each === undefined ? null : withTitle(each, typedWords(title));
      return titled?.ok ? titled.text : each;
    });
    this.workspace.putOwn(
      {...model, key: this.freshKey(title), text: text ?? model.text, ...(sound !== undefined && {sound})},
      {case: BASE_CASE, edits: {}}
    );
  }

  /** Those kept that make no model any more, as where the record changed: their texts are still there. */
  get unusable(): readonly OwnModel[] {
    const shown = new Set(this.workspace.companies.map(({entity}) => entity));
    return this.text ? this.workspace.own.filter(({key}) => !shown.has(key)) : [];
  }

  /** The text of what is shown, packed for a link. */
  async packed(): Promise<string> {
    return packText(await this.shown());
  }

  /** Opens the model of a link, once: one that is kept already is opened as it is. */
  private async open(packed: string): Promise<void> {
    const text = unpackText(packed);
    if (text === null) return;
    const known = this.workspace.own.find((model) => model.text === text);
    if (known) this.workspace.go({company: known.key});
    else {
      const title = /^title ([^|\n]+)/m.exec(text)?.[1]?.trim() ?? "linked";
      await this.add(title, text, {case: BASE_CASE, edits: {}}, {file: null});
    }
  }

  private async shownKey(): Promise<string> {
    const {state, company} = this.workspace;
    await this.loaded();
    return isOwnModel(state.company) ? state.company : this.freshKey(company.title.en);
  }

  private freshKey(name: string): string {
    return ownKey(
      name,
      this.workspace.own.map(({key}) => key)
    );
  }

  private company({text, sound = text, key, unrun}: OwnModel): CompanyModel | null {
    return this.text && this.bound({key, text: sound, ...(unrun && {unrun})}).company;
  }

  /**
   * A model marked as what stood under its key is, or the text that it was mended from: whatever is made of a text that came
   * from elsewhere, with SQL in it or without, asks nothing until the reader runs it.
   */
  private marked(model: OwnModel): OwnModel {
    const unrun = model.unrun ?? this.workspace.own.find(({key}) => key === model.key)?.unrun ?? this.mended;
    return unrun ? {...model, unrun} : model;
  }

  /** A text bound to the record; the last one is at hand. */
  private bound(model: OwnModel): BoundCompany {
    if (!this.text) throw new Error("documents: not loaded; expected them before a text is read");
    const sql = model.unrun ? NOT_ASKED : this.runs.answers;
    const {last} = this;
    if (last?.model.key === model.key && last.model.text === model.text && last.sql === sql) return last.bound;
    const {documents, data} = this.text;
    const bound = ownCompany(model, {documents, data: {...data, sql}});
    this.last = {model, sql, bound};
    return bound;
  }

  private async take(
    asked: OwnModel,
    to: Partial<Pick<WorkspaceState, "case" | "edits">>,
    isPartOfLast: boolean
  ): Promise<readonly TextProblem[]> {
    await Promise.all([this.loaded(), this.restore()]);
    const model = this.marked(asked);
    const {company, problems} = this.bound(model);
    if (company) this.mended = undefined;
    const {workspace} = this;
    const isKnown = workspace.companies.some(({entity}) => entity === model.key);
    const before = workspace.own.find(({key}) => key === model.key);
    const sound = before?.sound ?? before?.text;
    // A new text that is not sound is not kept: it is still on screen.
    if (company || isKnown)
      workspace.putOwn(company || sound === undefined ? model : {...model, sound}, to, isPartOfLast);
    await this.kept.written;
    return problems;
  }

  /** Written where the text is sound, as it must be to be read and changed. */
  private withInputs(model: OwnModel, changes: readonly (readonly [key: string, value: number])[]): OwnModel | null {
    const {model: sheet, company} = this.workspace;
    if (!this.text || model.sound !== undefined) return null;
    const labels = calendar(company.sheet.calendar).periods.map(({label}) => label);
    const inputs = changes.map(([key, value]) => {
      const [line = "", period = null] = key.split("@");
      return {line, period, value, range: inputRange(sheet, cellOfKey(sheet, key) ?? 0)};
    });
    const text = withInputs(model.text, this.text.documents.shared, inputs, labels);
    const written = text === null ? null : {...model, text};
    return written && this.company(written) ? written : null;
  }
}
