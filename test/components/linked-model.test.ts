import {readFileSync} from "node:fs";
import {IDBFactory} from "fake-indexeddb";
import {afterEach, describe, expect, it, vi} from "vitest";
import {StoredModels} from "../../src/components/workspace/stored-models.js";
import {packText} from "../../src/lib/packed-text.js";
import {valueDesk} from "../fixtures/value-desk.js";

const LINK = `#model=${packText(readFileSync("src/companies/templates/sql-lab.model", "utf8"))}`;
const CLASSES = await import("fake-indexeddb").then(({default: _, ...classes}) => classes);

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("an address that carries a model", () => {
  it.each([
    ["as it is opened", () => undefined],
    ["where the reader goes on to a case meanwhile", (desk) => desk.workspace.go({case: "base", view: {}})]
  ] as [string, (desk: Awaited<ReturnType<typeof valueDesk>>) => void][])(
    "goes on carrying it until it is kept, %s",
    async (_, meanwhile) => {
      for (const [name, each] of Object.entries(CLASSES)) vi.stubGlobal(name, each);
      vi.stubGlobal("indexedDB", new IDBFactory());
      let isKept = false;
      const put = Reflect.get(StoredModels.prototype, "put");
      vi.spyOn(StoredModels.prototype, "put").mockImplementation(async function (this: StoredModels, ...args) {
        const stored = await put.apply(this, args);
        isKept = true;
        return stored;
      });
      const written: {readonly url: string; readonly isKept: boolean}[] = [];
      const desk = await valueDesk("en", {hash: LINK, onAddress: (url) => written.push({url, isKept})});
      meanwhile(desk);
      await desk.models.restore();
      await expect.poll(() => written.at(-1)?.url ?? "").toContain("#company=own:");
      expect(written.filter((each) => !each.url.includes(LINK) && !each.isKept)).toEqual([]);
    }
  );
});
