import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {runModel} from "../../loaders/model/run.js";
import {modelOfWorkbook} from "../../src/companies/from-workbook.js";
import {parseModel} from "../../src/model/text/parse.js";
import {printModel} from "../../src/model/text/print.js";
import {materialOf} from "../fixtures/fuzz-documents.js";
import {hasLibreOffice, recalculated} from "../fixtures/libreoffice.js";
import {seeded} from "../fixtures/random.js";
import {share} from "../fixtures/share.js";
import {soundDocument} from "../fixtures/sound-document.js";
import {withoutCached} from "../fixtures/xlsx.js";
import {clientData, DOCUMENTS} from "./data.js";

const folder = mkdtempSync(join(tmpdir(), "generated-"));
afterAll(() => rmSync(folder, {recursive: true}));

/** Documents that are sound enough to be a workbook. */
const WANTED = share(4, {of: 120});

describe.skipIf(!hasLibreOffice())("generated documents, as workbooks that LibreOffice works out and saves", () => {
  it("come back as the same text, with nothing that was not changed", async () => {
    const data = await clientData;
    const random = seeded(20_261_127);
    const material = materialOf(data);
    const effects = {rows: () => clientData, ask: () => Promise.reject(new Error("not asked"))};
    const texts: Record<string, string> = {};
    const books: Record<string, Uint8Array> = {};
    for (let n = 0; Object.keys(books).length < WANTED; ++n) {
      if (n > 20 * WANTED) throw new Error(`${n} documents; expected ${WANTED} sound ones among them`);
      const text = printModel(parseModel(soundDocument(random, material)).document);
      const [file, xlsx] = [join(folder, `${n}.model`), join(folder, `${n}.xlsx`)];
      writeFileSync(file, text);
      const {text: told} = await runModel(file, {set: [], case: "base", json: true, xlsx, from: null}, effects).catch(
        (error: unknown) => {
          // What a workbook cannot hold is told when it is written.
          if (!(error instanceof Error) || error.name !== "ExportError") throw error;
          return {text: "{}"};
        }
      );
      if (!told.includes('"periods"')) continue;
      texts[`book${n}`] = text;
      books[`book${n}`] = withoutCached(readFileSync(xlsx));
    }
    const saved = recalculated(books);
    for (const [name, text] of Object.entries(texts)) {
      const back = modelOfWorkbook(saved[name] as Uint8Array, DOCUMENTS.shared, data);
      expect({text: back.text, differences: back.differences, added: back.added, refusals: back.refusals}).toEqual({
        text,
        differences: [],
        added: [],
        refusals: []
      });
    }
  }, 900_000);
});
