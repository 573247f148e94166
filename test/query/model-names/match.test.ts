import {readFileSync} from "node:fs";
import {csvParse} from "d3-dsv";
import {describe, expect, it} from "vitest";
import {modelNames} from "../../../src/query/model-names/match.js";
import type {ModelRegistry} from "../../../src/query/model-names/registry.js";
import {publishedModels} from "../../fixtures/results.js";

const match = modelNames(await publishedModels());
const cases = csvParse(readFileSync("test/fixtures/usage-logs/model-names.csv", "utf8"));

describe("modelNames(registry)(name)", () => {
  it.each(cases.map(({name = "", expected = "", kind = ""}) => [name, expected, kind]))(
    "matches %s to %s: %s",
    (name, expected) => {
      expect(match(name).model).toBe(expected);
    }
  );
});

/** Labs, models by lab, and aliases that are made up, so that each rule decides one name alone. */
const MADE: ModelRegistry = {
  labs: [
    ...["acme", "beta", "openai", "z-ai", "thudm", "qwen", "other", "openrouter", "stealth"].map((lab) => [lab, lab]),
    ["big", "Big House"]
  ].map(([lab = "", name = ""]) => ({lab, name, name_zh: name, country: "US"})),
  countries: [],
  models: [
    ["acme", "lyra lyra:free lyra:thinking orbit-1 twin pair-20250115 pair-20250601 solar-9 free-only:free"],
    ["acme", "late-2504 late-20250301 late-20241231 talk-instruct view-preview apart-20250101"],
    ["acme", "own-x month-202x shared-20250101"],
    ["beta", "orbit-2 twin lone"],
    ["z-ai", "glm-5"],
    ["thudm", "glm-4-9b"],
    ["openai", "gpt-4o"]
  ].flatMap(([lab = "", names = ""]) =>
    names.split(" ").map((name) => ({model: `${lab}/${name}`, lab, family: "", name, weights: "open"}))
  ),
  aliases: [
    {alias: "lyra-prod", model: "acme/lyra"},
    {alias: "acme/own-x-20250101", model: "acme/twin"},
    {alias: "big/short", model: "acme/lyra"},
    {alias: "acme/apart:20250101", model: "acme/twin"},
    {alias: "acme/hidden:nitro", model: "acme/lyra"},
    {alias: "acme/gone", model: "acme/gone"}
  ]
};

describe("modelNames(registry)(name) of a registry that is made up", () => {
  const made = modelNames(MADE);

  it.each([
    ["acme/lyra", "acme/lyra acme key"],
    [" ACME/Lyra ", "acme/lyra acme key"],
    ["lyra", "acme/lyra acme key"],
    ["Lyra-Prod", "acme/lyra acme alias"],
    ["ft:lyra:house::1", "acme/lyra acme key"],
    ["nothing-like-it", "null null none"],
    ["acme/nothing-like-it", "null acme lab"],
    ["other/nothing-like-it", "null null none"],
    ["openrouter/nothing-like-it", "null null none"],
    ["stealth/nothing-like-it", "null null none"],
    ["acme/lyra (free)", "acme/lyra:free acme key"],
    ["acme/lyra:beta", "acme/lyra acme key"],
    ["acme/lyra:nitro", "acme/lyra acme key"],
    ["acme/lyra:standard", "acme/lyra acme key"],
    ["Acme: Lyra-v2:thinking", "acme/lyra:thinking acme form"],
    ["acme/Lyra-v2:free", "acme/lyra:free acme form"],
    ["acme/free-only", "null acme lab"],
    ["acme/free-only-v2:free", "acme/free-only:free acme form"],
    ["orbit-1", "acme/orbit-1 acme form"],
    ["orbit-3", "null null none"],
    ["twin", "null null none"],
    ["beta/twin-v2", "beta/twin beta form"],
    ["acme/pair-latest", "acme/pair-20250601 acme form"],
    ["acme/pair", "null acme lab"],
    ["acme/pair-0115", "acme/pair-20250115 acme form"],
    ["acme/pair-20250301", "acme/pair-20250115 acme form"],
    ["acme/pair-20250302", "null acme lab"],
    ["acme/pair-20241201", "acme/pair-20250115 acme form"],
    ["acme/pair-20241130", "null acme lab"],
    ["acme/late-latest", "acme/late-2504 acme form"],
    ["acme/talk", "acme/talk-instruct acme form"],
    ["acme/talk-chat", "acme/talk-instruct acme form"],
    ["acme/view", "acme/view-preview acme form"],
    ["solar-9", "acme/solar-9 acme form"],
    ["solar-8", "null null none"],
    ["gpt-9", "null openai lab"],
    ["lone", "beta/lone beta key"],
    ["Big House: Lyra", "acme/lyra acme form"],
    ["Acme: Lyra", "acme/lyra acme key"],
    ["Nobody: Lyra", "null null none"],
    ["big/short", "acme/lyra acme alias"],
    ["hub/acme/lyra", "acme/lyra acme key"],
    ["acme/beta/lone", "beta/lone beta key"],
    ["beta/acme/lone", "beta/lone beta form"],
    ["@acme/lyra", "acme/lyra acme key"],
    ["us.acme.lyra", "acme/lyra acme key"],
    ["acme.lyra", "acme/lyra acme key"],
    ["beta/acme.lyra", "acme/lyra acme key"],
    ["mars.lyra", "null null none"],
    ["zhipu/glm-5", "z-ai/glm-5 z-ai key"],
    ["thudm/glm-5", "z-ai/glm-5 z-ai key"],
    ["z-ai/glm-4-9b-v2", "thudm/glm-4-9b thudm form"],
    ["alibaba/nothing", "null null none"],
    ["aliyun/nothing", "null qwen lab"],
    ["acme/own-x-20250101", "acme/twin acme alias"],
    ["acme/own-x-v2", "acme/own-x acme form"],
    ["acme/hidden-v2", "null acme lab"],
    ["acme/gone-v2", "null acme lab"],
    ["acme/gone", "acme/gone null alias"],
    ["claude-9", "null null none"],
    ["/", "null null none"],
    ["", "null null none"]
  ])("reads %s as %s", (name, expected) => {
    const {model, lab, by} = made(name);
    expect(`${model} ${lab} ${by}`).toBe(expected);
  });
});
