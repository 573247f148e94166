import {describe, expect, it} from "vitest";
import {readOwnRows} from "../../../src/query/notebook/own-rows.js";

const read = (csv: string) => readOwnRows(new Blob([csv]));

describe("rows of a reader’s file", () => {
  it.each<[type: string, cells: readonly string[]]>([
    ["BIGINT", ["1", "-20", "+3", "0", "123456789012345678"]],
    ["DOUBLE", ["1", "1234567890123456789"]],
    ["DOUBLE", ["1.5", ".5", "2.", "-0.5", "1e3", "1E-300"]],
    ["VARCHAR", ["1", "007"]],
    ["VARCHAR", ["1.5", "00.5"]],
    ["VARCHAR", ["1e1000"]],
    ["VARCHAR", ["1", "a"]],
    ["DATE", ["2026-01-31", "2026-02-28"]],
    ["VARCHAR", ["2026-01-31", "2026-02-30"]],
    ["TIMESTAMP", ["2026-01-31 10:30", "2026-01-31T10:30:15", "2026-01-31 10:30:15.123456"]],
    ["VARCHAR", ["2026-01-31 10:30", "2026-01-31 25:30"]],
    ["VARCHAR", ["2026-01-31 10:30", "2026-01-31"]],
    ["BOOLEAN", ["true", "FALSE"]],
    ["VARCHAR", ["true", "1"]],
    ["BIGINT", ["", "1", ""]],
    ["VARCHAR", ["", ""]]
  ])("are %s where all of a column are: %j", async (type, cells) => {
    const {columns, rows, leftOut} = await read(`k,a\n${cells.map((cell) => `k,${cell}`).join("\n")}\n`);
    expect(columns).toEqual([{name: "k", type: "VARCHAR"}, {name: "a", type}]);
    expect(rows.map((row) => row[1])).toEqual(cells.map((cell) => (cell === "" ? null : cell)));
    expect(leftOut).toEqual([]);
  }); // prettier-ignore

  it("have each column under a name of its own, in whatever letters", async () => {
    const {columns} = await read("a,A,a_2, b ,,a\n1,2,3,4,5,6\n");
    expect(columns.map(({name}) => name)).toEqual(["a", "A_2", "a_2_2", "b", "column_5", "a_3"]);
  });

  it("that cannot be read are left out, by their place", async () => {
    const {rows, leftOut} = await read('a,b\n1,2\n3,4,5\n6,7\n');
    expect(rows).toEqual([["1", "2"], ["6", "7"]]);
    expect(leftOut).toHaveLength(1);
  }); // prettier-ignore
});
