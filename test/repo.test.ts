import {describe, expect, it} from "vitest";
import ts from "typescript";
import {projectRoot} from "../loaders/paths.js";
import {arrowProblem, arrowsOf, filesBelow, read, specifiersOf} from "./fixtures/imports.js";

const CODE = /\.(ts|mjs|js|md|css)$/;
const MODULES = ["src", "loaders"].flatMap((folder) => filesBelow(projectRoot, folder, /\.(ts|mjs)$/));

// Read by looking up, not from top to bottom: the dictionary of tables, and the style sheet.
describe("arrowProblem(arrow)", () => {
  it("passes every import of src and loaders", () => {
    const arrows = MODULES.flatMap((file) => arrowsOf(file, read(projectRoot, file)));
    expect(arrows.length).toBeGreaterThan(100);
    expect(arrows.map(arrowProblem).filter((problem) => problem !== null)).toEqual([]);
  });

  it.each([
    ["src/lib/format.ts", `import {at} from "../query/usage.js";`, "src/query/usage.js"],
    ["src/query/slice.ts", `import type {ChartOptions} from "../charts/frame.js";`, "src/charts/frame.js"],
    ["src/charts/frame.ts", `export * from "../components/figure.js";`, "src/components/figure.js"],
    ["src/charts/frame.ts", `import "../inputs/select.js";`, "src/inputs/select.js"],
    ["src/inputs/select.ts", `const later = import("../components/figure.js");`, "src/components/figure.js"],
    ["src/components/figure.ts", `import {dataRoot} from "../../loaders/paths.js";`, "loaders/paths.js"],
    ["src/components/figure.ts", `let page: import("../data/sources.json.js").Row;`, "src/data/sources.json.js"],
    ["src/data/sources.json.ts", `import {at} from "../query/usage.js";`, "src/query/usage.js"],
    ["loaders/data/sources.ts", `import {number} from "../../src/components/number.js";`, "src/components/number.js"],
    ["loaders/data/sources.ts", `import chart from "../../src/charts/frame.js";`, "src/charts/frame.js"],
    ["loaders/data/sources.ts", `import {pageCells} from "../../test/pages/cells.js";`, "test/pages/cells.js"],
    ["src/components/figure.ts", `const page = import.meta.resolve("/[lang]/tokens.md");`, "src/[lang]/tokens.md"],
    ["src/query/ledger.ts", `new Worker(import.meta.resolve("../components/worker.js"));`, "src/components/worker.js"]
  ])("stops %s at %s", (from, source, to) => {
    expect(arrowsOf(from, source).map(arrowProblem)).toEqual([`${from} → ${to}`]);
  });

  it("specifiersOf(source) sees no import in a comment or a text", () => {
    expect(specifiersOf(`// import "./a.js";\nconst text = 'import "./b.js"';\nimport c from "./c.js";`)).toEqual([
      "./c.js"
    ]);
  });
});

describe("files of src, loaders and test", () => {
  it("hold at most 300 lines", () => {
    const long = ["src", "loaders", "test"]
      .flatMap((folder) => filesBelow(projectRoot, folder, CODE))
      .filter((file) => read(projectRoot, file).trimEnd().split("\n").length > 300);
    expect(long).toEqual([]);
  });

  it("give a name one meaning: none is exported by two", () => {
    const named = /^export (?:async )?(?:function\*?|const|class|type|interface) (\w+)/gm;
    const files = new Map<string, string[]>();
    for (const file of MODULES.filter((path) => path.endsWith(".ts")))
      for (const [, name = ""] of read(projectRoot, file).matchAll(named))
        files.set(name, [...new Set([...(files.get(name) ?? []), file])]);
    const shared = [...files].filter(([, of]) => of.length > 1);
    expect(shared).toEqual([]);
  });

  it("are no barrels in charts and components", () => {
    const barrels = MODULES.filter(
      (file) =>
        /^src\/(charts|components)\//.test(file) &&
        (/\/index\.\w+$/.test(file) || /^export (\*|\{[^}]*\}) from/m.test(read(projectRoot, file)))
    );
    expect(barrels).toEqual([]);
  });

  it("are stubs of at most three statements in src/data", () => {
    const stubs = MODULES.filter((file) => file.startsWith("src/data/"));
    expect(stubs.length).toBeGreaterThan(3);
    const statements = (file: string) =>
      ts.createSourceFile(file, read(projectRoot, file), ts.ScriptTarget.Latest).statements.length;
    expect(stubs.filter((file) => statements(file) > 3)).toEqual([]);
  });

  it("load the clients of services when a service is asked, never to decode what is archived", () => {
    const clients = MODULES.filter((file) => namesClient(read(projectRoot, file)));
    expect(clients).toEqual(["loaders/sources/market-yahoo.ts", "loaders/sources/openrouter.ts"]);
    expect(clients.filter((file) => loadsClient(read(projectRoot, file)))).toEqual([]);
    expect(
      [
        `import YahooFinance from "yahoo-finance2";`,
        `import {\n  OpenRouter\n} from "@openrouter/sdk";`,
        `import "@openrouter/sdk/lib/http.js";`,
        `export * from "@openrouter/sdk";`
      ].map(loadsClient)
    ).toEqual([true, true, true, true]);
    expect(loadsClient(`import type {OpenRouter} from "@openrouter/sdk";\nawait import("@openrouter/sdk");`)).toBe(
      false
    );
  });

  it("name packages of browsers as npm:<name> in src, but for the stubs of its loaders", () => {
    expect([`import {max} from "d3";`, `import {max} from "npm:d3";`, `import "./a.js";`].map(namesBare)).toEqual([
      true,
      false,
      false
    ]);
    const pages = MODULES.filter((file) => file.startsWith("src/") && !file.startsWith("src/data/"));
    expect(pages.filter((file) => namesBare(read(projectRoot, file)))).toEqual([]);
  });

  it("decode the rows that leave SQL with shaped() of loaders/data/rows.ts, in loaders that pages and editions rest on", () => {
    expect(["const rows = found as unknown as Row[];", "const rows = found as Row[];"].map(forcesType)).toEqual([
      true,
      false
    ]);
    const loaders = MODULES.filter((file) => /^loaders\/(data|editions)\//.test(file));
    expect(loaders.filter((file) => forcesType(read(projectRoot, file)))).toEqual([]);
  });

  it("build no code from text", () => {
    const builders = MODULES.filter((file) => buildsCode(read(projectRoot, file)));
    expect(builders).toEqual([]);
    expect(["eval('1')", "new Function('a', 'return a')", "globalThis.eval('1')"].map(buildsCode)).toEqual([
      true,
      true,
      true
    ]);
    expect(buildsCode("retrieval(1); new FunctionTable()")).toBe(false);
  });

  it("set no style by an attribute in HTML of ours, which a strict policy forbids", () => {
    expect(MODULES.filter((file) => /<\w[^<>]*\sstyle=/.test(read(projectRoot, file)))).toEqual([]);
  });

  it("write Chinese dates without blanks, as src/lib/format.ts prints them", () => {
    const spaced = filesBelow(projectRoot, "src", /\.(ts|md)$/).flatMap((file) =>
      read(projectRoot, file)
        .split("\n")
        .filter((line) => /\d{4} 年|\d 月 ?\d/.test(line) && !/^\s*(?:\/?\*|\/\/)/.test(line))
        .map((line) => `${file}: ${line.trim()}`)
    );
    expect(spaced).toEqual([]);
  });

  it("quote names and texts of SQL in one place", () => {
    const doubled = MODULES.filter((file) => read(projectRoot, file).includes(`.replaceAll("'", "''")`));
    expect(doubled).toEqual(["src/query/quoted.ts"]);
  });
});

function namesClient(source: string): boolean {
  return /import\("(@openrouter\/sdk|yahoo-finance2)/.test(source) || loadsClient(source);
}

/** Whether a module loads a client of a service as soon as it is itself loaded. */
function loadsClient(source: string): boolean {
  return /^(import|export)\b(?! type\b)[^;(]*"(@openrouter\/sdk|yahoo-finance2)/m.test(source);
}

function buildsCode(source: string): boolean {
  return /\beval\s*\(|\bnew\s+Function\s*\(|(?<!new )\bFunction\s*\(/.test(source);
}

function namesBare(source: string): boolean {
  return /^(import\b[^;"(]*|export\b[^;"(=]*\bfrom )"(?!\.|\/|npm:|observablehq:)|\bimport\("(?!\.|\/|npm:|observablehq:)/m.test(
    source
  );
}

/** Whether a type is forced by way of `unknown`; the words alone, in a text or a comment, are no such thing. */
function forcesType(source: string): boolean {
  let forces = false;
  const visit = (node: ts.Node): void => {
    forces ||=
      ts.isAsExpression(node) &&
      ts.isAsExpression(node.expression) &&
      node.expression.type.kind === ts.SyntaxKind.UnknownKeyword;
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("module.ts", source, ts.ScriptTarget.Latest));
  return forces;
}
