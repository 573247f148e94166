import {expect, it} from "vitest";
import {saidBeside, saidInRows} from "../../src/lib/said-in-rows.js";

it("saidInRows(origin, audience) names source, day and audience, and no audience in a working copy", () => {
  const origin = {citation: "Source: Maker.", asOf: "2026-10-01"};
  expect(saidInRows(origin, null)).toEqual([
    ["citation", "Source: Maker."],
    ["as_of", "2026-10-01"]
  ]);
  expect(saidInRows({...origin, asOf: null}, "client").slice(1)).toEqual([
    ["as_of", ""],
    ["audience", "For clients. Do not pass it on. · 仅供客户使用，请勿转发。"]
  ]);
});

it("saidBeside(names, said) leaves columns of a reader their names", () => {
  const said = [
    ["citation", "x"],
    ["as_of", "y"]
  ] as const;
  expect(saidBeside(["AS_OF", "file_as_of"], said)).toEqual([
    ["citation", "x"],
    ["file_file_as_of", "y"]
  ]);
});
