import {deflateSync} from "fflate";
import {describe, expect, it} from "vitest";
import {packText, unpackText} from "../../src/lib/packed-text.js";
import {DOCUMENTS} from "../companies/data.js";

describe("unpackText(packText(text))", () => {
  it("is the text, in letters an address holds as they are", () => {
    for (const text of ["", "a 1 = b", "智谱 | Zhipu’s", ...Object.values(DOCUMENTS.companies)]) {
      const packed = packText(text);
      expect(packed).toMatch(/^[\w-]+$/);
      expect(unpackText(packed)).toBe(text);
    }
  });

  it("fits our models into a link", () => {
    for (const text of Object.values(DOCUMENTS.companies)) expect(packText(text).length).toBeLessThan(19_000);
  });

  it("is null for what was not packed, was cut, or would grow without end", () => {
    const packed = packText("a 1 = b ".repeat(50));
    const bomb = Buffer.from(deflateSync(new Uint8Array(500_000))).toString("base64url");
    expect([unpackText("not packed"), unpackText("AAAA"), unpackText(packed.slice(0, -8)), unpackText(bomb)]).toEqual([
      null,
      null,
      null,
      null
    ]);
  });
});
