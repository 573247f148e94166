import {expect, it} from "vitest";
import {bookFigure} from "../../src/figures/book-figure.js";
import {DESK} from "../fixtures/desk-data.js";
import {printedTable} from "../fixtures/printed-table.js";
import {said} from "../fixtures/said.js";

it("prints what a book is worth and what each shock adds to it with its sign, and says how many positions tokens do not move", () => {
  const by = {tokens: 1_500, "token price": 0, "export curbs": -20, "dollar in yuan": null, "dollar in Hong Kong dollars": null}; // prettier-ignore
  const figure = bookFigure(DESK, [
    {entity: "BABA", shares: 1_000, value: 150_000, by},
    {entity: "MSFT", shares: -5, value: null, by: {...by, tokens: null}}
  ]);
  expect(said(figure.title)).toEqual({
    en: "1 of 2 positions have no token line",
    zh: "2 个持仓中有 1 个无词元行"
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
  expect(said(figure.measure).en).toContain("are 1% higher, or export curbs 1% of the way");
  const other = bookFigure(DESK, [{entity: "9999.HK", shares: 1, value: 2, by}]);
  expect(printedTable(other)[0]).toMatchObject({company: "9999.HK", value: " 2", tokens: "+ 1,500"});
});
