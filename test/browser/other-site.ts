import {spawn} from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {createStudy} from "../../loaders/studies/create.js";
import {seedImportCache} from "../../loaders/browser/seed.js";
import {cacheRoot, projectRoot, sourceRoot} from "../../loaders/paths.js";

interface Build {
  readonly status: number | null;
  readonly log: string;
  /** Folder of the built site. */
  readonly dist: string;
}

const FIXTURE = join(projectRoot, "test/fixtures/idioms");

/** Builds a throw-away site of the given pages with the project's modules, data and configuration, without a network. */
export async function buildOtherSite(name: string, copyPages: (root: string) => void | Promise<void>): Promise<Build> {
  const root = join(projectRoot, "test/.out", name);
  for (const folder of [root, `${root}-dist`]) rmSync(folder, {recursive: true, force: true});
  mkdirSync(root, {recursive: true});
  for (const entry of readdirSync(sourceRoot))
    if (!entry.startsWith(".") && !entry.endsWith(".md") && entry !== "[lang]")
      symlinkSync(join(sourceRoot, entry), join(root, entry));
  await copyPages(root);
  // The packages of browsers are those of the built site, but for pages that bring their own.
  const packages = join(root, ".observablehq/cache/_npm");
  if (!existsSync(packages)) {
    await seedImportCache();
    mkdirSync(join(root, ".observablehq/cache"), {recursive: true});
    symlinkSync(join(cacheRoot, "_npm"), packages);
  }
  const cli = join(projectRoot, "node_modules/@observablehq/framework/dist/bin/observable.js");
  const refuse = join(projectRoot, "test/browser/refuse-network.mjs");
  const config = "test/fixtures/idioms/observablehq.config.ts";
  const child = spawn(process.execPath, ["--import", "tsx", cli, "build", "--config", config], {
    cwd: projectRoot,
    env: {
      ...process.env,
      SITE_ROOT: `test/.out/${name}`,
      NODE_OPTIONS: `--import=${refuse}`,
      OBSERVABLE_TELEMETRY_DISABLE: "true"
    }
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (log += chunk.toString()));
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return {status, log, dist: `${root}-dist`};
}

/** Pages in Framework’s idioms, the README’s example of a study as it stands there, and studies as a command begins them. */
export function copyIdioms(root: string): void {
  const made = mkdtempSync(join(tmpdir(), "studies-"));
  for (const path of ["src/companies/zhipu.model", "data/ledger.head.json"])
    cpSync(join(projectRoot, path), join(made, path));
  createStudy("blank", null, made);
  createStudy("mine", "zhipu", made);
  cpSync(join(made, "src/[lang]"), join(root, "[lang]"), {recursive: true});
  rmSync(made, {recursive: true});
  for (const file of ["index.md", "tokens.csv", "own-files.md", "own-files-clash.md", "own-files-elsewhere.md", "own"])
    cpSync(join(FIXTURE, file), join(root, file), {recursive: true});
  const readme = readFileSync(join(projectRoot, "README.md"), "utf8");
  writeFileSync(join(root, "readme.md"), /^````md\n([^]*?)^````$/m.exec(readme)?.[1] ?? "");
}

/** Notebooks among the studies: one that works, one with faults, and one of a day before later pulls restated weeks. */
export function copyNotebooks(root: string): void {
  for (const file of ["parity.md", "failing.md", "known.md"])
    cpSync(join(projectRoot, "test/fixtures/notebook", file), join(root, "[lang]/studies", file));
}
