import {describe, expect, it} from "vitest";
import {projectRoot} from "../../loaders/paths.js";
import {read} from "../fixtures/imports.js";
import {EQUIVALENTS} from "./equivalents.js";
import {applied, mutantsOf, parses} from "./mutants.js";
import {nearestTests} from "./nearest-tests.js";
import {PLANTED} from "./planted.js";
import {asked} from "./runner.js";
import {sqlEdits} from "./sql-edits.js";

function variants(source: string): string[] {
  return mutantsOf("file.ts", source).map((mutant) => applied(source, mutant));
}

describe("mutantsOf(file, source)", () => {
  it.each([
    ["a + b;", ["a - b;"]],
    ["a < b;", ["a <= b;"]],
    ["a === b;", ["a !== b;"]],
    ["a && b;", ["a || b;"]],
    ["a ?? b;", ["a;"]],
    ["a[0] ?? 0;", ["a[(0 + 1)] ?? 0;"]],
    ["a[b] ?? c;", ["a[b];"]],
    ["a.b?.c ?? 0;", ["a.b?.c;", "a.b?.c ?? (0 + 1);"]],
    ["-a;", ["a;"]],
    ["!a;", ["a;"]],
    ["f(3);", ["f((3 + 1));"]],
    ["f(0.5);", ["f((0.5 * 2));"]],
    ["f(2000);", ["f((2000 * 2));"]],
    ["a ? b : c;", ["(b);", "(c);"]],
    ["if (a) b();", ["if (true) b();", "if (false) b();"]],
    ["f(a, b);", ["f(b, a);"]],
    ["Math.min(a);", ["Math.max(a);"]],
    ["Math.min(a, b);", ["Math.max(a, b);"]],
    ["a.filter(f);", ["a;"]],
    [
      "a.toSorted((b, c) => b - c || (b < c ? -1 : 1));",
      [
        "a.toSorted((b, c) => b + c || (b < c ? -1 : 1));",
        "a.toSorted((b, c) => b - c && (b < c ? -1 : 1));",
        "a.toSorted((b, c) => b - c || ((-1)));",
        "a.toSorted((b, c) => b - c || ((1)));",
        "a.toSorted((b, c) => b - c || (b <= c ? -1 : 1));",
        "a.toSorted((b, c) => b - c || (b < c ? 1 : 1));"
      ]
    ],
    ["f(a ? -1 : 1);", ["f((-1));", "f((1));", "f(a ? 1 : 1);", "f(a ? -(1 + 1) : 1);", "f(a ? -1 : (1 + 1));"]],
    ["a.toString();", []],
    ["a.find((b) => b === c);", ["a.find((b) => b !== c);"]],
    ["a.find((b) => b.c === d);", ["a.findLast((b) => b.c === d);", "a.find((b) => b.c !== d);"]]
  ])("plants in %s", (source, faults) => {
    expect(variants(source)).toEqual(faults);
  });

  it.each([
    `import {a} from "./a.js";`,
    "let a: 1 | 2;",
    `throw new Error("a" + 1);`,
    `f("a - b");`,
    `a[b] ?? "";`,
    `a[b]?.c ?? "";`
  ])("leaves %s alone", (source) => {
    expect(variants(source)).toEqual([]);
  });

  it("tells the line of a fault and what it replaces", () => {
    expect(mutantsOf("file.ts", "f();\na * b;")).toEqual([
      {file: "file.ts", line: 2, start: 7, end: 8, before: "*", after: "/"}
    ]);
  });

  it("edits SQL between the values of a template as well", () => {
    const source = "const sql = `SELECT min(a) FROM t WHERE a <= ${day} AND b`;";
    expect(variants(source)).toEqual([
      "const sql = `SELECT max(a) FROM t WHERE a <= ${day} AND b`;",
      "const sql = `SELECT min(a) FROM t WHERE a < ${day} AND b`;"
    ]);
  });
});

describe("parses(source)", () => {
  it("refuses a change that joins what needs parentheses", () => {
    expect([parses("(a ?? b) || c;"), parses("a ?? b || c;")]).toEqual([true, false]);
  });
});

describe("sqlEdits(text)", () => {
  it("leaves other texts alone, dates among them", () => {
    expect(sqlEdits("at most 3 AND no more")).toEqual([]);
    expect(sqlEdits("SELECT a FROM t WHERE DATE '2026-01-05'")).toEqual([]);
  });
});

describe("nearestTests(importers, file, most)", () => {
  const importers = new Map([
    ["src/lib/a.ts", new Set(["src/lib/b.ts", "test/x/z.test.ts", "test/lib/z.test.ts", "test/browser/a.test.ts"])],
    ["src/lib/b.ts", new Set(["test/lib/a-far.test.ts", "test/lib/b.test.ts", "src/lib/a.ts"])]
  ]);

  it("gives tests in Node: those of the same name, then the nearest, those of its room first", () => {
    const tests = ["test/lib/a-far.test.ts", "test/lib/z.test.ts", "test/x/z.test.ts", "test/lib/b.test.ts"];
    expect(nearestTests(importers, "src/lib/a.ts", 9)).toEqual(tests);
    expect(nearestTests(importers, "src/lib/a.ts", 1)).toEqual(tests.slice(0, 1));
    expect(nearestTests(importers, "src/lib/c.ts", 9)).toEqual([]);
    // The one beside the file comes first, however it gets there.
    const through = new Map([
      ["src/lib/z.ts", new Set(["src/lib/y.ts", "test/a/z.test.ts"])],
      ["src/lib/y.ts", new Set(["test/lib/z.test.ts"])]
    ]);
    expect(nearestTests(through, "src/lib/z.ts", 9)).toEqual(["test/lib/z.test.ts", "test/a/z.test.ts"]);
  });
});

describe("asked(run, job)", () => {
  const job = {file: "src/a.ts", source: null, test: "test/a.test.ts"};

  it.each([
    ["what failed", [["a", "b"]], ["a", "b"]],
    ["that nothing did", [[]], []],
    ["what failed when asked once more, where it ran no test", [null, ["a"]], ["a"]],
    ["that nothing did when asked once more", [null, []], []],
    ["that it never ends when asked once more", [null, "timeout"], "timeout"],
    ["that it never ends", ["timeout"], "timeout"],
    ["nothing of a file that ran no test twice", [null, null], null]
  ] as const)("tells %s", async (_, answers, told) => {
    const left = [...answers];
    const run = () => {
      const failed = left.shift() ?? null;
      return Promise.resolve(failed === "timeout" ? failed : {failed});
    };
    expect([await asked(run, job), left]).toEqual([told, []]);
  });
});

describe("the faults kept by hand", () => {
  it("each stand once where they are planted", () => {
    const places = PLANTED.map(({file, before}) => read(projectRoot, file).split(before).length - 1);
    expect(places).toEqual(PLANTED.map(() => 1));
  });
});

describe("the changes no test can see", () => {
  it("are still among those the script would make", () => {
    const gone = EQUIVALENTS.filter(({file, line, before, after}) => {
      const source = read(projectRoot, file);
      const lines = source.split("\n").map((text) => text.trim());
      return !mutantsOf(file, source).some(
        (m) => lines[m.line - 1] === line && m.before === before && m.after === after
      );
    });
    expect(gone).toEqual([]);
  });
});
