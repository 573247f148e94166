import type {CompanyModel} from "../companies/company.js";
import type {PublishedCompanies} from "../companies/published.js";
import {addressStore} from "../controls/address.js";
import type {Lang, Text} from "../lib/language.js";
import {readFragment} from "../lib/address.js";
import {keep, readKept} from "../lib/storage.js";
import {edit, evaluate, type Evaluation} from "../model/calculate/evaluate.js";
import type {Overrides} from "../model/calculate/overrides.js";
import {cellAt, type Model} from "../model/compile.js";
import {allOf, goTo, takeUp, type Desk} from "../model/workspace/desk.js";
import {resetCells, setCells, withEdits, type Edits} from "../model/workspace/edits.js";
import {fitHistory, fitState} from "../model/workspace/fit.js";
import {fromFragment, toFragment} from "../model/workspace/fragment.js";
import {begin, commit, redo, undo, type History} from "../model/workspace/history.js";
import {isOwnModel, isReadersOwn, openingState, type WorkspaceState} from "../model/workspace/state.js";
import {openCompany, type Opened} from "./opened.js";

/** Where a tab keeps the companies a reader did something with, as fragments. */
const KEPT = "alpha-ledger.desk";

/**
 * What a reader has open: one company, one case, edits on top, all of it in the link's fragment. Companies left stay
 * as they were while the tab is open. Parts of the page listen; each change is worked out once, before any is told.
 */
export class Workspace {
  private readonly ours: readonly Opened[];
  /** Models of the reader's own. */
  private own: readonly Opened[] = [];
  /** What of the link could not be used. */
  notices: readonly string[] = [];
  /** Number of the cell the grid stands on. */
  selected = 0;
  private readonly address = addressStore();
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
    this.history = begin({open: this.read(), left: this.keptInTab()});
    this.selected = this.headlineCell();
    this.address.onTravel(() => this.go(this.read()));
  }

  /** Every model there is to open: ours, then the reader's own. */
  get companies(): readonly Opened[] {
    return [...this.ours, ...this.own];
  }

  private get opening(): WorkspaceState {
    return openingState(this.ours[0]?.entity ?? "");
  }

  private read(): WorkspaceState {
    const {stated, unread} = this.address;
    // A model of the reader's own is there once its text is read.
    const wanted = ownIn(stated);
    if (this.carried !== "") return this.opening;
    if (wanted !== null && !this.own.some(({entity}) => entity === wanted)) return this.opening;
    const {state, notices} = fromFragment(stated, this.companies);
    this.notices = unread ? [unread[this.lang], ...notices] : notices;
    return state;
  }

  private keptInTab(): Desk["left"] {
    const fragments = (readKept(KEPT, "session") ?? "").split("\n").filter((f) => f !== "" && ownIn(f) === null);
    const states = fragments.map((fragment) => fromFragment(fragment, this.companies).state);
    return Object.fromEntries(states.map((state) => [state.company, state]));
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

  /** Sets cells, by key, as one step. Throws on a value that cannot be set. */
  set(changes: readonly (readonly [key: string, value: number])[]): void {
    if (changes.length > 0) this.setEdits(setCells(this.model, this.caseOverrides, this.state.edits, changes));
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
  restoreOwn(companies: readonly CompanyModel[]): void {
    this.own = companies.map(openCompany);
    if (ownIn(this.address.stated) !== null) this.settle(begin({...this.history.present, open: this.read()}));
    else this.tell();
  }

  /** Puts a model of the reader's own in place of the one of its key; what was set on it stays where it still fits. */
  putOwn(company: CompanyModel): void {
    const opened = openCompany(company);
    this.own = [...this.own.filter(({entity}) => entity !== company.entity), opened];
    const history = fitHistory(this.history, opened);
    // The same state on another sheet is another state: nothing worked out for the one holds for the other.
    this.settle({...history, present: {...history.present, open: {...history.present.open}}});
    this.selected = this.headlineCell();
    for (const listener of this.moved) listener();
  }

  /** Opens a model of the reader's own, with what of a case and edits it has. */
  openOwn(entity: string, {case: on, edits}: Pick<WorkspaceState, "case" | "edits">): void {
    const opened = this.own.find((each) => each.entity === entity);
    if (opened) this.go(fitState({company: entity, case: on, edits, view: {}}, opened));
  }

  /** Takes a model of the reader's own away; what could be undone goes with it. */
  removeOwn(entity: string): void {
    const {open, left} = this.history.present;
    const others = Object.fromEntries(Object.entries(left).filter(([key]) => key !== entity));
    this.settle(begin({open: open.company === entity ? this.opening : open, left: others}));
    this.own = this.own.filter((each) => each.entity !== entity);
    this.tell();
  }

  undo(): void {
    this.settle(undo(this.history));
  }

  redo(): void {
    this.settle(redo(this.history));
  }

  private settle(history: History<Desk>): void {
    if (history === this.history) return;
    const leaves = history.present.open.company !== this.state.company;
    this.history = history;
    if (leaves) this.selected = this.headlineCell();
    this.address.write(toFragment(this.state, this.opening));
    const kept = Object.values(allOf(history.present)).map((state) => toFragment(state, this.opening));
    keep(KEPT, kept.join("\n"), "session");
    this.tell();
  }

  /** Shows every part anew, as after a change of what lies outside the state: the cases this browser keeps. */
  tell(): void {
    for (const listener of this.changed) listener();
    for (const listener of this.moved) listener();
  }

  /** Address that opens what is shown. */
  get link(): string {
    return this.address.link;
  }

  select(cell: number): void {
    if (cell === this.selected) return;
    this.selected = cell;
    for (const listener of this.moved) listener();
  }

  private headlineCell(): number {
    return this.companies.length > 0 ? cellAt(this.model, this.company.headline.value) : 0;
  }

  /** The model a link carries, packed; "" where it carries none. */
  private get carried(): string {
    return fieldIn(this.address.stated, "model");
  }

  /** Runs for each link that carries a model: now, and when the reader goes to another. */
  onCarried(listener: (packed: string) => void): void {
    const read = () => {
      if (this.carried !== "") listener(this.carried);
    };
    this.address.onTravel(read);
    read();
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
    return this.company.words[line]?.title[this.lang] ?? line.replaceAll("_", " ");
  }

  say(text: Text): string {
    return text[this.lang];
  }
}

/** Key of the reader's own model that a fragment names; null where it names none. */
function ownIn(fragment: string): string | null {
  const company = fieldIn(fragment, "company");
  return isOwnModel(company) ? company : null;
}

function fieldIn(fragment: string, name: string): string {
  return readFragment(fragment).fields.find(([key]) => key === name)?.[1] ?? "";
}
