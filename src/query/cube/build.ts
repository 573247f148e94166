import {isOrigin} from "../../lib/origins.js";
import type {ResultRow} from "../rows.js";
import {toCube, type Cube, type Member} from "./cube.js";
import {dimensionOf, UNKNOWN_KEY, unnamedMember} from "./dimensions.js";
import {
  cellCountSql,
  cellsSql,
  cubeSql,
  dropCellsSql,
  membersSql,
  periodsSql,
  sourceSql,
  type CubeSpec
} from "./sql.js";

/** The DuckDB a cube is built with, native or in the browser. */
export interface Database {
  rows(sql: string): Promise<readonly ResultRow[]>;
  /** Numeric columns of a result by name. */
  columns(sql: string): Promise<Readonly<Record<string, ArrayLike<number>>>>;
}

/** Cells beyond which a cube is not built: about 100 MB with four sums, and 8 ms a pass. */
export const MAX_CUBE_CELLS = 3_000_000;

/** A cut too large for a cube: how many cells it has, and how many it may have. Its frame is an empty cube. */
export class TooManyCells extends Error {
  override readonly name = "TooManyCells";
  constructor(
    readonly cells: number,
    readonly bound: number,
    readonly frame: Cube
  ) {
    super(`cells: ${cells}; expected at most ${bound}`);
  }
}

/** Data that the ledger does not hold, or not yet. */
export class NotOnRecord extends Error {
  override readonly name = "NotOnRecord";
  constructor(readonly table: string) {
    super(`${table}: no source; expected one in the table source`);
  }
}

/** Builds a cube with DuckDB. Rejects with TooManyCells beyond the bound, before anything large is read. */
export async function buildCube(database: Database, spec: CubeSpec, bound = MAX_CUBE_CELLS): Promise<Cube> {
  await database.rows(cellsSql(spec));
  try {
    return await readCube(database, spec, bound);
  } finally {
    await database.rows(dropCellsSql(spec));
  }
}

async function readCube(database: Database, spec: CubeSpec, bound: number): Promise<Cube> {
  const {dataset, dimensions} = spec;
  const frame = await readFrame(database, spec);
  const [count] = await database.rows(cellCountSql(spec));
  const cells = Number(count?.["cells"]);
  const sums = (values: (name: string) => ArrayLike<number>) =>
    Object.fromEntries(dataset.sums.map(({name}) => [name, values(name)]));
  if (cells > bound) {
    const nothing = {period: [], codes: dimensions.map(() => []), sums: sums(() => [])};
    throw new TooManyCells(cells, bound, toCube(frame, nothing));
  }
  const columns = await database.columns(cubeSql(spec));
  const columnOf = (name: string) => {
    const column = columns[name];
    if (!column) throw new Error(`column: ${name}; expected one of ${Object.keys(columns).join(", ")}`);
    return column;
  };
  return toCube(frame, {
    period: columnOf("period"),
    codes: dimensions.map((name) => columnOf(`${name}_code`)),
    sums: sums(columnOf)
  });
}

/** What a cube is about: its source, periods and members. */
async function readFrame(database: Database, spec: CubeSpec) {
  const {dataset, dimensions} = spec;
  const periods = (await database.rows(periodsSql(spec))).map((row) => String(row["period"]));
  const [source] = await database.rows(sourceSql(dataset));
  if (!source) throw new NotOnRecord(dataset.sourced);
  const members: {name: string; members: Member[]}[] = [];
  for (const name of dimensions) {
    const rows = await database.rows(membersSql(spec, name));
    members.push({name, members: rows.map((row) => toMember(row, name))});
  }
  return {
    dataset: dataset.name,
    grain: dataset.grain,
    source: {citation: String(source["citation"]), asOf: String(source["as_of"])},
    periods,
    dimensions: members
  };
}

function toMember(row: ResultRow, dimension: string): Member {
  const key = String(row["key"]);
  const {members, unknown: ownName} = dimensionOf(dimension);
  const {en, zh, origin} = row;
  const unknown = key === UNKNOWN_KEY;
  const name = members?.[key] ??
    (unknown ? ownName : undefined) ?? {
      en: typeof en === "string" ? en : unknown ? unnamedMember("en") : key,
      zh: typeof zh === "string" ? zh : unknown ? unnamedMember("zh") : key
    };
  return {key, name, origin: isOrigin(origin) ? origin : null};
}
