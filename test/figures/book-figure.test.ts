import {expect, it} from "vitest";
import {bookFigure} from "../../src/figures/book-figure.js";
import {DESK} from "../fixtures/desk-data.js";
import {printedTable} from "../fixtures/printed-table.js";
import {said} from "../fixtures/said.js";

it("prints what a book is worth and what each shock adds to it with its sign, and says how many positions tokens do not move", () => {
  const by = {tokens: 1_500, "token price": 0, "export curbs": -20, "dollar in yuan": null, "dollar in Hong Kong dollars": null}; // prettier-ignore
  const figure = bookFigure(DESK, [
    {entity: "BABA", shares: 1_000, value: 150_000, by},
    {entity: "MSFT", shares: -5, value: null, by: {...by, tokens: null}},
    {entity: "9999.HK", shares: 1_234_567_891, value: 2, by: {...by, tokens: 0.5}}
  ]);
  expect(said(figure.title)).toEqual({
    en: "1 of 3 positions have no token line",
    zh: "3 个持仓中有 1 个无词元行"
  });
  expect(printedTable(figure)[0]).toEqual({
    company: "Alibaba",
    shares: "1,000",
    value: "US$150,000",
    tokens: "+US$1,500",
    token_price: "US$0",
    export_curbs: "−US$20",
    dollar_in_yuan: "no such line",
    dollar_in_Hong_Kong_dollars: "no such line"
  });
  expect(printedTable(figure)[1]).toMatchObject({
    company: "Microsoft",
    shares: "−5",
    value: null,
    tokens: "no such line"
  });
  expect(printedTable(figure)[2]).toMatchObject({company: "9999.HK", shares: "1,234,567,890", value: " 2", tokens: "+ 0.5"}); // prettier-ignore
  expect(said(figure.measure).en).toContain("are 1% higher, or export curbs 1% of the way");
  expect(said(figure.measure).zh).toContain("升高 1%，或出口管制向放宽情景推进 1%");
});
