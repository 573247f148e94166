import {describe, expect, it} from "vitest";
import {problemAlert, queryProblem} from "../../src/components/query-problem.js";
import {Stopped, stoppedText} from "../../src/lib/stopped.js";
import {ImportFault} from "../../src/query/import/problem.js";
import {QueryRefused} from "../../src/query/reader/statement.js";
import {withDocument} from "../fixtures/document.js";

withDocument();

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

  it("says of a text that is not run, and of one that was stopped, why", () => {
    const refused = new QueryRefused({en: "one statement at a time", zh: "每次一条语句"});
    expect(queryProblem(refused, "en")).toEqual({title: "Not run", message: "one statement at a time"});
    expect(queryProblem(refused, "zh")).toEqual({title: "未执行", message: "每次一条语句"});
    const stopped = new Stopped("late", 30);
    expect(queryProblem(stopped, "en")).toEqual({title: "Stopped", message: stoppedText(stopped, "en")});
    expect(queryProblem(stopped, "zh").title).toBe("已停止");
    expect(queryProblem(new Error("Binder Error: no"), "en").title).toBe("DuckDB says");
  });

  it("leaves DuckDB its own words", () => {
    expect(queryProblem(new Error("Binder Error: no"), "zh")).toEqual({
      title: "DuckDB 报错",
      message: "Binder Error: no"
    });
  });
});

describe("problemAlert(problem)", () => {
  it("is told at once, as it was put", () => {
    const alert = problemAlert({title: "Not run", message: "a <b>\n c"});
    expect([
      alert.getAttribute("role"),
      alert.querySelector("strong")?.textContent,
      alert.querySelector("pre")?.textContent
    ]).toEqual(["alert", "Not run", "a <b>\n c"]);
  });
});
