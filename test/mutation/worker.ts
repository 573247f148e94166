import {join} from "node:path";
import {createVitest} from "vitest/node";
import {projectRoot} from "../../loaders/paths.js";
import config from "../vitest.config.js";

/** A file as it should be read instead of what is on disk, and the tests to run. */
export interface Job {
  readonly file: string;
  /** Null for the file as it is. */
  readonly source: string | null;
  readonly test: string;
}

export interface Answer {
  /** Names of failed tests, and errors outside of them; null where the file ran no test. */
  readonly failed: readonly string[] | null;
}

// Runs beside the script that plants faults, which ends it where a fault never does.
const substitutes = new Map<string, string>();
const [node] = config.test?.projects ?? [];
// What is said above the projects holds for each: without it what a test stubs stays for the next.
const {expect, unstubEnvs = false, unstubGlobals = false} = config.test ?? {};
const settings = {...(typeof node === "object" && "test" in node && node.test), unstubEnvs, unstubGlobals};

const vitest = await createVitest(
  "test",
  {
    ...settings,
    ...(expect && {expect}),
    root: projectRoot,
    config: false,
    env: {TZ: "UTC", CI: "true"},
    watch: false,
    maxWorkers: 1,
    bail: 1,
    // A fault that never ends is ended from outside; a test that is slow because the machine is busy tells nothing.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    reporters: [{}]
  },
  {
    ...(config.resolve && {resolve: config.resolve}),
    plugins: [{name: "mutation", enforce: "pre", load: (id) => substitutes.get(id.split("?")[0] ?? "") ?? null}]
  }
);
await vitest.standalone();

async function run({file, source, test}: Job): Promise<Answer> {
  const path = join(projectRoot, file);
  if (source === null) substitutes.delete(path);
  else substitutes.set(path, source);
  vitest.invalidateFile(path);
  // Failures of jobs before this one would count towards the first on which it stops.
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  const project = vitest.getRootProject();
  const {testModules, unhandledErrors} = await vitest.runTestSpecifications([
    project.createSpecification(join(projectRoot, test))
  ]);
  substitutes.delete(path);
  vitest.invalidateFile(path);
  const failed = testModules.flatMap((module) => [
    ...module.errors().map((error) => error.message),
    ...[...module.children.allTests("failed")].map((each) => each.fullName),
    ...[...module.children.allSuites()].flatMap((suite) => suite.errors().map((error) => error.message))
  ]);
  const ran = testModules.flatMap((module) => [...module.children.allTests()]).length + failed.length;
  return {failed: ran === 0 ? null : [...failed, ...unhandledErrors.map(String)]};
}

process.on("message", (job: Job) => {
  void run(job).then((answer) => process.send?.(answer));
});
process.send?.({failed: []} satisfies Answer);
