import {NO_DUCKDB_CLIENT} from "../../loaders/browser/missing.js";
import {pagePlace} from "./cells.js";

/** A page below `src`, and the module that it was checked as. */
export interface PageModule {
  readonly page: string;
  readonly module: string;
}

/**
 * What the compiler said, with pages by their own names and lines in place of the modules made of them. A package without
 * types is `any`; one that is not there is told with what brings it. Of a study that writes no types only what cannot run is
 * told: how it is written, names and modules.
 */
export function toldOfPages(said: string, modules: ReadonlyMap<string, PageModule>): string {
  let isLeftOut = false;
  const placed = (path: string, line: string) => {
    const found = modules.get(path);
    const place = found && pagePlace(found.module, Number(line));
    return found && {...place, page: found.page, isStudy: found.page.includes("/studies/")};
  };
  return said
    .split("\n")
    .flatMap((text) => {
      const [, path = "", line = "", what = ""] = /^([^(\s][^(]*)\((\d+),\d+\): (error TS\d+: .*)$/.exec(text) ?? [];
      const at = placed(path, line);
      // What goes on below stands indented.
      if (what !== "" || !text.startsWith(" "))
        isLeftOut =
          UNTYPED_PACKAGE.test(what) ||
          (at?.isStudy === true && (at.isTyped ? UNUSED.test(what) : !NOT_RUNNING.test(what)));
      if (isLeftOut) return [];
      return [at ? `src/${at.page}${at.line === undefined ? "" : `:${at.line}`}: ${withRemedy(what)}` : text];
    })
    .join("\n");
}

const UNTYPED_PACKAGE = / TS7016: .*'npm:/;
const UNUSED = / TS6(?:133|138|192|196|198|199):/;
/** Texts that do not parse, names that are not there, modules and what they do not give. */
const NOT_RUNNING = / TS(?:1\d{3}|2304|2305|2307|2552|2614|2724|18004):/;

function withRemedy(what: string): string {
  if (what.startsWith("error TS2304: Cannot find name 'DuckDBClient'")) return NO_DUCKDB_CLIENT;
  const [, name] = /^error TS2307: Cannot find module 'npm:((?:@[^/']+\/)?[^/'@]+)/.exec(what) ?? [];
  return name === undefined ? what : `npm:${name} is not installed: run "npm install ${name}"`;
}
