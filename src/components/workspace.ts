import type {CompanyCase, CompanyModel} from "../companies/company.js";
import type {PublishedCompanies} from "../companies/published.js";
import {addressStore} from "../controls/address.js";
import type {Lang, Text} from "../lib/language.js";
import {keep, readKept} from "../lib/storage.js";
import {edit, evaluate, type Evaluation} from "../model/calculate/evaluate.js";
import type {Overrides} from "../model/calculate/overrides.js";
import {cellAt, compiled, type Model} from "../model/compile.js";
import {allOf, goTo, takeUp, type Desk} from "../model/workspace/desk.js";
import {resetCells, setCells, withEdits, type Edits} from "../model/workspace/edits.js";
import {fromFragment, toFragment} from "../model/workspace/fragment.js";
import {begin, commit, redo, undo, type History} from "../model/workspace/history.js";
import {BASE_CASE, isReadersOwn, openingState, type Subject, type WorkspaceState} from "../model/workspace/state.js";

/** A case of ours: one the company names, or the sheet as it stands. */
export type OurCase = Omit<CompanyCase, "key"> & {readonly key: string};

/** Our case that every sheet has: its inputs as they stand. */
const AS_IT_STANDS: OurCase = {
  key: BASE_CASE,
  title: {en: "As it stands", zh: "基准"},
  mechanism: {en: "Every input as the sheet states it.", zh: "各项输入均为模型原值。"},
  overrides: {},
  reasons: {}
};

/** Where a tab keeps the companies a reader did something with, as fragments. */
const KEPT = "alpha-ledger.desk";

/** A company with its sheet made ready. */
export interface Opened extends Subject {
  readonly company: CompanyModel;
  /** Ours, the base first. */
  readonly companyCases: readonly OurCase[];
}

/**
 * What a reader has open: one company, one case, edits on top, all of it in the link's fragment. Companies left stay
 * as they were while the tab is open. Parts of the page listen; each change is worked out once, before any is told.
 */
export class Workspace {
  readonly companies: readonly Opened[];
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
    this.companies = published.companies.map(openCompany);
    this.history = begin({open: this.read(), left: this.keptInTab()});
    this.selected = this.headlineCell();
    this.address.onTravel(() => this.go(this.read()));
  }

  private get opening(): WorkspaceState {
    return openingState(this.companies[0]?.entity ?? "");
  }

  private read(): WorkspaceState {
    const {state, notices} = fromFragment(this.address.stated, this.companies);
    const {unread} = this.address;
    this.notices = unread ? [unread[this.lang], ...notices] : notices;
    return state;
  }

  private keptInTab(): Desk["left"] {
    const fragments = (readKept(KEPT, "session") ?? "").split("\n").filter((fragment) => fragment !== "");
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
    if (known) return known;
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

function openCompany(company: CompanyModel): Opened {
  let model: Model | undefined;
  const companyCases: OurCase[] = [AS_IT_STANDS, ...company.cases];
  return {
    entity: company.entity,
    company,
    companyCases,
    cases: new Map(companyCases.map(({key, overrides}) => [key, overrides])),
    get model() {
      return (model ??= compiled(company.sheet));
    }
  };
}
