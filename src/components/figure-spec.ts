import type {IsoDate} from "../lib/dates.js";
import type {Lang} from "../lib/language.js";
import type {Words} from "../words/say.js";
import type {TableColumn} from "./data-table.js";

/** Where a figure's numbers come from. */
export interface FigureSource {
  /** The citation, word for word as the licence asks. */
  readonly citation: string;
  readonly asOf: IsoDate;
  /** What besides the figure its files are called by: the model and the case of it. */
  readonly subject?: string;
  /** `open` figures may be downloaded; `cite` ones may only be shown. */
  readonly rights: "open" | "cite";
}

export interface FigureSpec<T> {
  /** Short name for files and anchors. */
  readonly name: string;
  readonly lang: Lang;
  /** What the figure shows, as a finding. */
  readonly title: Words;
  /** Measure, unit and span. */
  readonly measure: Words;
  /** Draws the figure at a width in pixels; null for a figure that is a table. */
  readonly draw: ((width: number) => Node) | null;
  readonly columns: readonly TableColumn<T>[];
  readonly rows: readonly T[];
  readonly source: FigureSource;
  /** A sentence, or more than that: keys of colours, lists of events. */
  readonly note?: Words | Node;
  /** A table laid out otherwise than by columns, such as a pivot, with the same values. */
  readonly table?: () => HTMLElement;
  /** SQL that gives the same numbers. */
  readonly sql?: string;
  /** What a notebook takes of it where that is more than `sql`: a query of the numbers drawn, and fields of a chart of its rows. */
  readonly handed?: {readonly sql: string; readonly chart: string};
}
