import {describe, expect, it} from "vitest";
import {queryProblem} from "../../src/components/query-problem.js";
import {ImportFault} from "../../src/query/import/problem.js";

describe("queryProblem(error, lang)", () => {
  it("says of a file that it was not read, in the reader’s language, and not in DuckDB’s name", () => {
    const fault = new ImportFault({kind: "empty"});
    expect(queryProblem(fault, "en")).toEqual({title: "Not read", message: "The file is empty."});
    expect(queryProblem(fault, "zh")).toEqual({title: "未读取", message: "文件为空。"});
  });

  it("says of a table that stays in the books that it does, and where a report that asks it is judged", () => {
    const {message} = queryProblem(
      new Error("Catalog Error: Table with name market does not exist!\nDid you mean"),
      "en"
    );
    expect(message).toContain("The table market is in the books and in no page");
    expect(message).toContain("npm run new -- --report <name> --judge");
  });

  it("leaves DuckDB its own words", () => {
    expect(queryProblem(new Error("Binder Error: no"), "zh")).toEqual({
      title: "DuckDB 报错",
      message: "Binder Error: no"
    });
  });
});
