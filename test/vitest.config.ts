import {existsSync, statfsSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {defineConfig} from "vitest/config";
import {BaseSequencer, type TestSpecification} from "vitest/node";
import {filesOutOfTurn, longestFirst} from "./fixtures/turns.js";

const root = fileURLToPath(new URL("..", import.meta.url));

// Books are copied, written and synced thousands of times: in memory, where there is room, in a tenth of the time.
const MEMORY = "/dev/shm";
const ROOM_BYTES = 2 * 1024 ** 3;
if (existsSync(MEMORY) && statfsSync(MEMORY).bavail * statfsSync(MEMORY).bsize > ROOM_BYTES)
  process.env["TMPDIR"] ??= MEMORY;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return longestFirst(await super.sort(files));
  }
}

const outOfTurn = filesOutOfTurn(process.env);

export default defineConfig({
  root,
  resolve: {
    alias: [
      {find: /^npm:@duckdb\/duckdb-wasm@[\d.]+$/, replacement: "@duckdb/duckdb-wasm"},
      {find: /^npm:(.+)$/, replacement: "$1"},
      {find: /^observablehq:stdlib$/, replacement: `${root}test/fixtures/stdlib.ts`},
      {
        find: /^\/(charts|components|controls|coverage|figures|inputs|lib|model|notebook|query|shell|words|workbook|workspace)\//,
        replacement: `${root}src/$1/`
      }
    ]
  },
  test: {
    // A run goes on under the turn that it began with, past midnight too.
    env: {TZ: "UTC", LEDGER_TEST_TURN: process.env["LEDGER_TEST_TURN"] ?? String(Math.floor(Date.now() / 86_400_000))},
    // Files of a worker share its modules, its warehouse and its browser: loading them anew for each took half of the time.
    isolate: false,
    unstubEnvs: true,
    unstubGlobals: true,
    // A page on a busy machine may take longer than the second that is the default.
    expect: {poll: {timeout: 30_000}},
    // By default one core is kept free, which on two cores leaves one file at a time.
    maxWorkers: 2,
    sequence: {sequencer: LongestFirst},
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/browser/**", "**/node_modules/**", ...outOfTurn],
          sequence: {groupOrder: 0},
          testTimeout: 90_000,
          hookTimeout: 240_000
        }
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          exclude: outOfTurn,
          globalSetup: ["test/browser/site.ts"],
          setupFiles: ["test/browser/built.ts"],
          // After those in Node, beside which the site is built; pages wait for timers and workers half of their time.
          sequence: {groupOrder: 1},
          maxWorkers: 3,
          testTimeout: 90_000,
          hookTimeout: 240_000
        }
      }
    ]
  }
});
