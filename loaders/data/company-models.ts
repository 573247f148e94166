import {fields, orNull, text, type Decoder} from "../../src/lib/decode.js";
import type {CompanyModel} from "../../src/companies/company.js";
import type {SourceOfFact, PublishedCompanies} from "../../src/companies/published.js";
import type {ReturnScale} from "../../src/workspace/band.js";
import {asKnownOn} from "../as-known-on.js";
import {heldFor} from "../audience.js";
import {queryWarehouse} from "../warehouse/query.js";
import {loadHeldCompanies, modelsOn} from "./companies.js";
import {loadLastEvents} from "./events.js";
import {loadFilings} from "./filings.js";
import {loadListedShares} from "./listed-shares.js";
import {shaped} from "./rows.js";

/** The scale of the note of February 2026: outperform above, underperform below, neutral between. */
export const NOTE_SCALE: ReturnScale = {
  above: 0.1,
  below: -0.1,
  months: 12,
  names: {
    above: {en: "outperform", zh: "跑赢大市"},
    between: {en: "neutral", zh: "中性"},
    below: {en: "underperform", zh: "跑输大市"}
  }
};

const SOURCES = `SELECT source, title, publisher, url FROM source ORDER BY source`;

type NamedSource = SourceOfFact & {readonly source: string};

const CITED: Decoder<NamedSource> = fields({source: text, title: text, publisher: text, url: orNull(text)}, {});

/** Company models for the workspace; the note's scale goes to the audiences that may see it alone. */
export async function loadCompanyModels(): Promise<PublishedCompanies> {
  const {hasScale} = heldFor();
  const data = await loadHeldCompanies();
  const [rows] = await queryWarehouse("full", SOURCES);
  const {companies, refused} = modelsOn(data);
  for (const {entity, reason} of refused) console.error(`model of ${entity}: left out: ${reason}`);
  return {
    knownOn: asKnownOn(),
    companies,
    refused,
    lastEvents: await loadLastEvents(),
    scale: hasScale ? NOTE_SCALE : null,
    filings: loadFilings(),
    listed: await loadListedShares(),
    sources: sourcesBehind(companies, shaped(rows, CITED, "source"))
  };
}

/** The sources of the figures that models use, by key. */
export function sourcesBehind(
  companies: readonly Pick<CompanyModel, "facts" | "ties" | "consensus">[],
  sources: readonly NamedSource[]
): PublishedCompanies["sources"] {
  const cited = new Set(
    companies.flatMap(({facts, ties, consensus}) => [...facts, ...ties, ...consensus].map(({fact}) => fact.source))
  );
  return Object.fromEntries(
    sources.filter(({source}) => cited.has(source)).map(({source, ...rest}) => [source, rest] as const)
  );
}
