import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {columnQueries} from "../../src/notebook/column-queries.js";
import {nativeSession} from "./native-session.js";

let session: Awaited<ReturnType<typeof nativeSession>>;
beforeAll(async () => {
  session = await nativeSession();
  const rows = [["b", "2"], ["a", null], ["b", "6"], ["c", "1"]]; // prettier-ignore
  await session.fill("own", [{name: "of", type: "VARCHAR"}, {name: 'a "sum"', type: "DOUBLE"}], rows, new AbortController().signal); // prettier-ignore
});
afterAll(() => session.close());

const asked = (column: string, isNumeric: boolean) => Promise.all(columnQueries("own", column, isNumeric).map(({sql}) => session.ask(sql))); // prettier-ignore

describe("columnQueries(from, column, isNumeric)", () => {
  it("sort, count and measure a column, whatever its name, and what is missing comes last", async () => {
    const [down, up, counts, measures] = await asked('a "sum"', true);
    expect(down?.map((row) => row['a "sum"'])).toEqual([6, 2, 1, null]);
    expect(up?.map((row) => row['a "sum"'])).toEqual([1, 2, 6, null]);
    expect(counts).toHaveLength(4);
    expect(measures).toEqual([{n: 3, total: 9, mean: 3, median: 2, lowest: 1, highest: 6}]);
  });

  it("sort and count texts, the most frequent first", async () => {
    const [, , counts, ...others] = await asked("of", false);
    expect(counts).toEqual([{of: "b", n: 2}, {of: "a", n: 1}, {of: "c", n: 1}]); // prettier-ignore
    expect(others).toEqual([]);
  });
});
