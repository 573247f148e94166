/** The books of a publication: their last entry, and every table that it ships. */
export interface BooksVersion {
  readonly ledger: {readonly seq: number; readonly hash: string};
  readonly tables: readonly {readonly table: string; readonly rows: number; readonly sha256: string}[];
}

/** What a publication shows now, by the names under which its versions are kept. */
export interface CurrentVersions {
  readonly books: string;
  /** By company. */
  readonly models: Readonly<Record<string, string>>;
}

/** Where versions of publications are kept on a site, by their hashes, from one publication to the next. */
export const VERSIONS = "data/versions";

/** How a table of the books differs from what it was when a link was made. */
export interface TableChange {
  readonly table: string;
  /** Rows then and now; null where the table was not there. */
  readonly was: number | null;
  readonly now: number | null;
}

/** The tables that differ between two publications, by their names. */
export function tableChanges(was: BooksVersion, now: BooksVersion): TableChange[] {
  const names = [...new Set([...was.tables, ...now.tables].map(({table}) => table))].sort();
  return names.flatMap((table) => {
    const [before, after] = [was, now].map(({tables}) => tables.find((each) => each.table === table));
    return before?.sha256 === after?.sha256 ? [] : [{table, was: before?.rows ?? null, now: after?.rows ?? null}];
  });
}
