import {titleOfLine, type CompanyModel} from "../../companies/company.js";
import type {PublishedCompanies} from "../../companies/published.js";
import {addressStore} from "../../controls/address.js";
import type {Lang} from "../../lib/language.js";
import {edit, evaluate, type Evaluation} from "../../model/calculate/evaluate.js";
import type {Overrides} from "../../model/calculate/overrides.js";
import {cellAt, type Model} from "../../model/compile.js";
import {allOf, goTo, takeUp, withOwnModel, type Desk} from "../../workspace/desk.js";
import {cellKey, cellOfKey, resetCells, setCells, withEdits, type Edits} from "../../workspace/edits.js";
import {fitState} from "../../workspace/fit.js";
import {fromFragment, toFragment} from "../../workspace/fragment.js";
import {begin, commit, redo, undo, type History} from "../../workspace/history.js";
import {BASE_CASE, isReadersOwn, openingState, type OwnModel, type WorkspaceState} from "../../workspace/state.js";
import {CarriedModel} from "./carried-model.js";
import {keepInTab, leftInTab, ownIn} from "./kept-desk.js";
import {openCompany, type Opened} from "./opened.js";
import {OpenedOwn, type ReadTexts} from "./opened-own.js";

/** What keeps the texts of a reader's own models, and makes companies of them. */
export interface OwnTexts extends ReadTexts {
  readonly keep: (models: readonly OwnModel[]) => void;
  /** A model with numbers of its inputs written into its text; null where they cannot be. */
  readonly withInputs: (
    model: OwnModel,
    changes: readonly (readonly [key: string, value: number])[]
  ) => OwnModel | null;
}

/**
 * What a reader has open: one company, one case, edits on top, all of it in the link's fragment, and the texts of their
 * own models, which are taken back like all else. Companies left stay as they were while the tab is open. Parts of the
 * page listen; each change is worked out once, before any is told.
 */
export class Workspace {
  private readonly ours: readonly Opened[];
  private texts: OwnTexts | null = null;
  private readonly openedOwn = new OpenedOwn(() => this.texts);
  /** What of the link could not be used. */
  notices: readonly string[] = [];
  /** Number of the cell the grid stands on; on a full year, that of the period it ends with. */
  selected = 0;
  /** Label of the full year the grid stands on; null on a cell of the model. */
  selectedYear: string | null = null;
  private readonly address = addressStore();
  /** The model of a link that carries one. */
  readonly carried = new CarriedModel(this.address);
  private history: History<Desk>;
  private evaluations = new WeakMap<WorkspaceState, Evaluation>();
  private readonly changed = new Set<() => void>();
  private readonly moved = new Set<() => void>();

  /** Throws when nothing is published. */
  constructor(
    readonly published: PublishedCompanies,
    readonly lang: Lang
  ) {
    this.ours = published.companies.map(openCompany);
    this.history = begin({open: this.opening, left: {}, own: []});
    this.history = begin({open: this.read(), left: leftInTab(this.companies), own: []});
    this.selected = this.headlineCell();
    this.address.onTravel(() => this.go(this.read()));
  }

  /** Every model there is to open: ours, then the reader's own. */
  get companies(): readonly Opened[] {
    return [...this.ours, ...this.openedOwn.of(this.own)];
  }

  /** Models of the reader's own, as they are written. */
  get own(): readonly OwnModel[] {
    return this.history.present.own;
  }

  private get opening(): WorkspaceState {
    return openingState(this.ours[0]?.entity ?? "");
  }

  private read(): WorkspaceState {
    const {stated, unread} = this.address;
    // A model of the reader's own is there once its text is read.
    const wanted = ownIn(stated);
    if (this.carried.packed !== "") return this.opening;
    if (wanted !== null && !this.openedOwn.of(this.own).some(({entity}) => entity === wanted)) return this.opening;
    const {state, notices} = fromFragment(stated, this.companies);
    this.notices = unread ? [unread[this.lang], ...notices] : notices;
    return state;
  }

  get state(): WorkspaceState {
    return this.history.present.open;
  }

  /** States that another company, or this one before a link was opened, was left in with edits. */
  get left(): readonly WorkspaceState[] {
    return Object.values(this.history.present.left).filter((state) => isReadersOwn(state));
  }

  get open(): Opened {
    const {company} = this.state;
    const found = this.companies.find(({entity}) => entity === company);
    if (!found) throw new Error(`company: ${company}; expected one that is published`);
    return found;
  }

  get company(): CompanyModel {
    return this.open.company;
  }

  get model(): Model {
    return this.open.model;
  }

  /** Overrides of our case that the reader's edits stand on. */
  get caseOverrides(): Overrides {
    return this.open.cases.get(this.state.case) ?? {};
  }

  get overrides(): Overrides {
    return withEdits(this.model, this.caseOverrides, this.state.edits);
  }

  /** Every cell as the reader has it; the same object for the same state. */
  get evaluation(): Evaluation {
    const known = this.evaluations.get(this.state);
    if (known?.model === this.model) return known;
    const before = this.evaluations.get(this.history.past.at(-1)?.open ?? this.state);
    const evaluation =
      before?.model === this.model ? edit(before, this.overrides) : evaluate(this.model, this.overrides);
    this.evaluations.set(this.state, evaluation);
    return evaluation;
  }

  get canUndo(): boolean {
    return this.history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.history.future.length > 0;
  }

  /** Another state, from which one can go back. Edits belong to a company and stay with it. */
  go(next: Partial<WorkspaceState>): void {
    this.settle(commit(this.history, goTo(this.history.present, next)));
  }

  /** Opens a company as it was left. */
  takeUp(company: string): void {
    this.settle(commit(this.history, takeUp(this.history.present, company)));
  }

  /** Sets cells, by key, as one step; those of a model of the reader's own in its text. Throws on a bad value. */
  set(changes: readonly (readonly [key: string, value: number])[]): void {
    const written = this.writtenInputs(changes);
    if (written) this.putOwn(written, {edits: resetCells(this.state.edits, new Map(changes).keys())});
    else if (changes.length > 0) this.setEdits(setCells(this.model, this.caseOverrides, this.state.edits, changes));
  }

  private writtenInputs(changes: readonly (readonly [key: string, value: number])[]): OwnModel | null {
    const model = this.own.find(({key}) => key === this.state.company);
    if (!model || !this.texts || this.state.case !== BASE_CASE || changes.length === 0) return null;
    setCells(this.model, {}, {}, changes);
    return this.texts.withInputs(model, changes);
  }

  /** A case as it would stand with the reader's edits of it: those made on another case do not go along. */
  evaluationOf(key: string): Evaluation {
    if (key === this.state.case) return this.evaluation;
    return evaluate(this.model, this.open.cases.get(key) ?? {});
  }

  /** Goes to a case and sets cells on it, by key, as one step. Throws on a value that cannot be set. */
  take(key: string, changes: readonly (readonly [key: string, value: number])[]): void {
    const edits = key === this.state.case ? this.state.edits : {};
    this.go({case: key, edits: setCells(this.model, this.open.cases.get(key) ?? {}, edits, changes)});
  }

  reset(keys: Iterable<string>): void {
    this.setEdits(resetCells(this.state.edits, keys));
  }

  private setEdits(edits: Edits): void {
    if (JSON.stringify(edits) !== JSON.stringify(this.state.edits)) this.go({edits});
  }

  /** Puts models of the reader's own beside ours, and goes on where the address names one of them. */
  restoreOwn(own: readonly OwnModel[], texts: OwnTexts): void {
    this.texts = texts;
    this.history = begin({...this.history.present, own});
    if (ownIn(this.address.stated) !== null) this.settle(begin({...this.history.present, open: this.read()}));
    else this.tell();
  }

  /**
   * Puts a model of the reader's own in place of the one of its key and opens it, as one step, or as part of the last.
   * What was set on what is shown goes with it, where it fits.
   */
  putOwn(model: OwnModel, to: Partial<Pick<WorkspaceState, "case" | "edits">> = {}, isPartOfLast = false): void {
    const {present, past} = this.history;
    const own = withOwnModel(present.own, model);
    const opened = this.openedOwn.of([model])[0];
    const {case: on, edits} = {...present.open, ...to};
    const isOpen = present.open.company === model.key;
    const next = isOpen ? {...present.open, case: on, edits} : {company: model.key, case: on, edits, view: {}};
    const desk = {...(opened ? goTo(present, fitState(next, opened)) : present), own};
    const selected = cellKey(this.model, this.selected);
    const history = isPartOfLast ? {past, present: desk, future: []} : commit(this.history, desk);
    this.settle(history, () => cellOfKey(this.model, selected) ?? this.headlineCell());
  }

  /** Puts a model as another tab left it in place of the one of its key, as one step, and opens nothing. */
  adoptOwn(model: OwnModel): void {
    const {present} = this.history;
    const [opened] = this.openedOwn.of([model]);
    const {[model.key]: _, ...left} = present.left;
    const isLost = !opened && present.open.company === model.key;
    const open = opened ? fitState(present.open, opened) : isLost ? this.opening : present.open;
    this.settle(commit(this.history, {open, left, own: withOwnModel(present.own, model)}));
  }

  /** Takes a model of the reader's own away. */
  removeOwn(model: string): void {
    const {open, left, own} = this.history.present;
    const others = Object.fromEntries(Object.entries(left).filter(([key]) => key !== model));
    const desk = {open: open.company === model ? this.opening : open, left: others};
    this.settle(commit(this.history, {...desk, own: own.filter(({key}) => key !== model)}));
  }

  undo(): void {
    this.settle(undo(this.history));
  }

  redo(): void {
    this.settle(redo(this.history));
  }

  private settle(history: History<Desk>, select?: () => number): void {
    if (history === this.history) return;
    const {present} = this.history;
    const key = cellKey(this.model, this.selected);
    this.history = history;
    const isChanged = history.present.own !== present.own;
    const isOther = history.present.open.company !== present.open.company;
    if (select ?? (isOther || isChanged)) this.selectedYear = null;
    if (select) this.selected = select();
    else if (isOther) this.selected = this.headlineCell();
    else if (isChanged) this.selected = cellOfKey(this.model, key) ?? this.headlineCell();
    if (isChanged) this.texts?.keep(history.present.own);
    this.carried.write(() => toFragment(this.state, this.opening));
    keepInTab(allOf(history.present), this.opening);
    this.tell();
  }

  /** Shows every part anew, as after a change of what lies outside the state: cases kept, answers to queries. */
  tell(): void {
    for (const listener of this.changed) listener();
    for (const listener of this.moved) listener();
  }

  /** Address that opens what is shown. */
  get link(): string {
    return this.address.link;
  }

  select(cell: number, year: string | null = null): void {
    if (cell === this.selected && year === this.selectedYear) return;
    this.selected = cell;
    this.selectedYear = year;
    for (const listener of this.moved) listener();
  }

  private headlineCell(): number {
    return this.companies.length > 0 ? cellAt(this.model, this.company.headline.value) : 0;
  }

  /** Runs now and after each change of state. */
  onChange(listener: () => void): void {
    this.changed.add(listener);
    listener();
  }

  /** Runs now, and after each move to another cell or change of state. */
  onSelect(listener: () => void): void {
    this.moved.add(listener);
    listener();
  }

  /** What a line is called. */
  title(line: string): string {
    return titleOfLine(this.company, line)[this.lang];
  }
}
