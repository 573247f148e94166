import {factsAsOf} from "../../src/companies/company.js";
import {beforeAll, describe, expect, it} from "vitest";
import {evaluate, type Evaluation} from "../../src/model/calculate/evaluate.js";
import {cellName, compiled, type Model} from "../../src/model/compile.js";
import {masterCheck} from "../../src/model/explain/master-check.js";
import {exportWorkbook} from "../../src/workbook/export.js";
import {importWorkbook} from "../../src/workbook/import.js";
import {address, layoutOf} from "../../src/workbook/layout.js";
import {writeXlsx} from "../../src/workbook/write-xlsx.js";
import {withEdits} from "../../src/workspace/edits.js";
import type {CompanyModel} from "../../src/companies/company.js";
import {hasLibreOffice, recalculated} from "../fixtures/libreoffice.js";
import {seeded} from "../fixtures/random.js";
import {TRIES_ALL} from "../fixtures/share.js";
import {typedInto, type Typed} from "../fixtures/typed-workbook.js";
import {readXlsx, withoutCached, workbookSpec} from "../fixtures/xlsx.js";
import {studiedData, ENTITIES, modelOf} from "./data.js";

interface Written {
  readonly company: CompanyModel;
  readonly model: Model;
  readonly key: string;
  readonly evaluation: Evaluation;
  readonly bytes: Uint8Array;
}

/** Every case of every company, each in a workbook switched to it. */
const books: Record<string, Written> = {};

/** Those that LibreOffice works out: all, or each company's base and a case of it drawn by seed. */
function booksToWorkOut(): [name: string, book: Written][] {
  if (TRIES_ALL) return Object.entries(books);
  const random = seeded(20_261_126);
  return ENTITIES.flatMap((entity) => {
    const [base, ...cases] = Object.entries(books).filter(([name]) => name.startsWith(`${entity} `));
    const drawn = cases[Math.floor(random() * cases.length)];
    return [base, drawn].filter((book) => book !== undefined);
  });
}

beforeAll(async () => {
  const data = await studiedData();
  for (const entity of ENTITIES) {
    const company = modelOf(entity, data);
    const model = compiled(company.sheet);
    const {cases, title, words, facts, valuedOn} = company;
    const asOf = factsAsOf({facts, valuedOn});
    for (const {key, overrides} of [{key: "base", overrides: {}}, ...cases])
      books[`${entity} ${key}`] = {
        company,
        model,
        key,
        evaluation: evaluate(model, overrides),
        bytes: writeXlsx(exportWorkbook(workbookSpec(model, {entity, title, words, asOf, cases, shown: key})))
      };
  }
});

describe("workbooks of the companies", () => {
  it("bring back nothing that was not changed", () => {
    for (const [name, {company, key, evaluation, bytes}] of Object.entries(books)) {
      const {changes, refusals, caseKey} = importWorkbook(bytes, company.entity, evaluation);
      expect({name, changes, refusals, caseKey}).toEqual({name, changes: [], refusals: [], caseKey: key});
    }
  });

  it.skipIf(!hasLibreOffice())(
    "give every cell to 1e-9 when LibreOffice works them out, and come back unchanged",
    () => {
      const chosen = booksToWorkOut();
      expect(chosen.length).toBeGreaterThanOrEqual(2 * ENTITIES.length);
      const files = recalculated(Object.fromEntries(chosen.map(([name, {bytes}]) => [name, withoutCached(bytes)])));
      for (const [name, {company, model, evaluation}] of chosen) {
        const bytes = files[name] as Uint8Array;
        const wrong = differences(bytes, model, evaluation);
        expect({name, wrong}).toEqual({name, wrong: []});
        expect(readXlsx(bytes, "checks").get("C2"), name).toBe(masterCheck(evaluation).holds ? "TRUE" : "FALSE");
        const {changes, refusals} = importWorkbook(bytes, company.entity, evaluation);
        expect({name, changes, refusals}).toEqual({name, changes: [], refusals: []});
      }
    },
    900_000
  );
});

/** What an analyst types into the workbook of each company: numbers no case sets, a year of a series among them. */
const TYPED: Readonly<Record<string, readonly Typed[]>> = {
  "2513.HK": [
    ["terminal_growth", undefined, 0.02],
    ["research_growth", undefined, 0.05]
  ],
  "0100.HK": [
    ["native_growth", undefined, 0.2],
    ["research_least", undefined, 0.25]
  ],
  BABA: [
    ["ai_year_factor", undefined, 6],
    ["commerce_growth", "FY2028", 0.08]
  ],
  "0700.HK": [
    ["holdings_discount", undefined, 0.2],
    ["other_growth", "FY2027", 0.09]
  ],
  GDS: [
    ["long_growth", undefined, 0.02],
    ["churn", undefined, 0.03]
  ]
};

describe("workbooks in which inputs were typed over", () => {
  it.skipIf(!hasLibreOffice())(
    "come back from LibreOffice with those inputs and no others, and with the value they give",
    () => {
      expect(Object.keys(TYPED).sort()).toEqual([...ENTITIES].sort());
      const base = (entity: string) => books[`${entity} base`] as Written;
      const files = recalculated(
        Object.fromEntries(
          Object.entries(TYPED).map(([entity, typed]) => {
            const {bytes, model} = base(entity);
            return [entity, withoutCached(typedInto(bytes, model, typed))];
          })
        )
      );
      for (const [entity, typed] of Object.entries(TYPED)) {
        const {model, evaluation} = base(entity);
        const bytes = files[entity] as Uint8Array;
        const {changes, refusals, caseKey} = importWorkbook(bytes, entity, evaluation);
        const brought = changes.map(({line, period, after}) => [line, period ?? undefined, after]);
        expect({entity, brought: brought.sort(), refusals, caseKey}).toEqual({entity, brought: [...typed].sort(), refusals: [], caseKey: "base"}); // prettier-ignore
        const edits = typed.map(([line, period, value]) => [period ? `${line}@${period}` : line, value] as const);
        const after = evaluate(model, withEdits(model, {}, Object.fromEntries(edits)));
        expect([entity, differences(bytes, model, after)]).toEqual([entity, []]);
        expect([entity, differences(bytes, model, evaluation).length > 10]).toEqual([entity, true]);
      }
    },
    120_000
  );
});

/** Cells that a spreadsheet has otherwise than the engine: beyond 1e-9 of their size, or no error where we have one. */
function differences(bytes: Uint8Array, model: Model, {values}: Evaluation): string[] {
  const {places, sheets} = layoutOf(model);
  const found = new Map([...sheets.values()].map((sheet) => [sheet, readXlsx(bytes, sheet)]));
  return places.flatMap((place, cell) => {
    const theirs = found.get(place.sheet)?.get(address(place));
    const ours = values[cell] as number;
    const number = theirs === "TRUE" ? 1 : theirs === "FALSE" ? 0 : Number(theirs);
    const isSame = Number.isNaN(ours)
      ? /^#|Err/.test(String(theirs))
      : Math.abs(ours - number) <= 1e-9 * Math.max(Math.abs(ours), 1e-300);
    return isSame ? [] : [`${cellName(model, cell)}: ${String(theirs)}; expected ${ours}`];
  });
}
