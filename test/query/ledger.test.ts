import type {AsyncDuckDBConnection} from "@duckdb/duckdb-wasm";
import {describe, expect, it} from "vitest";
import type {Engine} from "../../src/query/engine.js";
import {EngineEnded} from "../../src/query/engine-ended.js";
import {queryIn} from "../../src/query/ledger.js";

const NOTHING = {schema: {fields: []}, batches: []};

/** An engine whose connection answers nothing, and tells what it was asked. */
function engine(asked: string[], fail: Error | null = null): Engine {
  const answer = async () => (fail ? Promise.reject(fail) : Promise.resolve(NOTHING));
  const house = {
    query: async (text: string) => {
      asked.push(text);
      return answer();
    },
    prepare: async (text: string) =>
      Promise.resolve({
        query: async (...values: readonly unknown[]) => {
          asked.push(`${text} with ${values.join()}`);
          return answer();
        },
        close: async () => Promise.resolve(void asked.push("closed"))
      })
  };
  const lost = new Promise<never>(() => undefined);
  return {house: house as object as AsyncDuckDBConnection, lost} as Partial<Engine> as Engine;
}

describe("queryIn(open, text, values)", () => {
  it("asks a text as it stands, or one statement with its values, which is given back", async () => {
    const asked: string[] = [];
    const open = () => Promise.resolve(engine(asked));
    expect([...(await queryIn(open, "FROM lab"))]).toEqual([]);
    await queryIn(open, "FROM lab WHERE lab = ?", ["c1", 2]);
    expect(asked).toEqual(["FROM lab", "FROM lab WHERE lab = ? with c1,2", "closed"]);
  });

  it("gives a statement back that fails, with the engine’s own message", async () => {
    const asked: string[] = [];
    const open = () => Promise.resolve(engine(asked, new Error("Binder Error: no")));
    await expect(queryIn(open, "FROM lab WHERE lab = ?", [1])).rejects.toThrow("Binder Error: no");
    expect(asked.at(-1)).toBe("closed");
  });

  it("asks again where the engine was ended meanwhile, and not where the text was wrong", async () => {
    const asked: string[] = [];
    const engines = [engine(asked, new EngineEnded()), engine(asked)];
    await queryIn(() => Promise.resolve(engines.shift() ?? engine(asked, new Error("one too many"))), "FROM lab");
    expect(asked).toEqual(["FROM lab", "FROM lab"]);
    const once: string[] = [];
    await expect(queryIn(() => Promise.resolve(engine(once, new Error("no"))), "FROM lab")).rejects.toThrow("no");
    expect(once).toEqual(["FROM lab"]);
  });
});
