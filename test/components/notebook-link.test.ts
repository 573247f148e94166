import {describe, expect, it} from "vitest";
import {notebookAddress, notebookLink} from "../../src/components/notebook-link.js";
import {withDocument} from "../fixtures/document.js";

withDocument("http://site/en/labs");

const START = {title: "A & B", fragment: "weekly", sql: "SELECT 1"};
const stated = (address: string) => [...new URLSearchParams(address.replace(/^[^#]*#/, ""))];

describe("notebookAddress(start, lang)", () => {
  it("states the query, its title, where it stood, and a chart where there is one", () => {
    const plain = [
      ["q", "SELECT 1"],
      ["title", "A & B"],
      ["from", "http://site/en/labs.html#weekly"]
    ];
    expect(notebookAddress(START, "en")).toMatch(/^\.\/notebook\.html#q=/);
    expect(notebookAddress(START, "zh")).toMatch(/^\.\.\/zh\/notebook\.html#q=/);
    expect(stated(notebookAddress(START, "en"))).toEqual(plain);
    expect(stated(notebookAddress({...START, chart: ""}, "en"))).toEqual(plain);
    expect(stated(notebookAddress({...START, chart: "x: time"}, "en"))).toEqual([...plain, ["chart", "x: time"]]);
  });
});

describe("notebookLink(start, lang)", () => {
  it.each(["pointerdown", "focus", "click"])("carries what is shown at %s", (kind) => {
    let sql = "SELECT 1";
    const link = notebookLink(() => ({...START, sql}), "zh");
    expect([link.textContent.trim(), link.getAttribute("href")]).toEqual(["在笔记本中打开", "../zh/notebook.html"]);
    sql = "SELECT 2";
    link.dispatchEvent(new (document.defaultView as Window & typeof globalThis).Event(kind));
    expect(stated(link.href)[0]).toEqual(["q", "SELECT 2"]);
  });
});
