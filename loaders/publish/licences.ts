import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {audienceOf} from "../audience.js";
import {readBundled} from "../browser/bundled.js";
import {projectRoot} from "../paths.js";

/** Packages that carry no text of their own, and one of the same authors, under the same licence, that does. */
const TEXT_OF: Readonly<Record<string, string>> = {
  "node_modules/@duckdb/duckdb-wasm": "node_modules/@duckdb/node-api"
};

/** Texts of packages that another has bundled and that are not installed, by name. */
const KEPT = fileURLToPath(new URL("./texts", import.meta.url));

const INTRODUCTION = `The site ships code of these packages, each under its own licence, and the DuckDB engine compiled to
WebAssembly. Libraries that DuckDB itself is compiled from are listed in its repository (github.com/duckdb/duckdb, folder
third_party); its packages carry no texts of theirs.`;

/**
 * The licences of all code the site ships, transitive parts and engine included. Throws at a package without a text, where the
 * site is for an audience; a working copy says that it has none.
 */
export function licenceTexts(
  folders: readonly string[] = readBundled(),
  root = projectRoot,
  isForOthers = audienceOf() !== null
): string {
  const texts = folders.map((folder) => {
    const found = [folder, TEXT_OF[folder] ?? folder].map((f) => textsIn(join(root, f))).find((f) => f.length) ?? [];
    const name = folder.replace(/^.*node_modules\//, "");
    const kept = join(KEPT, `${name}.txt`);
    if (found.length === 0 && existsSync(kept)) found.push(readFileSync(kept, "utf8").trim());
    if (found.length === 0 && isForOthers)
      throw new Error(
        `${folder}: no licence text; expected a file LICENSE, as what is shipped needs: put its authors’ into loaders/publish/texts/${name}.txt, or do without the package`
      );
    if (found.length === 0) found.push("No text of a licence comes with it: this working copy cannot be published so.");
    return [`${name} ${versionOf(join(root, folder, "package.json"))}`, ...found].join("\n\n");
  });
  return [INTRODUCTION, ...texts].join("\n\n----\n\n");
}

/** Version and licence of a package, as it states them; of one that another has bundled, that it was. */
function versionOf(path: string): string {
  if (!existsSync(path)) return "(bundled in another package)";
  const {version, license} = JSON.parse(readFileSync(path, "utf8")) as Readonly<Record<string, string>>;
  return `${version ?? ""} (${license ?? "see below"})`;
}

/** Texts of a package, also those in a folder of them, as echarts has for what it took from others. */
function textsIn(folder: string): string[] {
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
    : [];
  return names.sort().flatMap((name) => {
    const path = join(folder, name);
    const files = statSync(path).isDirectory() ? filesIn(path) : [path];
    return files.map((file) => readFileSync(file, "utf8").trim());
  });
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
  return entries.map((entry) => join(entry.parentPath, entry.name)).sort();
}
