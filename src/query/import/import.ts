import type {Cube} from "../cube/cube.js";
import type {ModelRegistry} from "../model-names/registry.js";
import {openFile, type OpenedFile} from "./containers/opened.js";
import {conventionOf, isSameConvention, sampledConvention, type Convention} from "./conventions.js";
import {counter, type Counter} from "./counter.js";
import {fileReader, type FileReader, type FileTerms} from "./file-reader.js";
import {identities} from "./identity.js";
import {nameReader} from "./names.js";
import {ImportFault, type RowProblem} from "./problem.js";
import {BOUNDS, readFile, type Bounds, type RowSink} from "./read.js";
import type {ImportReport, ReadFileReport} from "./report.js";
import {importReport} from "./import-report.js";
import {recognise, amountSign} from "./roles/recognise.js";
import {hasAmounts, LABEL_ROLES, ROLE_LABELS, TOKEN_ROLES, type Plan, type RoleName} from "./roles/roles.js";
import type {ImportSettings} from "./settings.js";
import {surveyFile, type Survey} from "./survey.js";
import {moneyValue} from "./values/money.js";

/** What files turned out to hold. */
export interface Imported {
  readonly report: ImportReport;
  /** Null where the files alone do not tell the days. */
  readonly cube: Cube | null;
}

export interface ImportOptions {
  readonly registry: ModelRegistry;
  readonly settings?: ImportSettings;
  readonly onProgress?: (part: number) => void | Promise<void>;
  readonly signal?: AbortSignal;
  /** Most that is read: what a browser holds where absent. */
  readonly bounds?: Bounds;
}

/** A file none of whose rows can be used: the first problem tells why. */
export class NothingUsable extends ImportFault {
  constructor(readonly first: RowProblem) {
    super({kind: "no-rows"});
  }
}

/** A file that has been looked at: what its columns are. */
export interface Surveyed {
  readonly file: Blob;
  /** Its place among the files given, and its name within the archive it came in. */
  readonly place: number;
  readonly inside: string | null;
  readonly survey: Survey;
  readonly plan: Plan;
}

/** Looks at a file, or the first table of an archive, and says how it would be read. Throws an ImportFault. */
export async function lookAt(file: Blob, onStep?: () => void | Promise<void>): Promise<Surveyed> {
  const [first] = await openFile(file, BOUNDS, onStep);
  if (!first) throw new ImportFault({kind: "archive"});
  return looked({...first, place: 0}, false, BOUNDS);
}

type Placed = OpenedFile & Pick<Surveyed, "place">;

/** Looks at a table, or at all of it, and says how it would be read. Throws an ImportFault. */
export async function looked({blob, place, inside}: Placed, isWhole: boolean, bounds: Bounds): Promise<Surveyed> {
  const survey = await surveyFile(blob, isWhole, bounds);
  return {file: blob, place, inside, survey, plan: recognise(survey)};
}

/** What the rows of whole files show is not what the first look showed: they are read anew. */
class ReadAnew extends Error {
  constructor(readonly why: "columns" | readonly Convention[]) {
    super("import: read anew");
  }
}

/** Reads logs into one cube and a report. Throws an ImportFault where they cannot be used; then nothing is kept. */
export async function importUsage(files: Blob | readonly Blob[], options: ImportOptions): Promise<Imported> {
  const {bounds = BOUNDS, signal, onProgress} = options;
  const list: Placed[] = [];
  const onStep = async () => {
    if (signal?.aborted) throw new ImportFault({kind: "cancelled"});
    await onProgress?.(0);
  };
  for (const [place, file] of ("size" in files ? [files] : files).entries())
    for (const each of await ofFile(place, openFile(file, bounds, onStep))) list.push({...each, place});
  let isWhole = false;
  let conventions: readonly Convention[] | null = null;
  for (let time = 1; ; ++time)
    try {
      const all: Surveyed[] = [];
      for (const each of list) all.push(await ofFile(each.place, looked(each, isWhole, bounds)));
      return await readAll(all, options, conventions);
    } catch (error) {
      if (!(error instanceof ReadAnew) || time > 3) throw error;
      if (error.why === "columns") isWhole = true;
      else conventions = error.why;
    }
}

/** What comes of a file; a fault is told with the file's place. */
async function ofFile<T>(place: number, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    return inFile(place, () => {
      throw error;
    });
  }
}

function inFile<T>(place: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ImportFault) error.file = place;
    throw error;
  }
}

async function readAll(
  looked: readonly Surveyed[],
  options: ImportOptions,
  conventions: readonly Convention[] | null
): Promise<Imported> {
  const {registry, settings = {}} = options;
  const terms = looked.map(({survey, plan: recognised}, i): FileTerms => {
    const isAlike = survey.names.join("\n") === looked[0]?.survey.names.join("\n");
    const plan = inFile(looked[i]?.place ?? 0, () =>
      planWith(survey, recognised, isAlike ? settings.columns : undefined)
    );
    const sign = amountSign(survey, plan.columns);
    const convention = conventions?.[i] ?? sampledConvention(survey.rows, plan, sign, settings.cache);
    return {survey, plan, sign, convention};
  });
  const has = (role: RoleName) => terms.some(({plan}) => plan.columns[role] !== undefined);
  const count = counter(
    nameReader(registry, settings.names),
    LABEL_ROLES.map((role) => (has(role) ? role : null)),
    settings.rates ?? {}
  );
  const readers = terms.map((each) => fileReader(each, settings, count));
  const known = has("id") ? identities() : null;
  const replaced = new Set<number>();
  const pass = (isFirst: boolean, onRow: OnRow) => passOver({looked, readers, count, options, isFirst, onRow});
  const rows = await pass(true, (reader, cells, row, place) => {
    const id = known && reader.id(cells);
    if (id) {
      const before = known.swap(id, place);
      if (before >= 0) replaced.add(before);
    }
    reader.row(cells, row, 1);
  });
  const shown = terms.map(({plan}, i) => conventionOf(plan, (readers[i] as FileReader).evidence, settings.cache));
  const isAsShown = terms.every(({convention}, i) => isSameConvention(convention, shown[i] as Convention));
  if (!isAsShown && conventions === null) throw new ReadAnew(shown);
  if (replaced.size > 0)
    await pass(false, (reader, cells, row, place) => {
      if (replaced.has(place)) reader.row(cells, row, -1);
    });
  if (count.rows.used === 0) {
    const [first] = count.problems;
    if (first) throw new NothingUsable(first);
    throw new ImportFault({kind: "no-rows"});
  }
  return finished({looked, terms, readers, count, settings, rows, repeated: replaced.size, has});
}

type OnRow = (reader: FileReader, cells: readonly string[], row: number, place: number) => void;

interface Pass {
  readonly looked: readonly Surveyed[];
  readonly readers: readonly FileReader[];
  readonly count: Counter;
  readonly options: ImportOptions;
  readonly isFirst: boolean;
  readonly onRow: OnRow;
}

/** Reads every file once, row by row; returns how many rows there were. */
async function passOver({looked, readers, count, options, isFirst, onRow}: Pass): Promise<number> {
  const {onProgress, signal, bounds = BOUNDS} = options;
  const size = looked.reduce((sum, {file}) => sum + file.size, 0);
  let [place, broken, done] = [0, 0, 0];
  for (const [i, {file, survey, place: given}] of looked.entries()) {
    const reader = readers[i] as FileReader;
    const sink: RowSink = {
      header(names) {
        if (names.length > survey.names.length && !survey.isWhole) throw new ReadAnew("columns");
      },
      row(cells, row) {
        if (place >= bounds.rows) throw new ImportFault({kind: "too-many-rows", bound: bounds.rows});
        onRow(reader, cells, row, place);
        place += 1;
      },
      problem(problem) {
        broken += 1;
        if (!isFirst) return;
        count.refuse(0, null, 1);
        count.problem(problem);
      },
      async progress(part) {
        if (signal?.aborted) throw new ImportFault({kind: "cancelled"});
        await onProgress?.((done + part * file.size) / size);
      },
      isOwn: (error) => error instanceof ReadAnew || error instanceof ImportFault
    };
    await ofFile(given, readFile(file, sink, bounds));
    done += file.size;
  }
  return place + broken;
}

/** A plan with what the reader says in place of what was recognised. Throws where nothing is left to count. */
export function planWith({names}: Survey, plan: Plan, columns: ImportSettings["columns"]): Plan {
  const isSame = columns === undefined || JSON.stringify(columns) === JSON.stringify(plan.columns);
  const chosen = isSame ? plan : {...plan, known: null, isBill: false, columns};
  if (!hasAmounts(chosen)) throw new ImportFault({kind: "unmapped", columns: names});
  for (const [role, of] of Object.entries(chosen.columns)) {
    const name = names[of.places[0] ?? -1] ?? "";
    if (role in ROLE_LABELS && names.indexOf(name) !== names.lastIndexOf(name))
      throw new ImportFault({kind: "repeated-column", column: name});
  }
  return chosen;
}

interface Finished {
  readonly looked: readonly Surveyed[];
  readonly terms: readonly FileTerms[];
  readonly readers: readonly FileReader[];
  readonly count: Counter;
  readonly settings: ImportSettings;
  readonly rows: number;
  readonly repeated: number;
  readonly has: (role: RoleName) => boolean;
}

function finished({looked, terms, readers, count, settings, rows, repeated, has}: Finished): Imported {
  const {all, refused} = count.books;
  const hasTokens = has("amount") || TOKEN_ROLES.some(has);
  const hasRequests = has("requests") || (has("kind") && all.requests > 0);
  const isDated = readers.every((reader) => reader.isDated);
  const report = importReport(count, {
    files: terms.map((each, i) => fileReport(each, looked[i] as Surveyed)),
    settings,
    rows,
    ...count.rows,
    repeated,
    hasModel: has("model"),
    hasCost: has("cost"),
    hasRequests,
    isDated,
    isRelative: terms.some(({plan}) => plan.relativeUnit !== null),
    guessed: readers.reduce((sum, reader) => sum + reader.guessedCurrencies, 0),
    times: readers.map((reader) => reader.times),
    refusedTokens: refused.tokens,
    refusedCost: moneyValue(refused),
    brokenCosts: count.brokenCosts,
    problems: count.problems
  });
  const hasCost = has("cost") && count.unrated.size === 0;
  return {report, cube: isDated ? count.toCube({hasTokens, hasRequests, hasCost}) : null};
}

/** What is told of a file in a report. */
export function fileReport({survey, plan, convention}: FileTerms, {place, inside}: Surveyed): ReadFileReport {
  const {known, columns} = plan;
  const used = new Set(Object.values(columns).flatMap(({places}) => places));
  return {
    file: place,
    inside,
    format: survey.format,
    known,
    columns: Object.fromEntries(
      Object.entries(columns).map(([role, {places}]) => [role, places.map((place) => survey.names[place] ?? "")])
    ),
    unused: survey.names.filter((name, place) => name !== "" && !used.has(place)),
    cache: convention.cache && {cache: convention.cache, by: convention.by}
  };
}
