import {escape, table} from "arquero";
import type {CatalogueEntry} from "../sources/source.js";
import type {TableCell} from "./cell.js";
import type {DecodedPull} from "./pulls.js";
import type {References, Row} from "./read.js";

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

interface Newcomer {
  readonly model: string;
  readonly lab: string;
  readonly listing?: string;
}

/**
 * New models and labs appear every week: they enter with what their catalogues say, under a lab named by their slug,
 * until a pull request places them. What is curated is never overridden.
 */
export function newcomersOf(pulls: readonly DecodedPull[], references: References): Newcomers {
  const known = (column: string): TableCell[] => [...(references.get(column) ?? [])];
  const rows = pulls.flatMap(({tables}) => Object.values(tables).flat());
  const listings = pulls.flatMap(({tables}) => tables["price_listing"] ?? []);
  const entries = pulls.flatMap(({catalogue}) => catalogue);
  const curated = table({model: known("model.model")});
  const taken = table({listing: [...known("model.model"), ...known("model_alias.alias")]});

  const aliases = table({listing: entries.map((e) => e.listing), model: entries.map((e) => e.model)})
    .filter((d) => d["model"] !== null)
    .groupby("listing")
    .slice(-1)
    .ungroup();
  const priced = table({listing: listings.map((row) => row["listing"])})
    .antijoin(taken, "listing")
    .lookup(aliases, "listing", "model")
    .derive({model: "d => d.model ?? d.listing"})
    .select("model");
  const seen = table({model: rows.flatMap((row) => row["model"] ?? [])})
    .filter((d) => d["model"] !== "")
    .union(priced);
  const models = seen
    .antijoin(curated, "model")
    .derive({lab: escape(labOf)})
    .lookup(aliases, "model", "listing");
  const labs = models.dedupe("lab").antijoin(table({lab: known("lab.lab")}), "lab");
  const named = aliases
    .filter((d) => d["listing"] !== d["model"])
    .antijoin(taken, "listing")
    .semijoin(curated.concat(seen), "model");

  const listed = new Map<string, CatalogueEntry>();
  for (const item of entries) listed.set(item.listing, merge(listed.get(item.listing) ?? item, item));
  return {
    lab: (labs.objects() as Newcomer[]).map(labRow),
    model: (models.objects() as Newcomer[]).map((m) => modelRow(m, listed.get(m.listing ?? m.model))),
    model_alias: (named.objects() as Newcomer[]).map(({listing, model}) => ({
      alias: String(listing),
      model,
      reason: "the publisher’s own list gives this slug"
    }))
  };
}

function labRow({lab}: Newcomer): Row {
  return {
    lab,
    name: lab,
    name_zh: lab,
    country: "XX",
    kind: UNREVIEWED,
    effective_from: "2025-01-01",
    source: SOURCE,
    note: "not yet placed by a curator"
  };
}

function modelRow({model, lab}: Newcomer, listed: CatalogueEntry | undefined): Row {
  return {
    model,
    lab,
    family: UNREVIEWED,
    name: listed?.name ?? model,
    released_on: orNull(listed?.released_on),
    weights: listed?.weights ?? "unknown",
    context_tokens: listed?.context_tokens ? Number(listed.context_tokens) : null,
    free_variant: model.endsWith(":free"),
    source: SOURCE
  };
}

function merge(a: CatalogueEntry, b: CatalogueEntry): CatalogueEntry {
  return {
    ...a,
    released_on: a.released_on || b.released_on,
    weights: a.weights === "unknown" ? b.weights : a.weights,
    context_tokens: a.context_tokens || b.context_tokens
  };
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text === "" ? null : text;
}

function labOf({model}: {readonly model: string}): string {
  return model.split("/")[0] ?? "";
}
