import type {IsoDate} from "../lib/dates.js";
import {remembered} from "../lib/remembered.js";
import {cellVersion, type NotebookCell, type NotebookText} from "./cell.js";
import {isTableCell, refusalOfName} from "./cell-names.js";
import type {CellView} from "./cell-view.js";
import {cellContent, readsOf} from "./content.js";
import {keepsCells, reparsed, withBody} from "./edit.js";
import {cellGraph} from "./graph.js";
import {headValue} from "./head.js";
import {keys, parseNotebook} from "./parse.js";
import type {CellProblem} from "./problem.js";
import {NotebookRun} from "./run.js";
import {TablesRead} from "./tables-read.js";
import {CellRefused} from "./values.js";
import {tableNameOf, workedCell, type NotebookEffects, type WorkedValue} from "./work.js";

const LONGEST_HISTORY = 200;

/** A notebook that is open: its text, what its cells give, and every state it was in since it was opened. */
export class Notebook {
  private notebook: NotebookText;
  private contents = new Map<string, ReturnType<typeof cellContent>>();
  private problems = new Map<string, readonly CellProblem[]>();
  private readonly tables: TablesRead;
  private readonly newKey = keys();
  private readonly run: NotebookRun<WorkedValue>;
  private order: readonly string[] = [];
  private parents: ReadonlyMap<string, readonly string[]> = new Map();
  private past: string[] = [];
  private future: string[] = [];
  /** An edit under way that would part cells or take them in: whose it is, what was typed, and the text it would leave. */
  private held: {readonly key: string; readonly body: string; readonly text: string} | null = null;
  private readonly effects: NotebookEffects;
  private readonly listeners: (() => void)[] = [];
  /** Where cells stand, until something changes: each part of a page asks for it. */
  private standing: readonly CellView[] | null = null;

  constructor(
    private source: string,
    given: NotebookEffects,
    private readonly reserved: ReadonlySet<string> = new Set()
  ) {
    this.effects = {...given, models: remembered(given.models)};
    this.notebook = parseNotebook(source, this.newKey);
    this.tables = new TablesRead(given.session, () => this.plan());
    this.run = new NotebookRun(
      (key, values, signal, begun) => this.work(key, values, signal, begun),
      () => this.tell()
    );
    this.plan();
  }

  get text(): string {
    return this.source;
  }

  /** The text with an edit that is held: what is to be kept. */
  get written(): string {
    return this.held?.text ?? this.source;
  }

  get parts(): NotebookText {
    return this.notebook;
  }

  /** Day on which the ledger is read as it was known then, as the head says it; null for now. */
  get knownOn(): IsoDate | null {
    return headValue(this.notebook.head, "known-on");
  }

  get isStarted(): boolean {
    return this.run.hasStarted;
  }

  /** Why a cell cannot be called so; null where it can. */
  refusalOfName(key: string, name: string): ReturnType<typeof refusalOfName> {
    return refusalOfName(this.notebook.cells, key, name, this.reserved);
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Takes another text; one that only sets an input is no step of its own after another of the same cell. */
  change(text: string, {isStep = true} = {}): void {
    this.held = null;
    if (text === this.source) return;
    if (isStep || this.past.length === 0) this.past = [...this.past, this.source].slice(-LONGEST_HISTORY);
    this.future = [];
    this.take(text);
  }

  /** Takes a cell’s text as it is typed; gives whether it is held until `settle`, as it would part cells or take them in. */
  edit(key: string, body: string, {isStep = true} = {}): boolean {
    const text = withBody(this.notebook, key, body);
    const isHeld = !keepsCells(this.notebook, key, text);
    this.held = isHeld ? {key, body, text} : null;
    if (isHeld || text === this.source) this.tell();
    else this.change(text, {isStep});
    return isHeld;
  }

  get isHeld(): boolean {
    return this.held !== null;
  }

  /** Takes what is held: its editor was left. */
  settle(): void {
    if (this.held !== null) this.change(this.held.text);
  }

  get canUndo(): boolean {
    return this.past.length > 0 || this.isHeld;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** Takes back the last step; what is held is the last, where anything is. */
  undo(): void {
    if (this.held !== null) {
      this.future.push(this.held.text);
      this.held = null;
      this.tell();
      return;
    }
    const text = this.past.pop();
    if (text === undefined) return;
    this.future.push(this.source);
    this.take(text);
  }

  redo(): void {
    const text = this.future.pop();
    if (text === undefined) return;
    this.past.push(this.source);
    this.take(text);
  }

  /** Runs cells from now on; before it a notebook is only read. */
  start(): void {
    this.run.start();
    this.plan();
  }

  runCell(key: string): void {
    this.run.run(key);
    this.plan();
  }

  runAll(): void {
    this.run.runAll();
    this.plan();
  }

  cancel(): void {
    this.run.cancel();
  }

  /** What the engine held is gone. */
  forget(): void {
    this.run.forget();
  }

  async idle(): Promise<void> {
    await this.tables.idle();
    await this.run.idle();
  }

  views(): readonly CellView[] {
    if (this.standing) return this.standing;
    const standings = this.run.standings();
    return (this.standing = this.notebook.cells.map((cell) => this.view(cell, standings.get(cell.key))));
  }

  /** Cells in an order in which each comes after those it reads. */
  viewsInOrder(): CellView[] {
    const views = new Map(this.views().map((view) => [view.cell.key, view]));
    return this.order.flatMap((key) => views.get(key) ?? []);
  }

  private view(cell: NotebookCell, standing = this.run.standing(cell.key)): CellView {
    const {phase, value, error, waitsFor, isSlow} = standing;
    const placed = error instanceof CellRefused && phase === "failed" ? error.problems : [];
    return {
      cell,
      content: this.contentOf(cell).content,
      written: this.held?.key === cell.key ? this.held.body : cell.body,
      phase: phase === "unsound" && this.problemsOf(cell).length === 0 ? "stale" : phase,
      value,
      problems: [...this.problemsOf(cell), ...placed],
      error: phase === "failed" ? error : null,
      waitsFor: waitsFor.map((key) => this.calledAt(key)),
      reads: this.parents.get(cell.key) ?? [],
      isSlow
    };
  }

  private calledAt(key: string): string {
    const at = this.notebook.cells.findIndex((cell) => cell.key === key);
    const name = this.notebook.cells[at]?.name ?? "";
    return name === "" ? `#${at + 1}` : name;
  }

  private take(text: string): void {
    this.notebook = reparsed(this.notebook, text, this.newKey);
    this.source = text;
    this.held = null;
    this.plan();
  }

  private contentOf(cell: NotebookCell): ReturnType<typeof cellContent> {
    const id = `${cell.kind}\u0000${cell.body}`;
    const known = this.contents.get(id);
    if (known) return known;
    const read = cellContent(cell);
    this.contents.set(id, read);
    return read;
  }

  private problemsOf(cell: NotebookCell): readonly CellProblem[] {
    return this.problems.get(cell.key) ?? [];
  }

  /** Works out who reads whom and hands it to the runner; asks DuckDB for the tables of texts it has not seen, once it runs. */
  private plan(): void {
    const {cells} = this.notebook;
    const graph = cellGraph(
      cells.map((cell) => ({
        key: cell.key,
        name: cell.name,
        isTable: isTableCell(cell),
        reads: readsOf(this.contentOf(cell).content, this.tablesOf(cell) ?? [])
      })),
      this.reserved
    );
    this.problems = new Map(
      cells.map((cell) => [
        cell.key,
        [...cell.problems, ...this.contentOf(cell).problems, ...(graph.problems.get(cell.key) ?? [])]
      ])
    );
    [this.order, this.parents] = [graph.order, graph.parents];
    const places = new Map(graph.order.map((key, i) => [key, i]));
    const inOrder = [...cells].sort((a, b) => (places.get(a.key) ?? 0) - (places.get(b.key) ?? 0));
    this.run.set(
      inOrder.map((cell) => ({
        key: cell.key,
        version: cellVersion(cell, this.knownOn),
        parents: graph.parents.get(cell.key) ?? [],
        isManual: cell.isManual,
        isSound: this.problemsOf(cell).length === 0 && this.tablesOf(cell) !== null
      }))
    );
    if (this.run.hasStarted) this.askTables();
    this.tell();
  }

  /** Tables that a cell reads; null where that is not known yet. */
  private tablesOf(cell: NotebookCell): readonly string[] | null {
    const {content} = this.contentOf(cell);
    return content.kind === "sql" ? this.tables.of(content.sql.sql) : [];
  }

  private askTables(): void {
    this.tables.ask(
      this.notebook.cells.flatMap((cell) => {
        const {content} = this.contentOf(cell);
        return content.kind === "sql" ? [content.sql.sql] : [];
      })
    );
  }

  private async work(
    key: string,
    values: ReadonlyMap<string, WorkedValue>,
    signal: AbortSignal,
    begun: () => void
  ): Promise<WorkedValue> {
    const {cells} = this.notebook;
    const cell = cells.find((each) => each.key === key);
    if (!cell) throw new Error(`cell ${key}: gone`);
    const {content} = this.contentOf(cell);
    const named = [...values].map(
      ([each, value]) => [cells.find((other) => other.key === each)?.name.toLowerCase() ?? "", value] as const
    );
    const names = new Set(cells.map((each) => tableNameOf(each).toLowerCase()));
    // The engine and the models are loaded before the time of a cell counts.
    if (isTableCell(cell)) await this.effects.session.keepOnly(names);
    if (content.kind === "model") await this.effects.models();
    begun();
    return workedCell({cell, content, read: new Map(named), names, knownOn: this.knownOn}, this.effects, signal);
  }

  private tell(): void {
    this.standing = null;
    for (const listener of this.listeners) listener();
  }
}
