import type {NotebookCell} from "./cell.js";
import type {CellContent} from "./content.js";
import type {CellProblem} from "./problem.js";
import type {CellPhase} from "./run.js";
import type {WorkedValue} from "./work.js";

/** A cell as it stands: what it says, what it gave last, and what is wrong. */
export interface CellView {
  readonly cell: NotebookCell;
  readonly content: CellContent;
  /** Its text as it was typed last, which may be held; else its body. */
  readonly written: string;
  readonly phase: CellPhase;
  /** What it gave last; of before unless the phase is fresh. */
  readonly value: WorkedValue | null;
  /** What is wrong with how it is written, or with what it asks for, where that has a place. */
  readonly problems: readonly CellProblem[];
  /** Why it failed, for what has no place in it. */
  readonly error: unknown;
  /** Names, or places, of cells it waits for. */
  readonly waitsFor: readonly string[];
  /** Keys of cells it reads, as far as that is known. */
  readonly reads: readonly string[];
  readonly isSlow: boolean;
}
