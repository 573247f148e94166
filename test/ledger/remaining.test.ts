import {beforeAll, describe, expect, it} from "vitest";
import {readLedger} from "../../loaders/ledger/archive.js";
import {remainingPast} from "../../loaders/ledger/remaining.js";
import {modelsDev} from "../../loaders/sources/models-dev.js";
import type {PlanContext, Source} from "../../loaders/sources/source.js";
import {newBooks, runRefresh} from "../fixtures/remote/books.js";
import {startRemote} from "../fixtures/remote/service.js";
import {testWorld} from "../fixtures/remote/world.js";

const world = testWorld();
let books: ReturnType<typeof newBooks>;
beforeAll(async () => {
  const remote = await startRemote(world);
  books = newBooks();
  await runRefresh(books.root, world.effects(remote.env), ["curated", "openrouter-rankings-daily", "models-dev"]);
  await remote.close();
  return () => books.remove();
});

describe("remainingPast(options, effects)", () => {
  it("adds up questions and the requests they take, of sources with a past that are wanted", () => {
    const source = (name: string, past: {hasPast?: true}): Source => ({
      ...modelsDev,
      name,
      ...past,
      plan: ({since, isBackfill}) => [
        {part: "a", asks: `since ${since ?? ""}`, requests: 2, fetch: () => Promise.resolve([])},
        {part: "b", asks: isBackfill ? "the past" : "what is new", fetch: () => Promise.resolve([])}
      ]
    });
    const sources = [source("one", {hasPast: true}), source("two", {hasPast: true}), source("three", {})];
    const remaining = (...only: string[]) =>
      remainingPast({root: books.root, sources, only, since: "2026-01-01"}, world.effects({}));
    expect(remaining("two", "three")).toEqual({questions: ["a (since 2026-01-01)", "b (the past)"], requests: 3});
    expect(remaining().requests).toBe(6);
  });

  it("plans a source by its own pulls and checks alone", () => {
    let seen: PlanContext["entries"] = [];
    const source: Source = {
      ...modelsDev,
      hasPast: true,
      plan: ({entries}) => {
        seen = entries;
        return [];
      }
    };
    const options = {root: books.root, sources: [source], only: [], since: null};
    expect(remainingPast(options, world.effects({}))).toEqual({questions: [], requests: 0});
    const {entries} = readLedger(books.root);
    expect(new Set(entries.map((e) => e.source)).size).toBeGreaterThan(1);
    expect(seen.map((e) => e.seq)).toEqual(
      entries.filter((e) => e.source === "models-dev" && ["pull", "check"].includes(e.kind)).map((e) => e.seq)
    );
    expect(seen.length).toBeGreaterThan(0);
  });
});
