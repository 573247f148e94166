import {expect, it} from "vitest";
import {SOURCES} from "../../loaders/sources/all.js";

it("SOURCES ship as far as their terms allow, are asked and trusted for so many days, each under the shape it was decoded by", () => {
  const terms = SOURCES.map((s) => [s.name, s.rights, s.status, s.everyDays, s.maxAgeDays, s.schema, s.optional]);
  // A new shape needs a decoder for payloads kept under the old one.
  expect(terms).toEqual([
    ["openrouter-rankings-daily", "open", "official", 1, 3, 1, false],
    ["openrouter-categories", "open", "official", 7, 16, 1, false],
    ["openrouter-languages", "open", "official", 7, 16, 1, false],
    ["openrouter-modalities", "open", "official", 7, 10, 1, false],
    ["openrouter-contexts", "open", "official", 7, 10, 1, false],
    ["openrouter-tasks", "open", "official", 1, 3, 1, false],
    ["openrouter-apps", "open", "official", 1, 4, 1, false],
    ["openrouter-app-categories", "open", "official", 7, 16, 1, false],
    ["openrouter-session-cost", "open", "official", 7, 14, 1, false],
    ["openrouter-models", "cite", "official", 7, 14, 1, false],
    ["openrouter-hosts", "cite", "official", 7, 14, 1, false],
    ["openrouter-benchmarks", "cite", "official", 7, 14, 1, false],
    ["models-dev", "open", "secondary", 7, 14, 1, false],
    ["sec-companyfacts", "open", "filing", 7, 130, 1, false],
    ["market-csv", "internal", "secondary", 0, 5, 1, true],
    ["market-yahoo", "internal", "secondary", 1, 5, 1, true]
  ]);
});
