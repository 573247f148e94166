import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {ensureFile} from "../../../loaders/kept/files.js";

const folder = mkdtempSync(join(tmpdir(), "files-"));
afterAll(() => rmSync(folder, {recursive: true}));

const write = (text: string) => (unfinished: string) => writeFile(unfinished, text);

function later(): {readonly promise: Promise<void>; readonly resolve: () => void} {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return {promise, resolve};
}

/** A process that has ended by now. */
const GONE = 2 ** 22 + 1;

describe("keepFile(path, make)", () => {
  it("makes a file once for all who ask at the same time", async () => {
    const path = join(folder, "once");
    let made = 0;
    const {promise: until, resolve: finish} = later();
    const make = async (unfinished: string) => {
      made++;
      await until;
      writeFileSync(unfinished, "whole");
    };
    const asked = [ensureFile(path, make), ensureFile(path, make)];
    await new Promise(setImmediate);
    expect(existsSync(path)).toBe(false);
    finish();
    expect([await Promise.all(asked), made, readFileSync(path, "utf8")]).toEqual([[true, false], 1, "whole"]);
  });

  it("makes it itself where the one who began has failed, or was killed", async () => {
    const path = join(folder, "again");
    const fails = ensureFile(path, () => Promise.reject(new Error("no room")));
    const makes = ensureFile(path, write("whole"));
    await expect(fails).rejects.toThrow("no room");
    expect(await makes).toBe(true);
    rmSync(path);
    writeFileSync(`${path}.making`, String(GONE));
    expect(await ensureFile(path, write("anew"))).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(["again", "once"]);
  });
});
