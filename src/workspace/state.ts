import type {Overrides} from "../model/calculate/overrides.js";
import type {Model} from "../model/compile.js";
import type {Edits} from "./edits.js";

/** Key of the sheet as it stands, without a case on top. */
export const BASE_CASE = "base";

/** What a reader looks at. */
export interface WorkspaceView {
  /** Inputs or worked-out lines of the two-way table. */
  readonly rows?: string;
  readonly columns?: string;
  /** How far apart its steps are, each in the unit of its line, as a plain number. */
  readonly rowStep?: string;
  readonly columnStep?: string;
  /** The line that tables show, where it is another than the value per share. */
  readonly output?: string;
  /** Key of the case the bridge starts from: one of ours, or `saved:` and the name of one the reader keeps. */
  readonly from?: string;
  /** The reader's probabilities of cases: `price_war:20~weak_results:10`, in per cent. */
  readonly odds?: string;
  /** The reader's reason for what is set, in the reader's words. */
  readonly why?: string;
}

/** All a link carries: which company, which case, what the reader set on top and looks at. */
export interface WorkspaceState {
  readonly company: string;
  readonly case: string;
  readonly edits: Edits;
  readonly view: WorkspaceView;
}

/** A company as the workspace needs it. */
export interface Subject {
  readonly entity: string;
  readonly model: Model;
  /** Overrides by key of the case, the base among them. */
  readonly cases: ReadonlyMap<string, Overrides>;
}

/** What opens without a link: the first company, as it stands. */
export function openingState(company: string): WorkspaceState {
  return {company, case: BASE_CASE, edits: {}, view: {}};
}

/** Keys of models that readers write themselves begin so, apart from ours. */
export const OWN_MODEL = "own:";

/** A model of the reader's own as this browser keeps it. */
export interface OwnModel {
  /** Begins with OWN_MODEL. */
  readonly key: string;
  readonly text: string;
  /** The last text of it that was sound, where this one is not. */
  readonly sound?: string;
  /** Where it came from, while the SQL it came with waits to be run by a click: a file by its name, or a link (null). */
  readonly unrun?: {readonly file: string | null};
}

/** Whether a company is a model of the reader's own. */
export function isOwnModel(company: string): boolean {
  return company.startsWith(OWN_MODEL);
}

/** Whether what is shown is the reader's own: a model they wrote, or a case of ours they changed. */
export function isReadersOwn({company, edits}: Pick<WorkspaceState, "company" | "edits">): boolean {
  return isOwnModel(company) || Object.keys(edits).length > 0;
}
