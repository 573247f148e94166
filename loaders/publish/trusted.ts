import {existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {TRUSTED} from "../../src/lib/trusted-types.js";

/** A package whose module makes markup of text, and how that module is called where it is shipped. */
interface MarkupMaker {
  readonly folder: string;
  readonly module: RegExp;
  readonly policy: string;
}

/** What pages load that writes `innerHTML`: htl its templates, Framework the button that copies code and drawings of mermaid. */
const MAKERS: readonly MarkupMaker[] = [
  {folder: "_npm", module: /^htl@[^/]+\/[\w.]+\.js$/, policy: TRUSTED.htl},
  {folder: "_observablehq", module: /^(?:client|stdlib\/mermaid)\.\w+\.js$/, policy: TRUSTED.framework}
];
/** An assignment of markup: a drawing that is waited for, a name, or a text without parts to be filled in. */
const ASSIGNED = /\.innerHTML\s*=\s*(\(await [^;]*?\)\.svg|[\w$]+|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`$]*`)/g;
/** On pages of studies what they make is without styles: `src/components/study-markup.ts`. */
const RULES = "{createHTML:text=>globalThis.studyMarkup?.(text)??text}";

/**
 * Has packages make markup through a policy of their own name, which pages allow and no other text passes. Throws where one of
 * them does it in another way than it did. Gives the number of modules.
 */
export function nameMarkupMakers(folder: string): number {
  const found = MAKERS.flatMap(({folder: place, module, policy}) =>
    filesBelow(join(folder, place))
      .filter((file) => module.test(file))
      .map((file) => ({path: join(folder, place, file), policy}))
  );
  for (const {path, policy} of found) writeFileSync(path, throughPolicy(readFileSync(path, "utf8"), policy, path));
  return found.length;
}

/** The text of a module that makes its markup through a policy; a browser without policies takes the text as it is. */
export function throughPolicy(module: string, policy: string, path: string): string {
  const written = module.match(/\.innerHTML\s*=(?!=)/g)?.length ?? 0;
  const named = module.replace(ASSIGNED, ".innerHTML=trustedMarkup.createHTML($1)");
  if (written === 0 || named.match(/innerHTML=trustedMarkup/g)?.length !== written)
    throw new Error(
      `${path}: innerHTML ${written} times; expected each to be set to a name or a plain text, once at least`
    );
  return `const trustedMarkup=globalThis.trustedTypes?.createPolicy(${JSON.stringify(policy)},${RULES})??${RULES};\n${named}`;
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, {recursive: true, encoding: "utf8"}).map((file) => file.replaceAll("\\", "/"));
}
