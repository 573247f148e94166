import {IDBFactory, IDBKeyRange} from "fake-indexeddb";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {EditedText, KeptVersions, MOST_VERSIONS, STOOD} from "../../src/components/notebook/kept-versions.js";

const CLASSES = await import("fake-indexeddb").then(({default: _, ...classes}) => classes);
beforeEach(() => {
  for (const [name, each] of Object.entries(CLASSES)) vi.stubGlobal(name, each);
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.stubGlobal("IDBKeyRange", IDBKeyRange);
});
afterEach(() => vi.unstubAllGlobals());

describe("KeptVersions", () => {
  it("are those of each notebook, the newest first, one for a text that stood twice in a row", async () => {
    let time = 0;
    const versions = new KeptVersions(() => ++time);
    for (const text of ["one", "two", "two", "one"]) await versions.keep("a", text);
    await versions.keep("b", "other");
    expect((await versions.of("a")).map(({text, keptAt}) => [text, keptAt])).toEqual([
      ["one", 3],
      ["two", 2],
      ["one", 1]
    ]);
    expect(await new KeptVersions().of("b")).toMatchObject([{text: "other", name: ""}]);
  });

  it("give a name to the newest where its text is the one that is named", async () => {
    const versions = new KeptVersions();
    await versions.keep("a", "one");
    await versions.keep("a", "one", "as sent");
    await versions.keep("a", "one");
    await versions.keep("a", "two", "after the call");
    expect((await versions.of("a")).map(({text, name}) => `${text} ${name}`)).toEqual([
      "two after the call",
      "one as sent"
    ]);
  });

  it("go where there are too many, the oldest first, and none that has a name", async () => {
    const versions = new KeptVersions();
    await versions.keep("a", "named", "first");
    for (let i = 0; i <= MOST_VERSIONS; ++i) await versions.keep("a", String(i));
    const kept = await versions.of("a");
    expect(kept).toHaveLength(MOST_VERSIONS);
    expect(kept.slice(-2).map(({text}) => text)).toEqual(["2", "named"]);
  });

  it("go with their notebook", async () => {
    const versions = new KeptVersions();
    for (const notebook of ["a", "b"]) await versions.keep(notebook, "text");
    await versions.keepOnly(new Set(["b"]));
    expect(await Promise.all(["a", "b"].map(async (each) => (await versions.of(each)).length))).toEqual([0, 1]);
  });

  it("reject where the browser keeps nothing", async () => {
    vi.stubGlobal("indexedDB", {
      open: () => {
        throw new Error("blocked");
      }
    });
    await expect(new KeptVersions().keep("a", "text")).rejects.toThrow("blocked");
  });
});

describe("EditedText", () => {
  it("keeps what was opened, and what stood for a while, as it is changed", () => {
    let time = 0;
    const kept: string[] = [];
    const edited = new EditedText(
      "opened",
      (text) => kept.push(text),
      () => time
    );
    edited.become("opened");
    expect(kept).toEqual([]);
    for (const text of ["a", "ab", "abc"]) edited.become(text);
    time = STOOD;
    for (const text of ["abcd", "abcde"]) edited.become(text);
    expect(kept).toEqual(["opened", "abc"]);
  });
});
