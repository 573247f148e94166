/** A cell to the runner: what it is made of, and whom it reads. */
export interface RunCell {
  readonly key: string;
  /** Changes whenever what the cell says does. */
  readonly version: string;
  /** In the order they are written. */
  readonly parents: readonly string[];
  /** Runs only when it is told to. */
  readonly isManual: boolean;
  /** False where it is written in a way that cannot run. */
  readonly isSound: boolean;
}

/** Where a cell stands. */
export type CellPhase =
  /** Its value is that of its text and of all above. */
  | "fresh"
  /** It will run, in its turn. */
  | "stale"
  /** It runs when it is told to. */
  | "held"
  | "running"
  | "failed"
  /** A cell it reads has no value: `waitsFor` says which. */
  | "waiting"
  /** It is written in a way that cannot run. */
  | "unsound";

export interface CellStanding<V> {
  readonly phase: CellPhase;
  /** The last value, which is of before unless the phase is fresh; null for none. */
  readonly value: V | null;
  readonly error: unknown;
  /** Keys of cells that are in the way. */
  readonly waitsFor: readonly string[];
  /** Whether it took so long that it runs only when it is told to. */
  readonly isSlow: boolean;
}

/** Works out one cell; rejects with what is wrong, settles soon after its signal. `begun` tells that the engine has loaded. */
export type CellWork<V> = (
  key: string,
  values: ReadonlyMap<string, V>,
  signal: AbortSignal,
  begun: () => void
) => Promise<V>;

interface Node<V> {
  cell: RunCell;
  state: "fresh" | "stale" | "failed";
  value: V | null;
  error: unknown;
  /** Rises whenever what it rests on changes: a run that began before is of no use. */
  stamp: number;
  isAsked: boolean;
  isSlow: boolean;
}

/** Phases of a cell that has a value, or gets one by itself. */
const GETS: ReadonlySet<CellPhase> = new Set(["fresh", "stale", "running"]);

const UNRUN = {state: "stale", value: null, error: null, stamp: 0, isAsked: false, isSlow: false} as const;

/** Milliseconds beyond which a cell runs only when it is told to. */
export const SLOW = 2000;

/**
 * Runs cells as what they rest on changes: one at a time, each after all it reads, each at most once a change. What a change
 * makes old is marked at once, and a run that it makes useless is ended; no value of before ever stands as a new one.
 */
export class NotebookRun<V> {
  private readonly nodes = new Map<string, Node<V>>();
  private order: readonly string[] = [];
  private running: {
    readonly key: string;
    readonly stamp: number;
    readonly stop: AbortController;
    isLost: boolean;
  } | null = null;
  private pumping: Promise<void> | null = null;
  private isStarted = false;

  constructor(
    private readonly work: CellWork<V>,
    private readonly onChange: () => void = () => undefined,
    private readonly now: () => number = () => performance.now()
  ) {}

  /** Takes the cells as they stand now, in an order in which each comes after those it reads. */
  set(cells: readonly RunCell[]): void {
    const kept = new Set(cells.map(({key}) => key));
    for (const key of this.nodes.keys()) if (!kept.has(key)) this.nodes.delete(key);
    this.order = cells.map(({key}) => key);
    const changed: string[] = [];
    for (const cell of cells) {
      const node = this.nodes.get(cell.key);
      if (!node) this.nodes.set(cell.key, {cell, ...UNRUN});
      if (!node || isOther(node.cell, cell)) changed.push(cell.key);
      if (node) {
        if (node.cell.version !== cell.version) node.isSlow = false;
        node.cell = cell;
      }
    }
    this.markStale(changed);
    if (this.running && !kept.has(this.running.key)) this.running.stop.abort();
    this.pump();
  }

  /** Runs what is stale from now on; before it nothing runs. */
  start(): void {
    this.isStarted = true;
    this.pump();
  }

  get hasStarted(): boolean {
    return this.isStarted;
  }

  /** Runs a cell anew, with all that it reads and that is not fresh, also those that are held. */
  run(key: string): void {
    this.markStale([key]);
    for (const each of [key, ...this.above(key)]) {
      const node = this.nodes.get(each);
      if (node && node.state !== "fresh") this.ask(node);
    }
    this.start();
  }

  /** Runs all anew. */
  runAll(): void {
    this.markStale([...this.nodes.keys()]);
    for (const node of this.nodes.values()) this.ask(node);
    this.start();
  }

  /**
   * Nothing that cells gave holds any more, as when the engine with their tables was ended. What failed stays so, the cell that
   * ran meanwhile with it: it may be what ended the engine, and would again.
   */
  forget(): void {
    if (this.running) this.running.isLost = true;
    for (const node of this.nodes.values()) {
      if (node.state === "failed" || this.isRunning(node)) continue;
      Object.assign(node, {state: "stale", isAsked: false, stamp: node.stamp + 1});
    }
    this.onChange();
    this.pump();
  }

  /** Ends the run under way; its cell stands as failed with what the work says of it. */
  cancel(): void {
    this.running?.stop.abort();
  }

  standing(key: string): CellStanding<V> {
    return this.standings().get(key) ?? {phase: "stale", value: null, error: null, waitsFor: [], isSlow: false};
  }

  /** Where all cells stand, by key, worked out once. */
  standings(): ReadonlyMap<string, CellStanding<V>> {
    const phases = this.phases();
    return new Map(
      [...this.nodes].map(([key, {value, error, isSlow}]) => {
        const {phase, waitsFor} = phases.get(key) ?? {phase: "stale", waitsFor: []};
        return [key, {phase, value, error, waitsFor, isSlow}];
      })
    );
  }

  /** Settles once nothing runs and nothing that may run is stale. */
  async idle(): Promise<void> {
    while (this.pumping) await this.pumping;
  }

  private ask(node: Node<V>): void {
    node.isAsked = true;
    if (node.state === "failed") node.state = "stale";
  }

  /** Where each cell stands; what reads a circle of cells waits, wherever it comes in the order. */
  private phases(): ReadonlyMap<string, Pick<CellStanding<V>, "phase" | "waitsFor">> {
    const phases = new Map<string, {phase: CellPhase; waitsFor: readonly string[]}>();
    for (const key of this.order) {
      const node = this.nodes.get(key);
      if (!node) continue;
      const waitsFor =
        node.state === "stale" && node.cell.isSound
          ? node.cell.parents.filter((parent) => !GETS.has(phases.get(parent)?.phase ?? "unsound"))
          : [];
      phases.set(key, {phase: this.phaseOf(node, waitsFor.length > 0), waitsFor});
    }
    return phases;
  }

  private isRunning({cell, stamp}: Node<V>): boolean {
    return this.running?.key === cell.key && this.running.stamp === stamp;
  }

  private phaseOf(node: Node<V>, waits: boolean): CellPhase {
    if (!node.cell.isSound) return "unsound";
    if (this.isRunning(node)) return "running";
    if (node.state !== "stale") return node.state;
    if (waits) return "waiting";
    return isHeld(node) ? "held" : "stale";
  }

  /** Marks cells and all below them, and ends a run among them. */
  private markStale(keys: readonly string[]): void {
    const marked = new Set(keys);
    const children = new Map<string, string[]>();
    for (const {cell} of this.nodes.values())
      for (const parent of cell.parents) children.set(parent, [...(children.get(parent) ?? []), cell.key]);
    for (const key of marked) for (const child of children.get(key) ?? []) marked.add(child);
    for (const key of marked) {
      const node = this.nodes.get(key);
      if (!node) continue;
      node.state = "stale";
      node.isAsked = false;
      ++node.stamp;
    }
    if (this.running && marked.has(this.running.key)) this.running.stop.abort();
    if (marked.size > 0) this.onChange();
  }

  private above(key: string, found = new Set<string>()): ReadonlySet<string> {
    for (const parent of this.nodes.get(key)?.cell.parents ?? [])
      if (!found.has(parent)) {
        found.add(parent);
        this.above(parent, found);
      }
    return found;
  }

  private pump(): void {
    if (!this.isStarted || this.pumping || !this.next()) return;
    this.pumping = this.runStale().finally(() => {
      this.pumping = null;
      // What became stale after the last look, and before this.
      this.pump();
    });
  }

  private async runStale(): Promise<void> {
    for (let next = this.next(); next; next = this.next()) await this.runOne(next);
  }

  private next(): Node<V> | undefined {
    return this.order
      .flatMap((key) => this.nodes.get(key) ?? [])
      .find((node) => node.state === "stale" && node.cell.isSound && !isHeld(node) && this.valuesOf(node) !== null);
  }

  /** The values a cell reads; null where one is not fresh. */
  private valuesOf({cell}: Node<V>): ReadonlyMap<string, V> | null {
    const values = new Map<string, V>();
    for (const key of cell.parents) {
      const parent = this.nodes.get(key);
      if (parent?.state !== "fresh" || parent.value === null || !parent.cell.isSound) return null;
      values.set(key, parent.value);
    }
    return values;
  }

  private async runOne(node: Node<V>): Promise<void> {
    const {stamp} = node;
    const {key} = node.cell;
    const stop = new AbortController();
    let began = this.now();
    const running = {key, stamp, stop, isLost: false};
    this.running = running;
    this.onChange();
    const restart = () => (began = this.now());
    const outcome = await this.work(key, this.valuesOf(node) ?? new Map(), stop.signal, restart).then(
      (value) => ({state: "fresh", value, error: null}) as const,
      (error: unknown) => ({state: "failed", value: null, error}) as const
    );
    this.running = null;
    if (node.stamp === stamp && this.nodes.get(key) === node) {
      // What was given as the engine went is gone with it.
      if (outcome.state === "failed" || !running.isLost) Object.assign(node, outcome, {isAsked: false});
      if (node.state === "fresh") node.isSlow = this.now() - began > SLOW;
    }
    this.onChange();
  }
}

function isHeld<V>({cell, isAsked, isSlow}: Node<V>): boolean {
  return (cell.isManual || isSlow) && !isAsked;
}

function isOther(before: RunCell, after: RunCell): boolean {
  return (
    before.version !== after.version ||
    before.isSound !== after.isSound ||
    before.parents.join() !== after.parents.join()
  );
}
