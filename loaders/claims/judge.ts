import type {DuckDBConnection} from "@duckdb/node-api";
import type {IsoDate} from "../../src/lib/dates.js";
import {
  sqlOn,
  type Claim,
  type ClaimReading,
  type Scorecard,
  type Reading,
  type StatedClaim,
  type StatedReading
} from "../../src/query/claims/claims.js";
import {buildWarehouse, type WarehouseEdition} from "../warehouse/build.js";
import {openWarehouse} from "../warehouse/open.js";
import {plainRows} from "../warehouse/query.js";
import {sqlOf, verdictChanges} from "./changes.js";
import {documentsOf} from "./documents.js";
import {knownBooks} from "./known.js";
import {measure, type Sourced} from "./measure.js";
import {sourcesRead, type SourcesRead} from "./sources-read.js";

/** The books as claims are judged by them. */
export interface ClaimBooks {
  /** What may be cited, and so judges. */
  readonly full: DuckDBConnection;
  /** What readers get, who can run a query again where it gives the same. */
  readonly shipped: DuckDBConnection;
  /** The day of the last entry of the books, or the day that is asked for. */
  readonly now: IsoDate;
  readonly citations: ReadonlyMap<string, string>;
  readonly close: () => void;
}

/** The books of this repository, of every vintage; `root` names another one’s. */
export async function openClaimBooks(knownOn: IsoDate | null, root?: string): Promise<ClaimBooks> {
  const open = (edition: WarehouseEdition) =>
    root === undefined ? openWarehouse({edition, day: null}) : buildWarehouse({edition, root});
  const [full, shipped] = [await open("full"), await open("shipped")];
  const [last] = await plainRows(full, "SELECT CAST(max(retrieved_on) AS VARCHAR) AS day FROM ledger_entry");
  const sources = await plainRows(full, "SELECT source, citation FROM source");
  const now = knownOn ?? last?.["day"];
  if (typeof now !== "string") throw new Error("data/ledger.jsonl: no entry; run npm run refresh first");
  const close = () => {
    full.closeSync();
    shipped.closeSync();
  };
  return {
    full,
    shipped,
    now,
    citations: new Map(sources.map((r) => [String(r["source"]), String(r["citation"])])),
    close
  };
}

/**
 * Claims under every basis on the day they were made and today, with the changes of verdict between. What may only be
 * cited goes out as single figures, and its SQL says that it cannot be rerun. Throws at a query that does not run, or gives
 * a value without its source, or with one that no row it reads is from.
 */
export async function judgeClaims(
  stated: readonly StatedClaim[],
  then: IsoDate,
  {full, shipped, now, citations}: ClaimBooks
): Promise<Pick<Scorecard, "claims" | "changes">> {
  // Claims that were judged before on these books left them reading as known on one day.
  for (const each of [full, shipped]) await each.run("SET search_path = 'main'");
  const changes = then < now ? await verdictChanges(full, stated, {from: then, to: now}) : [];
  for (const each of [full, shipped])
    await (await knownBooks(each, {read: sqlOf(stated), schema: "known"})).turnTo(now);
  const sourcesOf = sourcesRead(full);
  const claims: Claim[] = [];
  for (const claim of stated) {
    const readings: ClaimReading[] = [];
    for (const reading of claim.readings)
      readings.push(
        await readingOf({...reading, claim: claim.claim}, {full, shipped, then, now, citations, sourcesOf})
      );
    claims.push({...claim, readings});
  }
  return {claims, changes};
}

interface Context extends Omit<ClaimBooks, "close"> {
  readonly then: IsoDate;
  readonly sourcesOf: SourcesRead;
}

async function readingOf(
  {claim, ...stated}: StatedReading & {readonly claim: string},
  {full, shipped, then, now, citations, sourcesOf}: Context
): Promise<ClaimReading> {
  const asked = {claim, basis: stated.basis, sql: stated.sql};
  const isSameIn = async (day: IsoDate, value: number | null) => {
    const open = await measure(shipped, asked, day).catch(() => null);
    return open !== null && isSame(open.value, value);
  };
  const at = async (day: IsoDate): Promise<Reading> => {
    const measured = await measure(full, asked, day);
    const value = cited(claim, measured, {citations, behind: await sourcesOf(sqlOn(stated.sql, day))});
    const readFrom = await documentsOf(full, stated.sql, value.asOf);
    return readFrom.length ? {...value, readFrom} : value;
  };
  const [first, last] = [await at(then), await at(now)];
  return {
    ...stated,
    isOpen: (await isSameIn(then, first.value)) && (await isSameIn(now, last.value)),
    then: first,
    now: last
  };
}

/** Sums of fractions may differ in their last digits from one run to the next. */
function isSame(a: number | null, b: number | null): boolean {
  return a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-12 * Math.abs(b));
}

interface Citable {
  readonly citations: ReadonlyMap<string, string>;
  /** The sources of the rows that were read. */
  readonly behind: ReadonlySet<string>;
}

function cited(claim: string, measured: Sourced, {citations, behind}: Citable): Reading {
  const {value, source, basis} = measured;
  const problem = `source: ${String(source)} of ${claim} ${basis}`;
  const citation = source === null ? "" : citations.get(source);
  if (citation === undefined || (value !== null && citation === ""))
    throw new Error(`${problem}; expected a key of the table source beside every value`);
  if (source !== null && !behind.has(source))
    throw new Error(
      `${problem}; expected one that the rows it reads are from: ${[...behind].sort().join(", ") || "it reads none"}`
    );
  return {...measured, citation};
}
