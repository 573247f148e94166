import {existsSync, statSync} from "node:fs";
import {join} from "node:path";
import {Script} from "node:vm";
import {build as bundle, type BuildOptions, type BuildResult, type Plugin} from "esbuild";
import {reasonOf} from "../../src/lib/reason-of.js";
import {projectRoot} from "../paths.js";
import {packagesIn} from "./bundled.js";
import {packageFolder} from "./packages.js";
import {plainFunctions} from "./plain-functions.js";

/** A module as browsers load it. */
export interface BrowserModule {
  readonly code: string;
  /** Folders of the packages whose code went into it. */
  readonly packages: readonly string[];
}

/** Where a module finds another package, by what it imports, as `react/jsx-runtime`; null for within itself. */
export type LinkTo = (specifier: string) => string | null;

/**
 * Makes one module of a package, or of a file of it, with what it needs of others within, save what `linkTo` finds
 * elsewhere. CommonJS gives its properties by name too. What cannot be bundled becomes a module that says why, so
 * that only the page that loads it fails.
 */
export async function browserModule(specifier: string, linkTo: LinkTo): Promise<BrowserModule> {
  try {
    const entry = entryOf(specifier);
    const made = await bundled({entryPoints: [entry]}, linkTo);
    const isNamed = Object.values(made.metafile.outputs).some(({exports}) => exports.join() !== "default");
    if (isNamed) return written(made);
    const names = (await givenBy(entry))?.names ?? [];
    if (names.length === 0) return written(made);
    const contents = `export {${["default", ...names].join(", ")}} from ${JSON.stringify(entry)};`;
    return written(await bundled({stdin: {contents, resolveDir: projectRoot}}, linkTo));
  } catch (error) {
    const said = reasonOf(error);
    console.warn(`npm:${specifier} cannot be bundled for browsers: ${said}`);
    const message = `npm:${specifier} cannot be bundled for browsers: ${said.split("\n")[1]?.trim() ?? said}`;
    return {code: `throw new Error(${JSON.stringify(message)});\nexport default undefined;\n`, packages: []};
  }
}

type Made = BuildResult<{metafile: true; write: false}>;

async function bundled(input: Pick<BuildOptions, "entryPoints" | "stdin">, linkTo: LinkTo): Promise<Made> {
  return bundle({...SETTINGS, ...input, format: "esm", plugins: [plainFunctions(), linked(linkTo)]});
}

const SETTINGS = {
  metafile: true,
  write: false,
  outdir: "unwritten",
  absWorkingDir: projectRoot,
  bundle: true,
  minify: true,
  platform: "browser",
  mainFields: ["browser", "module", "main"],
  target: "es2022",
  legalComments: "eof",
  logLevel: "silent",
  loader: {".css": "empty"}
} satisfies BuildOptions;

function written({metafile, outputFiles}: Made): BrowserModule {
  const [script] = outputFiles.filter(({path}) => path.endsWith(".js"));
  return {code: script?.text ?? "", packages: packagesIn(metafile)};
}

/** The name of the package that a specifier leads to, and what follows it. */
export function packageOf(specifier: string): {readonly name: string; readonly path: string} {
  const [, name = specifier, path = ""] = /^((?:@[^/]+\/)?[^/]+)\/?(.*)$/.exec(specifier) ?? [];
  return {name, path};
}

/** The file that a specifier names, or the specifier where its package says which that is. */
function entryOf(specifier: string): string {
  const {name, path} = packageOf(specifier);
  const file = join(packageFolder(name), path);
  return path !== "" && existsSync(file) && statSync(file).isFile() ? file : specifier;
}

/** Leaves what stands elsewhere an import, also where it is asked for by `require`; another version of it is taken in. */
function linked(linkTo: LinkTo): Plugin {
  return {
    name: "linked",
    setup(build) {
      build.onResolve({filter: /^[^./]/}, async ({path, kind, resolveDir, pluginData}) => {
        const found = kind === "entry-point" || pluginData === UNLINKED ? null : linkTo(path);
        if (found === null) return undefined;
        const {path: file} = await build.resolve(path, {kind, resolveDir, pluginData: UNLINKED});
        const isBeside = file.startsWith(`${packageFolder(packageOf(path).name)}/`);
        if (!isBeside) return undefined;
        if (kind !== "require-call") return {path: found, external: true};
        const given = await givenBy(file);
        // A function cannot be had by `require` of a module.
        return given === null || given.isFunction ? undefined : {path, namespace: REQUIRED};
      });
      build.onLoad({filter: /./, namespace: REQUIRED}, ({path}) => ({
        contents: `export * from ${JSON.stringify(path)}; export {default} from ${JSON.stringify(path)};`,
        resolveDir: projectRoot
      }));
    }
  };
}

const [UNLINKED, REQUIRED] = ["unlinked", "required"];

/** What a CommonJS module gives. */
interface Given {
  readonly isFunction: boolean;
  /** Of its properties, those that can be names. */
  readonly names: readonly string[];
}

const known = new Map<string, Promise<Given | null>>();

/** What a module gives, found by running it beside an empty page; null where it does not run there. */
function givenBy(entry: string): Promise<Given | null> {
  const found = known.get(entry) ?? ranBy(entry).catch(() => null);
  known.set(entry, found);
  return found;
}

async function ranBy(entry: string): Promise<Given> {
  const contents = `globalThis.given = require(${JSON.stringify(entry)})`;
  const {outputFiles} = await bundle({...SETTINGS, stdin: {contents, resolveDir: projectRoot}, format: "iife"});
  const {JSDOM} = await import("jsdom");
  const context = new JSDOM("", {runScripts: "outside-only"}).getInternalVMContext();
  const asked = "({isFunction: typeof given === 'function', names: Object.keys(given)})";
  const script = new Script(`${outputFiles[0]?.text ?? ""}\n;JSON.stringify${asked}`);
  const {isFunction, names} = JSON.parse(String(script.runInContext(context, {timeout: 5000}))) as Given;
  return {isFunction, names: names.filter((name) => name !== "default" && /^[A-Za-z_$][\w$]*$/.test(name))};
}
