import {spawnSync} from "node:child_process";
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {editionDates, readEditions} from "../../../loaders/editions/files.js";
import type {EditionFile} from "../../../loaders/editions/freeze.js";
import {readStillPage, readStillPages} from "../../../loaders/editions/still-pages.js";
import {faultsOf, verify} from "../../../loaders/ledger/verify.js";
import {TAKEN, makeSmallEdition, smallBooks} from "../../fixtures/edition-books.js";
import {onFailingDisk} from "../../fixtures/failing-disk.js";
import {copyBooks} from "../../fixtures/remote/books.js";
import {stride} from "../../fixtures/share.js";

const DATE = "2026-05-20";
/** A process that was there and is no more. */
const deadPid = spawnSync(process.execPath, ["-e", ""]).pid;

let good: Awaited<ReturnType<typeof smallBooks>>;
let edition: string;
let frozen: EditionFile;
beforeAll(async () => {
  good = await smallBooks();
  const {root, remove} = copyBooks(good.root);
  ({edition: frozen} = await makeSmallEdition(root));
  edition = readFileSync(join(root, `data/editions/${DATE}.json`), "utf8");
  remove();
});
afterAll(() => good.remove());

/** What the edition was once worked out to be. */
const once = () => Promise.resolve(frozen);

/** Makes an edition until the disk gives out at one operation, then soundly. False once it ends before. */
async function survives(kind: "killed" | "full", operation: number): Promise<boolean> {
  const {root, remove} = copyBooks(good.root);
  const failed = await onFailingDisk({kind, operation}, () => makeSmallEdition(root, {pid: deadPid, freeze: once}));
  expect(verify(root).problems).toEqual([]);
  for (const date of editionDates(root)) expect(readEditions(root)[0]?.date).toBe(date);
  const kept = readStillPages(DATE, root);
  for (const page of kept?.pages ?? []) expect(readStillPage(DATE, page, root)).toBe(TAKEN.get(page.path));
  if (failed)
    await makeSmallEdition(root, {freeze: once}).catch((error: unknown) =>
      expect(String(error)).toContain("never changes")
    );
  expect(faultsOf(verify(root))).toEqual([]);
  expect(readFileSync(join(root, `data/editions/${DATE}.json`), "utf8")).toBe(edition);
  expect(readStillPages(DATE, root)?.pages.map(({path}) => path)).toEqual([...TAKEN.keys()]);
  expect(existsSync(join(root, "data/.refresh.lock"))).toBe(false);
  remove();
  return failed;
}

describe("an edition on a disk that gives out", () => {
  it.each(["killed", "full"] as const)(
    "is there whole or not at all, and is finished by running it again: %s at its operations",
    async (kind) => {
      let operation = 1;
      const step = stride(kind === "killed" ? 11 : 9);
      while (await survives(kind, operation)) operation += step;
      expect(operation).toBeGreaterThan(12);
    },
    300_000
  );
});
