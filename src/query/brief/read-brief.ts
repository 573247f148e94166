import type {Decoder} from "../../lib/decode.js";
import type {Brief, BriefRows} from "./brief.js";
import {PART_ROWS} from "./parts.js";
import {briefSql, type BriefPart, type BriefSpan} from "./sql.js";

/** Runs one SQL text and gives its rows: dates as ISO texts, whole numbers as numbers. */
export type RunSql = (sql: string) => Promise<readonly object[]>;

/** What changed between two days, with what models are fed with on each. Throws as readBriefRows does. */
export async function readBrief(span: BriefSpan, run: RunSql): Promise<Brief> {
  return {
    ...(await readBriefRows(span, run)),
    labWeeks: PART_ROWS.labWeeks(await run(briefSql("labWeeks", span)), "brief labWeeks")
  };
}

/** What changed between two days. Throws where the second does not come after the first, or a row is not as stated. */
export async function readBriefRows(span: BriefSpan, run: RunSql): Promise<BriefRows> {
  const {from, to} = span;
  if (from >= to) throw new Error(`brief from ${from} to ${to}: expected a second day after the first`);
  const part = async <T>(name: BriefPart, rows: Decoder<T>): Promise<T> =>
    rows(await run(briefSql(name, span)), `brief ${name}`);
  const [was, now] = await part("sides", PART_ROWS.sides);
  if (!was || !now) throw new Error(`brief from ${from} to ${to}: one side or none; expected the states on both days`);
  return {
    from,
    to,
    was,
    now,
    shares: await part("shares", PART_ROWS.shares),
    prices: await part("prices", PART_ROWS.prices),
    catalogues: await part("catalogues", PART_ROWS.catalogues),
    models: await part("models", PART_ROWS.models),
    tasks: await part("tasks", PART_ROWS.tasks),
    restated: await part("restated", PART_ROWS.restated),
    exposures: await part("exposures", PART_ROWS.exposures)
  };
}
