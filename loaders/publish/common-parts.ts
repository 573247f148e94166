import type {Metafile} from "esbuild";

/** Bytes that a page may load in vain to be spared one request: what comes in the time of one on a slow connection. */
const REQUEST_BYTES = 15_000;

/** Modules that are one part, which every page loads. */
export interface CommonPart {
  readonly modules: readonly string[];
  /** Modules that a page imports later, and whatever loads them has the part already. */
  readonly later: ReadonlySet<string>;
}

export const NOTHING_COMMON: CommonPart = {modules: [], later: new Set()};

/**
 * What had better be one part than parts of their own: small ones that so many pages load that what the others load in vain
 * is worth the requests spared. None of it loads anything besides that is not worth it too. `pages` are the outputs that
 * pages begin with, `sizeOf` the bytes of a package by its path.
 */
export function commonPartOf(
  {inputs, outputs}: Metafile,
  pages: readonly string[],
  sizeOf: (path: string) => number
): CommonPart {
  const loaded = new Map<string, number>();
  for (const page of pages) for (const path of loadedWith(outputs, page)) loaded.set(path, (loaded.get(path) ?? 0) + 1);
  const isWorth = (path: string) => {
    const present = loaded.get(path) ?? 0;
    const bytes = outputs[path]?.bytes ?? sizeOf(path);
    return present > 1 && bytes * (pages.length - present) < REQUEST_BYTES * present;
  };
  const parts = [...loaded.keys()].filter((path) => outputs[path] && !outputs[path].entryPoint && isWorth(path));
  const modules = new Set(parts.flatMap((path) => Object.keys(outputs[path]?.inputs ?? {})));
  let before: number;
  do {
    before = modules.size;
    for (const module of modules)
      for (const {path, kind, external} of inputs[module]?.imports ?? [])
        if (kind === "import-statement" && !(external ? isWorth(path) : modules.has(path))) modules.delete(module);
  } while (modules.size < before);
  const later = Object.values(outputs).flatMap(({imports}) =>
    imports.flatMap(({path, kind}) => (kind === "dynamic-import" ? (outputs[path]?.entryPoint ?? []) : []))
  );
  return {modules: [...modules].sort(), later: new Set(later.filter((path) => !modules.has(path)))};
}

/** What is loaded with a bundle, itself first, packages too: all that is not imported later. */
export function loadedWith(outputs: Metafile["outputs"], file: string): string[] {
  const found = new Set([file]);
  for (const path of found)
    for (const {path: to, kind} of outputs[path]?.imports ?? []) if (kind === "import-statement") found.add(to);
  return [...found];
}
