import {expect, it} from "vitest";
import {fuzzImport} from "../../fixtures/fuzz-import.js";
import {publishedCube} from "../../fixtures/results.js";

const FILES = 400;

it(`importUsage(file, options) imports or refuses by name each of ${FILES} mutated files`, async () => {
  const registry = await publishedCube();
  const {imported, refused} = await fuzzImport(registry, FILES, 20_260_216);
  expect(imported).toBeGreaterThan(FILES / 10);
  expect(Object.keys(refused).length).toBeGreaterThan(3);
  expect(imported + Object.values(refused).reduce((sum, n) => sum + n, 0)).toBe(FILES);
}, 120_000);
