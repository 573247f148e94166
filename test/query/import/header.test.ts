import {Table, tableToIPC, vectorFromArray} from "apache-arrow";
import {describe, expect, it} from "vitest";
import {readHeader} from "../../../src/query/import/header.js";

const numbered = (count: number) => Array.from({length: count}, (_, i) => `c${i}`);

describe("readHeader(file)", () => {
  it("gives the columns and the roles their names suggest", async () => {
    const {names, plan} = await readHeader(new Blob(["date,model,total_tokens\n2026-01-01,a,1\n"]));
    expect(names).toEqual(["date", "model", "total_tokens"]);
    expect(plan.columns).toEqual({time: {places: [0]}, model: {places: [1]}, tokens: {places: [2]}});
  });

  it.each<[string, (columns: number) => Blob]>([
    ["delimited", (n) => new Blob([`${numbered(n).join(",")}\n`])],
    ["jsonl", (n) => new Blob([JSON.stringify(Object.fromEntries(numbered(n).map((name) => [name, 1])))])],
    [
      "arrow",
      (n) => {
        const columns = Object.fromEntries(numbered(n).map((name) => [name, vectorFromArray([1])]));
        return new Blob([tableToIPC(new Table(columns), "file") as Uint8Array<ArrayBuffer>]);
      }
    ]
  ])("refuses a %s file with more columns than a form can list, and says how many", async (_, file) => {
    await expect(readHeader(file(1001))).rejects.toMatchObject({
      fault: {kind: "too-many-columns", columns: 1001, bound: 1000}
    });
    expect((await readHeader(file(1000))).names).toHaveLength(1000);
  });
});
