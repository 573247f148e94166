import {expect, it} from "vitest";
import {fuzzImport} from "../../fixtures/fuzz-import.js";
import {publishedModels} from "../../fixtures/results.js";
import {share} from "../../fixtures/share.js";

const FILES = share(200, {of: 4_000});

it(`importUsage(file, options) imports or refuses by name each of ${FILES} mutated files`, async () => {
  const registry = await publishedModels();
  const {imported, refused} = await fuzzImport(registry, FILES, 20_260_216);
  expect(imported).toBeGreaterThan(FILES / 10);
  expect(Object.keys(refused).length).toBeGreaterThan(3);
  expect(imported + Object.values(refused).reduce((sum, n) => sum + n, 0)).toBe(FILES);
}, 900_000);
