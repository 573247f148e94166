import {describe, expect, it} from "vitest";
import {readRows, type References} from "../../loaders/warehouse/read.js";
import type {Table} from "../../src/query/schema.js";
import {messageOf} from "../fixtures/message.js";

const about = {en: "", zh: ""};
const TABLE: Table = {
  name: "small",
  about,
  isFact: false,
  columns: [
    {name: "day", kind: "date", about, key: true},
    {name: "model", kind: "text", about, key: true},
    {name: "tokens", kind: "tokens", about}
  ]
};
const NONE: References = new Map();
const ROW = {day: "2026-01-05", model: "a", tokens: 1n};

function read(csv: string): unknown {
  return readRows(csv, TABLE, "data/small.csv", NONE);
}

describe("readRows(csv, table, file, references)", () => {
  it("gives one checked cell a column", () => {
    expect(read("day,model,tokens\n2026-01-05,a,1\n")).toEqual([ROW]);
  });

  it("reads Windows line ends, quotes and a byte order mark", () => {
    expect(read("\uFEFFday,model,tokens\r\n2026-01-05,a,1\r\n")).toEqual([ROW]);
    expect(read('day,model,tokens\n2026-01-05,"a, ""b""",1')).toEqual([{...ROW, model: 'a, "b"'}]);
  });

  it("reads no rows below a header", () => {
    expect(read("day,model,tokens\n")).toEqual([]);
  });

  it.each([
    ["a missing column", "day,model\n2026-01-05,a", `"day,model"`],
    ["one more column", "day,model,tokens,note\n2026-01-05,a,1,x", `"day,model,tokens,note"`],
    ["columns in another order", "model,day,tokens\na,2026-01-05,1", `"model,day,tokens"`],
    ["a column by another name", "day,model,Tokens\n2026-01-05,a,1", `"day,model,Tokens"`],
    ["no header at all", "2026-01-05,a,x\n2026-01-12,a,1", `"2026-01-05,a,x"`]
  ])("stops at %s", (_, csv, value) => {
    expect(messageOf(() => read(csv))).toBe(`data/small.csv:1 header: ${value}; expected day,model,tokens`);
  });

  it.each([
    ["a short row", "2026-01-05,b"],
    ["a long row", "2026-01-05,b,1,2"],
    ["an empty line", ""]
  ])("stops at %s", (_, row) => {
    const csv = `day,model,tokens
2026-01-05,a,1
${row}
2026-01-12,a,1
`;
    expect(messageOf(() => read(csv))).toBe(`data/small.csv:3 row: "${row}"; expected 3 cells`);
  });

  it("stops at an open quote, and says which file", () => {
    expect(() => read('day,model,tokens\n2026-01-05,"a,1\n')).toThrow(/^data\/small\.csv: not a CSV table: Quote Not/);
  });

  it("tells keys apart by all their parts", () => {
    const csv = "day,model,tokens\n2026-01-05,a,1\n2026-01-05,b,1\n2026-01-12,a,1\n";
    expect(read(csv)).toHaveLength(3);
  });
});
