import {ImportFault} from "./problem.js";
import {BOUNDS, readFile, type FileFormat, type RowSink} from "./read.js";
import {isAbsent} from "./values/absent.js";
import {readTime} from "./values/time.js";
import {amountOf, timeRank} from "./roles/vocabulary.js";

/** What a look at a file's beginning found: its columns, and rows that say something. */
export interface Survey {
  readonly format: FileFormat;
  readonly names: readonly string[];
  /** Rows with an amount, at most a thousand. */
  readonly rows: readonly (readonly string[])[];
  /** The first values by column that are not empty. */
  readonly values: readonly (readonly string[])[];
  /** Rows that have a value, by column. */
  readonly filled: readonly number[];
  /** Whether the whole file was looked at. */
  readonly isWhole: boolean;
}

const ROWS = 1000;
const VALUES = 200;
const FARTHEST = 100_000;

class Enough extends Error {}

/** Looks at a file until a thousand rows have amounts and some have times; all of it where `isWhole`. Throws an ImportFault. */
export async function surveyFile(file: Blob, isWhole = false, bounds = BOUNDS): Promise<Survey> {
  let names: readonly string[] = [];
  let isAmount: boolean[] = [];
  let isTime: boolean[] = [];
  const rows: (readonly string[])[] = [];
  const values: string[][] = [];
  const filled: number[] = [];
  let [seen, times, isCut] = [0, 0, false];
  let format: FileFormat = "delimited";
  try {
    const sink: RowSink = {
      format: (found) => (format = found),
      header(found) {
        names = found;
        isAmount = names.map((name) => (amountOf(name)?.rank ?? 0) > 0);
        isTime = names.map((name) => timeRank(name) > 0);
        while (values.length < names.length) {
          values.push([]);
          filled.push(0);
        }
      },
      row(cells) {
        seen += 1;
        let hasAmount = false;
        for (let i = 0; i < cells.length; ++i) {
          const cell = cells[i] ?? "";
          if (isAbsent(cell)) continue;
          filled[i] = (filled[i] ?? 0) + 1;
          if (isAmount[i]) hasAmount = true;
          const kept = values[i];
          if (kept && kept.length < VALUES) kept.push(cell);
          if (isTime[i] && times < ROWS && readTime(cell)) times += 1;
        }
        if (hasAmount && rows.length < ROWS) rows.push([...cells]);
        else if (rows.length === 0 && seen <= 50 && !isAmount.includes(true)) rows.push([...cells]);
        if (!isWhole && seen >= ROWS && ((rows.length >= ROWS && times > 0) || seen >= FARTHEST)) throw new Enough();
      },
      problem: () => undefined,
      isOwn: (error) => error instanceof Enough,
      progress: () => undefined
    };
    format = await readFile(file, sink, bounds);
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
    isCut = true;
  }
  if (names.length === 0) throw new ImportFault({kind: "no-rows"});
  return {format, names, rows, values, filled, isWhole: !isCut};
}
