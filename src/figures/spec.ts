import type {IsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import type {Quantity} from "../words/quantity.js";
import type {Words} from "../words/say.js";

/** A column of a figure's table: what its cells are, in every language. */
export interface FigureColumn<T> {
  readonly key: string;
  readonly head: Text;
  /** Null where there is nothing on record. */
  readonly cell: (row: T) => Quantity | Text | Words | null;
  /** Whether its texts are as a source has them, whatever the language of the page. */
  readonly isForeign?: true;
}

export function figureColumn<T>(key: string, head: Text, cell: FigureColumn<T>["cell"]): FigureColumn<T> {
  return {key, head, cell};
}

/** What a cell holds, as words; null where it holds nothing. */
export function cellWords(cell: ReturnType<FigureColumn<unknown>["cell"]>): Words | null {
  if (cell === null) return null;
  return isWords(cell) ? cell : {en: [cell], zh: [cell]};
}

function isWords(cell: Quantity | Text | Words): cell is Words {
  return "en" in cell && Array.isArray(cell.en);
}

/** A figure as a value: what it shows, whose it is, and the table it is drawn from. */
export interface FigureValue<T> {
  /** Short name for files and anchors. */
  readonly name: string;
  /** What the figure shows, as a finding. */
  readonly title: Words;
  /** Measure, unit and span. */
  readonly measure: Words;
  readonly columns: readonly FigureColumn<T>[];
  readonly rows: readonly T[];
  readonly source: FigureOrigin;
  readonly note?: Words;
  /** SQL that gives the same numbers. */
  readonly sql?: string;
}

/** Where a figure's numbers come from. */
export interface FigureOrigin {
  /** The citation, word for word as the licence asks. */
  readonly citation: string;
  readonly asOf: IsoDate;
  /** `open` figures may be downloaded; `cite` ones may only be shown. */
  readonly rights: "open" | "cite";
}
