import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {delimiter, join} from "node:path";
import {projectRoot} from "../paths.js";

/** A browser to start: where it is and what it must be told. */
export interface Chromium {
  readonly executablePath: string;
  readonly args: readonly string[];
  /** Environment variables it needs besides those of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Chromium without the windows of a browser: the same engine, in a third of the processor time a page. */
const HEADLESS_NAMES = ["chromium-headless-shell", "chrome-headless-shell"];
const NAMES = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome.exe"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe"
];
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync"
];

interface Effects {
  readonly env: NodeJS.ProcessEnv;
  readonly exists: (path: string) => boolean;
  /** Path of the browser that comes inside an npm package; null where it has none for this platform. */
  readonly packaged: () => Promise<Chromium | null>;
}

const defaultEffects: Effects = {env: process.env, exists: existsSync, packaged: packagedChromium};

/**
 * Finds a browser: `CHROME_PATH`, then an installed headless shell, then the one inside an npm package, where it has one for
 * this platform, then an installed Chrome or Chromium.
 */
export async function findChromium({env, exists, packaged}: Effects = defaultEffects): Promise<Chromium> {
  const named = env["CHROME_PATH"];
  if (named) {
    if (exists(named)) return {executablePath: named, args: QUIET};
    throw new Error(`CHROME_PATH: ${named}; expected the path of a Chrome or Chromium program`);
  }
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder);
  const onPath = (names: readonly string[]) => folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const shell = onPath(HEADLESS_NAMES).find(exists);
  if (shell) return {executablePath: shell, args: QUIET};
  const found = await packaged();
  if (found) return found;
  const installed = [...onPath(NAMES), ...PLACES].find(exists);
  if (installed) return {executablePath: installed, args: QUIET};
  throw new Error("No browser found: install Chrome or Chromium, or set CHROME_PATH to one, and run this again.");
}

async function packagedChromium(): Promise<Chromium | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const {default: chromium} = await import("@sparticuz/chromium");
  const executablePath = await chromium.executablePath();
  const {stdout} = spawnSync("ldd", [executablePath], {encoding: "utf8"});
  if (!stdout.includes("not found")) return {executablePath, args: QUIET};
  // A bare machine lacks the security libraries that browsers link to; the package brings those too.
  const {inflate} = await import("../../node_modules/@sparticuz/chromium/build/esm/lambdafs.js");
  const libraries = await inflate(join(projectRoot, "node_modules/@sparticuz/chromium/bin/al2023.tar.br"));
  return {executablePath, args: QUIET, env: {LD_LIBRARY_PATH: join(libraries, "lib")}};
}
