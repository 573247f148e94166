import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {nameCopyButtons} from "../../src/components/copy-code.js";
import {dictionary} from "../../src/components/dictionary.js";
import {saveText} from "../../src/components/download.js";
import {downloads, formatBytes} from "../../src/components/downloads.js";
import {withDocument} from "../fixtures/document.js";
import {numbersOf, tableOf, textIn} from "../fixtures/painted.js";

withDocument("http://site/en/data");

describe("formatBytes(bytes, lang)", () => {
  it.each([
    [0, "0 kB"],
    [960, "1 kB"],
    [1_040, "1 kB"],
    [5_700, "5.7 kB"],
    [9_949, "9.9 kB"],
    [57_000, "57 kB"],
    [57_400, "57 kB"],
    [999_999, "1,000 kB"],
    [1e6, "1 MB"],
    [4_500_000, "4.5 MB"],
    [10_000_000, "10 MB"],
    [12_340_000, "12 MB"]
  ])("%i reads %s", (bytes, text) => {
    expect(formatBytes(bytes, "en")).toBe(text);
  });
});

describe.each([
  ["en", ["Table", "Rows"], "No rows on record that may be redistributed", "Licences of shipped packages"],
  ["zh", ["数据表", "行数"], "暂无可再分发的数据行", "所用软件包的许可"]
] as const)("downloads(spec, %s)", (lang, heads, none, licences) => {
  const file = (name: string, size?: number) => ({href: `./_file/${name}`, ...(size !== undefined && {size})});
  const element = () =>
    downloads(
      {
        tables: [{name: "claim", rows: 1200}],
        files: {
          claim: {csv: file("claim.csv", 57_000), parquet: file("claim.parquet")},
          event: {csv: file("event.csv", 10), parquet: file("event.parquet", 10)}
        },
        whole: [{name: "ledger.duckdb", about: {en: "all of it", zh: "全部"}, file: file("ledger.duckdb", 4_500_000)}]
      },
      lang
    );

  it("lists each table with its rows and files, and says which holds none", () => {
    expect(tableOf(element())).toEqual([
      [...heads, "CSV", "Parquet"],
      ["claim", "1,200", "claim.csv 57 kB", "claim.parquet"],
      ["event", none]
    ]);
    const source = "Alpha Ledger: the files as built.";
    expect(numbersOf(element())).toEqual([
      `4.5 MB | 4500000 | bytes | ${source}`,
      `1,200 | 1200 | rows | ${source}`,
      `57 kB | 57000 | bytes | ${source}`
    ]);
    const empty = element().querySelector("td.missing");
    expect(empty?.getAttribute("colspan")).toBe("3");
    expect(element().querySelector(".table-scroll")?.getAttribute("aria-label")).toBe(heads[0]);
  });

  it("leads to the whole and to licences", () => {
    const [whole, licence] = element().querySelectorAll("li");
    expect(textIn(whole)).toBe(`ledger.duckdb 4.5 MB ${lang === "en" ? "all of it" : "全部"}`);
    expect([textIn(licence), licence?.querySelector("a")?.getAttribute("href")]).toEqual([licences, "../licences.txt"]);
    const links = [...element().querySelectorAll("a[download]")].map((a) => [
      a.getAttribute("href"),
      a.getAttribute("download")
    ]);
    expect(links).toEqual([
      ["./_file/ledger.duckdb", "ledger.duckdb"],
      ["./_file/claim.csv", "claim.csv"],
      ["./_file/claim.parquet", "claim.parquet"]
    ]);
  });
});

describe("dictionary(schema, lang)", () => {
  const schema = {
    relations: [
      {name: "week", kind: "view", about: {en: "Weeks", zh: "各周"}, columns: []},
      {
        name: "claim",
        kind: "table",
        about: {en: "Claims", zh: "论断"},
        columns: [
          {name: "claim", type: "VARCHAR", about: {en: "Its key", zh: "代号"}},
          {name: "day", type: "DATE", about: null}
        ]
      }
    ],
    cited: [{name: "note", about: {en: "The note", zh: "研报"}}]
  } as unknown as Parameters<typeof dictionary>[0];

  it.each([
    [
      "en",
      "Tables claim Claims claim VARCHAR Its key day DATE Views week Weeks Cited only, in no download note The note"
    ],
    ["zh", "数据表 claim 论断 claim VARCHAR 代号 day DATE 视图 week 各周 仅供引用，不提供下载 note 研报"]
  ] as const)("says in %s what each table, then each view, and what is cited alone holds", (lang, text) => {
    const element = dictionary(schema, lang);
    expect(textIn(element).replace(/\s+/g, " ")).toBe(text);
    expect([...element.querySelectorAll("details")].map(({id}) => id)).toEqual(["table-claim", "table-week"]);
  });
});

describe("saveText(name, text, type)", () => {
  const saved: Blob[] = [];
  const clicked: string[] = [];
  const revoked: string[] = [];
  beforeEach(() => {
    for (const list of [saved, clicked, revoked]) list.length = 0;
    vi.useFakeTimers();
    vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => `blob:${saved.push(blob as Blob)}`);
    vi.spyOn(URL, "revokeObjectURL").mockImplementation((url) => void revoked.push(url));
    const anchor = document.defaultView?.HTMLAnchorElement.prototype;
    if (anchor)
      vi.spyOn(anchor, "click").mockImplementation(function (this: HTMLAnchorElement) {
        clicked.push(`${this.download} of ${this.href}`);
      });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it("saves a text that spreadsheets read as Unicode, under a name that says for whom the page is", async () => {
    saveText("weeks.csv", "词元");
    document.head.innerHTML = `<meta name="audience" content="client">`;
    saveText("weeks.csv", "词元", "text/plain");
    document.head.innerHTML = "";
    expect(clicked).toEqual(["weeks.csv of blob:1", "weeks.client.csv of blob:2"]);
    expect(saved.map(({type}) => type)).toEqual(["text/csv;charset=utf-8", "text/plain;charset=utf-8"]);
    expect(new Uint8Array((await saved[0]?.arrayBuffer()) ?? new ArrayBuffer()).slice(0, 3)).toEqual(
      new Uint8Array([0xef, 0xbb, 0xbf])
    );
    expect(revoked).toEqual([]);
    vi.runAllTimers();
    expect(revoked).toEqual(["blob:1", "blob:2"]);
  });
});

it("nameCopyButtons(lang) names each button that copies code", () => {
  document.body.innerHTML = `<button class="observablehq-pre-copy" title="Copy code"></button><button></button>`;
  nameCopyButtons("zh");
  expect([...document.querySelectorAll("button")].map(({title}) => title)).toEqual(["复制代码", ""]);
  nameCopyButtons("en");
  expect(document.querySelector("button")?.title).toBe("Copy code");
});
