import {readFileSync} from "node:fs";
import {join} from "node:path";
import {transform} from "esbuild";
import ts from "typescript";
import {sourceRoot} from "../paths.js";
import {writeWhole} from "../whole.js";

/** Modules that other sites may import from this one, by their names there, each with its types beside it. */
const MODULES = {figures: "lib/figure-module.ts"} as const;

/** Writes `modules/<name>.js` and `modules/<name>.d.ts`; gives the number of modules. */
export async function publishModules(folder: string): Promise<number> {
  for (const [name, file] of Object.entries(MODULES)) {
    const source = readFileSync(join(sourceRoot, file), "utf8");
    const {code} = await transform(source, {loader: "ts", format: "esm", target: "es2022"});
    const {outputText, diagnostics = []} = ts.transpileDeclaration(source, {fileName: file});
    if (diagnostics.length > 0)
      throw new Error(`src/${file}: its types cannot be written from it alone; expected a type on each export`);
    writeWhole(join(folder, "modules", `${name}.js`), code);
    writeWhole(join(folder, "modules", `${name}.d.ts`), outputText);
  }
  return Object.keys(MODULES).length;
}
