import {afterEach, describe, expect, it, vi} from "vitest";
import {forgetKept, keep, readKept} from "../../src/lib/storage.js";

const throwing = () => {
  throw new DOMException("The operation is insecure.", "SecurityError");
};

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(globalThis, "localStorage");
  Reflect.deleteProperty(globalThis, "sessionStorage");
});

describe("readKept(key, keeping), keep(key, text, keeping), forgetKept(key, keeping)", () => {
  it.each(["local", "session"] as const)("keep, read and forget in %s storage", (keeping) => {
    const kept = new Map<string, string>();
    vi.stubGlobal(`${keeping}Storage`, {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => kept.set(key, text),
      removeItem: (key: string) => kept.delete(key)
    });
    expect(readKept("a", keeping)).toBeNull();
    expect(keep("a", "text", keeping)).toBe(true);
    expect(readKept("a", keeping)).toBe("text");
    forgetKept("a", keeping);
    expect(readKept("a", keeping)).toBeNull();
  });

  it("keep nothing where the name itself throws, and say so", () => {
    for (const name of ["localStorage", "sessionStorage"])
      Object.defineProperty(globalThis, name, {get: throwing, configurable: true});
    expect(readKept("a")).toBeNull();
    expect(keep("a", "text")).toBe(false);
    expect(keep("a", "text", "session")).toBe(false);
  });

  it("keep nothing where reading or writing throws", () => {
    vi.stubGlobal("localStorage", {getItem: throwing, setItem: throwing});
    expect(readKept("a")).toBeNull();
    expect(keep("a", "text")).toBe(false);
  });

  it("keep nothing where storage is null, as some embedded browsers have it", () => {
    vi.stubGlobal("localStorage", null);
    expect(() => forgetKept("a")).not.toThrow();
    expect(readKept("a")).toBeNull();
    expect(keep("a", "text")).toBe(false);
  });
});
