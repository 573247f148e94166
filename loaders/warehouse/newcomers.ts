import type {CatalogueEntry} from "../sources/source.js";
import type {Cell} from "./cell.js";
import type {DecodedPull} from "./pulls.js";
import type {Row} from "./read.js";

/** Registry rows for what pulls name and no curator has looked at yet. */
export interface Newcomers {
  readonly lab: readonly Row[];
  readonly model: readonly Row[];
  readonly model_alias: readonly Row[];
}

/** Who says where a newcomer belongs, until it is curated: this project, by its slug. */
const SOURCE = "alpha-ledger-registry";

/** How a lab that nobody has placed yet is told apart; its country is XX, unclear. */
export const UNREVIEWED = "unreviewed";

interface Registered {
  readonly lab: ReadonlySet<Cell>;
  readonly model: ReadonlySet<Cell>;
  readonly alias: ReadonlySet<Cell>;
}

/**
 * New models and labs appear every week: they enter with what their catalogues say, under a lab named by their slug,
 * until a pull request places them. What is curated is never overridden.
 */
export function newcomersOf(pulls: readonly DecodedPull[], known: Registered): Newcomers {
  const catalogue = new Map<string, CatalogueEntry>();
  const seen = new Set<string>();
  const aliases = new Map<string, string>();
  for (const {tables, catalogue: entries} of pulls) {
    for (const item of entries) {
      if (item.model) aliases.set(item.listing, item.model);
      const before = catalogue.get(item.listing);
      catalogue.set(item.listing, before ? merge(before, item) : item);
    }
    for (const row of Object.values(tables).flat()) if (row["model"]) seen.add(row["model"]);
  }
  for (const {tables} of pulls)
    for (const {listing = ""} of tables["price_listing"] ?? [])
      if (!known.model.has(listing) && !known.alias.has(listing)) seen.add(aliases.get(listing) ?? listing);
  const listingOf = new Map([...aliases].map(([listing, slug]) => [slug, listing]));
  const models = [...seen].filter((slug) => !known.model.has(slug));
  const isNewAlias = (listing: string, slug: string) =>
    listing !== slug &&
    !known.alias.has(listing) &&
    !known.model.has(listing) &&
    (known.model.has(slug) || seen.has(slug));
  return {
    lab: newLabs(models, known.lab),
    model: models.map((slug) => modelRow(slug, catalogue.get(listingOf.get(slug) ?? slug))),
    model_alias: [...aliases]
      .filter(([listing, slug]) => isNewAlias(listing, slug))
      .map(([alias, slug]) => ({alias, model: slug, reason: "the publisher’s own list gives this slug"}))
  };
}

function newLabs(models: readonly string[], known: ReadonlySet<Cell>): Row[] {
  return [...new Set(models.map(labOf))]
    .filter((lab) => !known.has(lab))
    .map((lab) => ({
      lab,
      name: lab,
      name_zh: lab,
      country: "XX",
      kind: UNREVIEWED,
      effective_from: "2025-01-01",
      source: SOURCE,
      note: "not yet placed by a curator"
    }));
}

function modelRow(slug: string, listed: CatalogueEntry | undefined): Row {
  return {
    model: slug,
    lab: labOf(slug),
    family: UNREVIEWED,
    name: listed?.name ?? slug,
    released_on: orNull(listed?.released_on),
    weights: listed?.weights ?? "unknown",
    context_tokens: listed?.context_tokens ? Number(listed.context_tokens) : null,
    free_variant: slug.endsWith(":free"),
    source: SOURCE
  };
}

function merge(a: CatalogueEntry, b: CatalogueEntry): CatalogueEntry {
  return {
    listing: a.listing,
    model: a.model ?? b.model,
    name: a.name,
    released_on: a.released_on || b.released_on,
    weights: a.weights === "unknown" ? b.weights : a.weights,
    context_tokens: a.context_tokens || b.context_tokens
  };
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text === "" ? null : text;
}

function labOf(slug: string): string {
  return slug.split("/")[0] ?? slug;
}
