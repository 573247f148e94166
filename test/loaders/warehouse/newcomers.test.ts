import {describe, expect, it} from "vitest";
import {chain, GENESIS} from "../../../loaders/ledger/entry.js";
import type {CatalogueEntry, TextRow} from "../../../loaders/sources/source.js";
import {newcomersOf} from "../../../loaders/warehouse/newcomers.js";
import type {References} from "../../../loaders/warehouse/read.js";

const entry = chain(
  {
    kind: "pull",
    source: "openrouter-rankings",
    part: "",
    retrieved_at: "2026-05-20T06:00:00Z",
    as_of: "2026-05-19",
    rows: 0,
    schema: 1,
    content: "",
    payloads: []
  },
  GENESIS
);

function pull(tables: Record<string, readonly TextRow[]>, catalogue: readonly Partial<CatalogueEntry>[] = []) {
  const listed = catalogue.map((item) => ({
    listing: "",
    model: null,
    name: "",
    released_on: "",
    weights: "unknown" as const,
    context_tokens: "",
    ...item
  }));
  return {entry, asOf: entry.as_of, stamps: [], tables, catalogue: listed};
}

const used = (...models: string[]) => ({usage_daily: models.map((model) => ({model}))});
const priced = (...listings: string[]) => ({price_listing: listings.map((listing) => ({listing}))});
const NONE: References = new Map();
const known = (names: Readonly<Record<string, readonly string[]>>): References =>
  new Map(Object.entries(names).map(([column, values]) => [column, new Set(values)]));

describe("newcomersOf(pulls, known)", () => {
  it("is nothing where no pull names anything new", () => {
    const curated = known({"lab.lab": ["acme"], "model.model": ["acme/one"]});
    expect(newcomersOf([], NONE)).toEqual({lab: [], model: [], model_alias: []});
    expect(newcomersOf([pull(used("acme/one"))], curated)).toEqual({lab: [], model: [], model_alias: []});
  });

  it("enters each model once, under a lab named by its slug that nobody has placed", () => {
    const pulls = [pull(used("new/b", "acme/two")), pull(used("new/a", "new/b"))];
    const {lab, model} = newcomersOf(pulls, known({"lab.lab": ["acme"]}));
    expect(model.map((m) => [m["model"], m["lab"]])).toEqual([
      ["new/b", "new"],
      ["acme/two", "acme"],
      ["new/a", "new"]
    ]);
    expect(lab).toEqual([
      {
        lab: "new",
        name: "new",
        name_zh: "new",
        country: "XX",
        kind: "unreviewed",
        effective_from: "2025-01-01",
        source: "alpha-ledger-registry",
        note: "not yet placed by a curator"
      }
    ]);
  });

  it("takes what the catalogue says of a slug's listing, what an earlier pull left open from a later one", () => {
    const listing = "new/a";
    const {model} = newcomersOf(
      [
        pull(used("new/a-0101", "new/b:free")),
        pull({}, [{listing, model: "new/a-0101", name: "A", context_tokens: "8192"}]),
        pull({}, [{listing, model: "new/a-0101", name: "A later", weights: "open", released_on: "2026-01-01"}])
      ],
      NONE
    );
    const rest = {family: "unreviewed", source: "alpha-ledger-registry"};
    expect(model).toEqual([
      {
        ...rest,
        model: "new/a-0101",
        lab: "new",
        name: "A",
        released_on: "2026-01-01",
        weights: "open",
        context_tokens: 8192,
        free_variant: false
      },
      {
        ...rest,
        model: "new/b:free",
        lab: "new",
        name: "new/b:free",
        released_on: null,
        weights: "unknown",
        context_tokens: null,
        free_variant: true
      }
    ]);
  });

  it("enters a priced listing by the slug it is counted under, or by its own name", () => {
    const pulls = [pull(priced("new/a", "new/b")), pull({}, [{listing: "new/a", model: "new/a-0101"}])];
    expect(newcomersOf(pulls, NONE).model.map((m) => m["model"])).toEqual(["new/a-0101", "new/b"]);
    expect(newcomersOf(pulls, NONE).model_alias).toEqual([
      {alias: "new/a", model: "new/a-0101", reason: "the publisher’s own list gives this slug"}
    ]);
  });

  it.each([
    ["a listing that is a model's name", {"model.model": ["new/a"]}],
    ["a listing that is an alias", {"model_alias.alias": ["new/a"]}]
  ])("leaves to curators %s", (_, names) => {
    const pulls = [pull(priced("new/a"), [{listing: "new/a", model: "new/a-0101"}])];
    expect(newcomersOf(pulls, known(names))).toEqual({lab: [], model: [], model_alias: []});
  });

  it("gives a known model its new listing as an alias, a listing of nothing used none", () => {
    const {model, model_alias} = newcomersOf(
      [
        pull({}, [
          {listing: "acme/one", model: "acme/one-0101"},
          {listing: "acme/two", model: "acme/two"},
          {listing: "acme/three", model: "acme/three-0101"}
        ])
      ],
      known({"model.model": ["acme/one-0101", "acme/two"]})
    );
    expect(model).toEqual([]);
    expect(model_alias.map((a) => [a["alias"], a["model"]])).toEqual([["acme/one", "acme/one-0101"]]);
  });

  it("keeps what an entry says where a later one does not, and names no model of no name", () => {
    const [listing, own] = ["new/a", "new/c"];
    const pulls = [
      pull(used("", own, "new/a-0101"), [{listing, model: "new/a-0101", weights: "open"}]),
      pull({}, [
        {listing, model: null, weights: "unknown"},
        {listing: own, model: own},
        {listing: "new/d", model: null, name: "D"}
      ]),
      pull(used("new/d"))
    ];
    const {model, model_alias} = newcomersOf(pulls, NONE);
    expect(model.map((m) => [m["model"], m["name"], m["weights"]])).toEqual([
      [own, "", "unknown"],
      ["new/a-0101", "", "open"],
      ["new/d", "D", "unknown"]
    ]);
    expect(model_alias.map((a) => [a["alias"], a["model"]])).toEqual([[listing, "new/a-0101"]]);
  });

  it("follows a listing to the slug it was given last", () => {
    const pulls = [
      pull(priced("new/a"), [{listing: "new/a", model: "new/a-0101"}]),
      pull({}, [{listing: "new/a", model: "new/a-0202"}])
    ];
    expect(newcomersOf(pulls, NONE).model.map((m) => m["model"])).toEqual(["new/a-0202"]);
    const both = newcomersOf([...pulls, pull(used("new/a-0101"))], NONE).model_alias;
    expect(both.map((a) => [a["alias"], a["model"]])).toEqual([["new/a", "new/a-0202"]]);
  });
});
