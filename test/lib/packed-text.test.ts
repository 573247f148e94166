import {deflateSync} from "fflate";
import {describe, expect, it} from "vitest";
import {packText, unpackText} from "../../src/lib/packed-text.js";
import {DOCUMENTS} from "../companies/data.js";
import {seeded} from "../fixtures/random.js";

describe("unpackText(packText(text))", () => {
  it("is the text, in letters an address holds as they are", () => {
    for (const text of ["", "a 1 = b", "智谱 | Zhipu’s", ...Object.values(DOCUMENTS.companies)]) {
      const packed = packText(text);
      expect(packed).toMatch(/^[\w-]+$/);
      expect(unpackText(packed)).toBe(text);
    }
  });

  it("is the text where its last piece is full, and up to the longest that is unpacked", () => {
    const random = seeded(3);
    const bytesOf = (text: string) => Math.floor((packText(text).length * 3) / 4);
    let text = "";
    while (bytesOf(text) < 512) text += Math.floor(random() * 2 ** 52).toString(36);
    while (bytesOf(text) > 512) text = text.slice(0, -1);
    expect(bytesOf(text)).toBe(512);
    expect(unpackText(packText(text))).toBe(text);
    expect([400_000, 400_001].map((length) => unpackText(packText("a".repeat(length)))?.length)).toEqual([400_000, undefined]); // prettier-ignore
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
