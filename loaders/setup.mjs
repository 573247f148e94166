// Runs before every npm script, on plain Node and before anything is installed: hence JavaScript and built-in modules only.
import {spawnSync} from "child_process";
import {existsSync, readFileSync} from "fs";
import {dirname, join} from "path";
import {fileURLToPath} from "url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Returns what is wrong with a Node version such as "v18.20.4", or null when it will do. */
export function nodeVersionProblem(version) {
  const [major, minor] = version.replace(/^v/, "").split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return null;
  return (
    "Node is too old: " + version + "; expected 20.19 or newer. Install it from https://nodejs.org and run this again."
  );
}

/** Returns true when node_modules does not hold what package-lock.json asks for. */
export function isInstallNeeded(folder) {
  const installed = join(folder, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return true;
  const packages = (path) => JSON.parse(readFileSync(path, "utf8")).packages;
  const have = packages(installed);
  return Object.entries(packages(join(folder, "package-lock.json"))).some(
    ([path, wanted]) => path !== "" && !wanted.optional && (have[path] || {}).version !== wanted.version
  );
}

function setup() {
  const problem = nodeVersionProblem(process.version);
  if (problem) return problem;
  if (!isInstallNeeded(root)) return null;
  console.error("Installing the locked packages (npm ci), once …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const {status} = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    // What a script answers with goes to standard output, and nothing else.
    stdio: ["inherit", process.stderr, "inherit"],
    shell: process.platform === "win32"
  });
  return status === 0
    ? null
    : "npm ci failed (exit " +
        status +
        "): see its message above; if it is the connection to the npm registry, run this again.";
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problem = setup();
  if (problem) {
    console.error(problem);
    process.exit(1);
  }
}
