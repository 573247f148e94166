import {describe, expect, it} from "vitest";
import {projectRoot} from "../../loaders/paths.js";
import {filesBelow, read, specifiersOf} from "../fixtures/imports.js";
import {pageCells, pageFiles} from "./cells.js";

/** Whether code takes Arquero: by import, by Framework's implicit name, or to read a file. */
function takesArquero(code: string): boolean {
  const isImported = code.includes("npm:arquero") && specifiersOf(code).includes("npm:arquero");
  return isImported || /(?<![\w.])aq\.|\.arquero\s*\(/.test(code);
}

// Its verbs build functions from text, which the policy of published pages forbids.
describe("published pages", () => {
  it("take no Arquero, nor does a module they load", () => {
    const modules = filesBelow(projectRoot, "src", /(?<!\.d)\.ts$/).map((file) => [file, read(projectRoot, file)]);
    const cells = pageFiles().flatMap((file) => pageCells(file).map(({source}) => [file, source]));
    expect(cells.length).toBeGreaterThan(50);
    expect([...modules, ...cells].filter(([, code = ""]) => takesArquero(code)).map(([file]) => file)).toEqual([]);
  });

  it.each([
    `import {op} from "npm:arquero";`,
    `const aq = await import("npm:arquero");`,
    `display(aq.from(rows).print());`,
    `const table = FileAttachment("rows.csv").arquero();`
  ])("would be caught by %s", (code) => {
    expect(takesArquero(code)).toBe(true);
  });
});
