import {IDBFactory, IDBKeyRange} from "fake-indexeddb";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {KeptModels, type OtherTab} from "../../src/components/workspace/kept-models.js";
import {StoredModels} from "../../src/components/workspace/stored-models.js";

const A = {key: "own:a", text: "title A"};
const B = {key: "own:b", text: "title B", sound: "title b"};

const tabs: KeptModels[] = [];
const CLASSES = await import("fake-indexeddb").then(({default: _, ...classes}) => classes);

beforeEach(() => {
  for (const [name, each] of Object.entries(CLASSES)) vi.stubGlobal(name, each);
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.stubGlobal("IDBKeyRange", IDBKeyRange);
});
afterEach(() => {
  for (const tab of tabs.splice(0)) tab.close();
  vi.unstubAllGlobals();
});

/** Local storage that holds some texts. */
function localStorageOf(kept: Map<string, string>): void {
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => kept.delete(key)
  });
}

/** A tab of the site on the same browser, with the time it keeps and all it is told of others. */
function tabAt(time = 0, open = () => StoredModels.open(() => time)) {
  const told: OtherTab[] = [];
  const waiting: {readonly kind: OtherTab["kind"]; readonly run: () => void}[] = [];
  const kept = new KeptModels(
    (what) => {
      told.push(what);
      waiting.filter(({kind}) => kind === what.kind).forEach(({run}) => run());
    },
    () => undefined,
    open
  );
  tabs.push(kept);
  const heard = (kind: OtherTab["kind"]) => new Promise<void>((run) => void waiting.push({kind, run}));
  return {kept, told, heard};
}

describe("StoredModels", () => {
  it("carries over what local storage held, once, and never over a model of the same key", async () => {
    const stored = new Map([["alpha-ledger.models", JSON.stringify({schema: 1, models: [A, B]})]]);
    localStorageOf(stored);
    const first = await StoredModels.open(() => 5);
    expect(await first.all()).toEqual([
      {...A, changedAt: 5, revision: 1},
      {...B, changedAt: 5, revision: 1}
    ]);
    expect(stored.size).toBe(0);
    first.close();
    stored.set("alpha-ledger.models", JSON.stringify({schema: 1, models: [{...A, text: "title older"}]}));
    const second = await StoredModels.open(() => 9);
    expect(await second.one(A.key)).toEqual({...A, changedAt: 5, revision: 1});
    second.close();
  });

  it("keeps what cannot be read out of the list", async () => {
    localStorageOf(new Map([["alpha-ledger.models", "{"]]));
    const stored = await StoredModels.open();
    expect(await stored.all()).toEqual([]);
    stored.close();
  });
});

describe("KeptModels", () => {
  it("keeps models, when each was changed, and that one is gone", async () => {
    const {kept} = tabAt(1000);
    expect(await kept.restored()).toEqual([]);
    await kept.keep([A, B]);
    await kept.keep([B]);
    const again = tabAt(2000);
    expect(await again.kept.restored()).toEqual([B]);
    await again.kept.keep([B]);
    expect([again.kept.changedAt(B.key), again.kept.changedAt(A.key)]).toEqual([1000, null]);
    await again.kept.keep([{...B, text: "title C"}]);
    expect(again.kept.changedAt(B.key)).toBe(2000);
  });

  it("tells another tab of a change and of a deletion, which then stand there", async () => {
    const [one, two] = [tabAt(1), tabAt(2)];
    await one.kept.restored();
    await one.kept.keep([A]);
    expect(await two.kept.restored()).toEqual([A]);
    const changed = one.heard("changed");
    await two.kept.keep([{...A, text: "title A2"}]);
    await changed;
    expect(one.told).toEqual([{kind: "changed", model: {...A, text: "title A2", changedAt: 2, revision: 2}}]);
    const deleted = two.heard("deleted");
    await one.kept.keep([]);
    await deleted;
    expect(two.told).toEqual([{kind: "deleted", key: A.key}]);
  });

  it("leaves the later text where a change was overtaken, and gives back the one that came late", async () => {
    const [one, two] = [tabAt(1), tabAt(2)];
    await one.kept.restored();
    await one.kept.keep([A]);
    await two.kept.restored();
    // Both write before either heard of the other.
    const mine = {...A, text: "title mine"};
    await Promise.all([two.kept.keep([{...A, text: "title theirs"}]), one.kept.keep([mine])]);
    const told = [...one.told, ...two.told].filter(({kind}) => kind === "overtaken");
    expect(told).toHaveLength(1);
    const third = tabAt(3);
    const [stands] = await third.kept.restored();
    const [late] = told.map((what) => (what.kind === "overtaken" ? [what.model.text, what.mine.text] : []));
    expect(late?.[0]).toBe(stands?.text);
    expect(late?.toSorted()).toEqual(["title mine", "title theirs"]);
  });

  it("writes over nothing of another tab by what was asked for before it was heard, and gives back all that was typed", async () => {
    const [one, two] = [tabAt(1), tabAt(2)];
    await one.kept.restored();
    await one.kept.keep([A]);
    await two.kept.restored();
    await two.kept.keep([{...A, text: "title theirs"}]);
    // Typed on in one tab, letter by letter, before it heard of the other.
    const typed = ["t", "ty", "typed"].map((text) => one.kept.keep([{...A, text}]));
    await Promise.all(typed);
    const [stands] = await tabAt(3).kept.restored();
    expect(stands).toEqual({...A, text: "title theirs"});
    expect(one.told.map((what) => (what.kind === "overtaken" ? what.mine.text : what.kind))).toEqual(["typed"]);
  });

  it.each([
    ["a change", [{...A, text: "title theirs"}], ["title theirs"], ["overtaken"]],
    ["a model of its own", [A, B], ["title B", "title typed"], ["changed"]]
  ])(
    "writes over nothing and deletes nothing where one types while it hears of %s",
    async (_, theirs, stands, kinds) => {
      const stored = await StoredModels.open(() => 1);
      const [one, two] = [tabAt(1, () => Promise.resolve(stored)), tabAt(2)];
      await one.kept.restored();
      await one.kept.keep([A]);
      await two.kept.restored();
      const look = stored.one.bind(stored);
      let typing: Promise<void> | undefined;
      const heard = new Promise<void>((resolve) => {
        vi.spyOn(stored, "one").mockImplementation(async (key) => {
          const found = await look(key);
          // One letter more in this tab, which has not heard yet.
          typing = one.kept.keep([{...A, text: "title typed"}]);
          resolve();
          return found;
        });
      });
      await two.kept.keep(theirs);
      await heard;
      await typing;
      const found = await tabAt(3).kept.restored();
      expect(found.map(({text}) => text).sort()).toEqual(stands);
      expect(one.told.map(({kind}) => kind)).toEqual(kinds);
      const typed = one.told.flatMap((what) => (what.kind === "overtaken" ? [what.mine.text] : []));
      expect(typed).toEqual(kinds[0] === "overtaken" ? ["title typed"] : []);
    }
  );

  it("says where the browser keeps nothing, and then shows what was kept before", async () => {
    localStorageOf(new Map([["alpha-ledger.models", JSON.stringify({schema: 1, models: [A]})]]));
    const {kept} = tabAt(0, () => Promise.reject(new DOMException("denied", "SecurityError")));
    expect([await kept.restored(), kept.isKept]).toEqual([[A], false]);
    await kept.keep([A, B]);
    expect([kept.isKept, kept.changedAt(A.key)]).toEqual([false, null]);
  });

  it("says where there is no room, and keeps again once there is", async () => {
    const stored = await StoredModels.open(() => 1);
    const {kept} = tabAt(1, () => Promise.resolve(stored));
    await kept.restored();
    const put = vi.spyOn(stored, "put").mockRejectedValueOnce(new DOMException("full", "QuotaExceededError"));
    await kept.keep([A]);
    expect(kept.isKept).toBe(false);
    put.mockRestore();
    await kept.keep([A]);
    expect([kept.isKept, kept.changedAt(A.key)]).toEqual([true, 1]);
  });
});
