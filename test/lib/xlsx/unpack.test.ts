import {strToU8, zipSync} from "fflate";
import {describe, expect, it} from "vitest";
import {WORKBOOK_LIMITS, type WorkbookLimits} from "../../../src/lib/xlsx/refuse.js";
import {unpack} from "../../../src/lib/xlsx/unpack.js";
import {seeded} from "../../fixtures/random.js";

const zipped = (parts: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
const within = (limits: Partial<WorkbookLimits>): WorkbookLimits => ({...WORKBOOK_LIMITS, ...limits});
/** A file with one byte set otherwise, from its beginning or, below nought, from its end. */
const withByte = (bytes: Uint8Array, at: number, byte: number) => {
  const changed = bytes.slice();
  changed[at < 0 ? bytes.length + at : at] = byte;
  return changed;
};

const PARTS = {"xl/a.xml": "<a/>", "xl/b.xml": "<b>二</b>"};
const FILE = zipped(PARTS);

describe("unpack(bytes, limits)", () => {
  it("gives parts by their paths, also those that come in many steps and pieces", () => {
    const random = seeded(5);
    const long = Array.from({length: 12_000}, () => random().toString(36)).join("");
    const parts = {...PARTS, "xl/empty.xml": "", "xl/long.xml": long};
    expect(zipped(parts).length).toBeGreaterThan(4 * 2 ** 14);
    expect(Object.fromEntries(unpack(zipped(parts)))).toEqual(parts);
  });

  it("passes what is at a limit and refuses what is above, by what it is and the limit", () => {
    const bytes = strToU8(Object.values(PARTS).join("")).length;
    for (const limits of [{fileBytes: FILE.length}, {parts: 2}, {unpackedBytes: bytes}])
      expect(unpack(FILE, within(limits)).size).toBe(2);
    expect(() => unpack(FILE, within({parts: 1}))).toThrow("the workbook has more than 1 parts");
    expect(() => unpack(FILE, within({unpackedBytes: bytes - 1}))).toThrow(
      `the workbook unpacks to more than ${(bytes - 1) / 1e6} MB`
    );
    const large = new Uint8Array(2_000_001);
    expect(() => unpack(large, within({fileBytes: 2_000_000}))).toThrow("the file has 3 MB; expected at most 2 MB");
    expect(() => unpack(FILE, within({fileBytes: FILE.length - 1}))).toThrow("the file has 1 MB");
  });

  it.each([
    ["xl/vbaProject.bin", "macros or controls"],
    ["xl/macrosheets/sheet1.xml", "macros or controls"],
    ["xl/externalLinks/externalLink1.xml", "links to other files"],
    ["xl/connections.xml", "connections to data elsewhere"],
    ["customXml/item/queryTables/1.xml", "connections to data elsewhere"],
    ["xl/embeddings/object.bin", "embedded files"]
  ])("refuses a workbook that holds %s, with all else it holds", (path, what) => {
    expect(() => unpack(zipped({...PARTS, [path]: "x"}))).toThrow(`the workbook holds ${what} (${path})`);
  });

  it("refuses a file of another kind by what it is", () => {
    const old = "protected by a password or in the old .xls format";
    expect(() => unpack(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))).toThrow(old);
    for (let i = 0; i < 4; i++) {
      expect(() => unpack(withByte(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), i, 1))).toThrow("no .xlsx workbook");
      expect(() => unpack(withByte(FILE, i, 1))).toThrow("no .xlsx workbook");
    }
    for (const text of ["", "week,tokens\n", "PK"]) expect(() => unpack(strToU8(text))).toThrow("no .xlsx workbook");
  });

  it("refuses a file that is cut off, wherever, and gives none of its parts", () => {
    for (let length = 4; length < FILE.length; length++)
      expect(() => unpack(FILE.slice(0, length))).toThrow(/^the file is damaged/);
  });

  it("refuses a file whose list names other parts than it has, or one part twice", () => {
    const listed = (path: string) => {
      const changed = FILE.slice();
      changed.set(strToU8(path), Buffer.from(FILE).lastIndexOf("xl/b.xml"));
      return changed;
    };
    expect(() => unpack(listed("xl/c.xml"))).toThrow("its list of parts and its parts differ");
    expect(() => unpack(listed("xl/a.xml"))).toThrow("it holds a part twice");
    const twice = FILE.slice();
    twice.set(strToU8("xl/a.xml"), Buffer.from(FILE).indexOf("xl/b.xml"));
    expect(() => unpack(twice)).toThrow("the file is damaged or cut off");
  });
});
