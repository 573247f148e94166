import {readFileSync} from "node:fs";
import type {Plugin} from "esbuild";

/** A function that a package makes of text, which a published page forbids, and the same without. */
interface MadeOfText {
  /** Its file below `node_modules`. */
  readonly file: string;
  readonly written: RegExp;
  readonly plain: string;
}

/** What Framework’s readers of files and its DuckDB client rest on. */
const MADE_OF_TEXT: readonly MadeOfText[] = [
  {
    file: "d3-dsv/src/dsv.js",
    written: /new Function\("d", [^]*?"}"\)/,
    plain: '(d) => { const row = {}; columns.forEach((name, i) => { row[name] = d[i] || ""; }); return row; }'
  },
  {
    file: "apache-arrow/builder/valid.mjs",
    written: /new Function\(`x`, .*?\)(?=;\n)/,
    plain: "(x) => !nullValues.includes(x)"
  }
];

/** Writes functions that packages make of text as what they are. */
export function plainFunctions(): Plugin {
  return {
    name: "plain-functions",
    setup(build) {
      build.onLoad({filter: /\/(?:dsv\.js|valid\.mjs)$/}, ({path}) => {
        const found = MADE_OF_TEXT.find(({file}) => path.replaceAll("\\", "/").endsWith(`/node_modules/${file}`));
        if (!found) return undefined;
        const contents = readFileSync(path, "utf8");
        if (!found.written.test(contents))
          throw new Error(
            `${found.file}: no function made of text as expected, ${found.written}; mend loaders/browser/plain-functions.ts`
          );
        return {contents: contents.replace(found.written, () => found.plain)};
      });
    }
  };
}
