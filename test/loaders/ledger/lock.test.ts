import {spawnSync} from "node:child_process";
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeEach, expect, it} from "vitest";
import {takeLock} from "../../../loaders/ledger/lock.js";
import {newFolder, type Folder} from "../../fixtures/folder.js";

const LOCK = "data/.refresh.lock";
let root: string;
let path: string;
let write: Folder["write"];
beforeEach(() => {
  const folder = newFolder();
  ({root, write} = folder);
  path = join(root, LOCK);
  return folder.remove;
});

it("takeLock(root) lets one process in until it is done", () => {
  const lock = takeLock(root);
  expect([lock.isHeld(), readFileSync(path, "utf8").split(" ")[0]]).toEqual([true, String(process.pid)]);
  expect(() => takeLock(root)).toThrow(`another refresh is running (process ${process.pid}); wait for it to end`);
  lock.release();
  expect([lock.isHeld(), existsSync(path)]).toEqual([false, false]);
  expect(takeLock(root).isHeld()).toBe(true);
});

it.each([
  ["a process that is gone", `${spawnSync(process.execPath, ["-e", ""]).pid} token`],
  ["no process", "0 token"],
  ["a write that was cut short", ""]
])("takes over the lock of %s", (_, left) => {
  write(LOCK, left);
  expect(takeLock(root).isHeld()).toBe(true);
});

it("leaves alone the lock of whoever took over", () => {
  const lock = takeLock(root);
  write(LOCK, "1 another");
  expect(lock.isHeld()).toBe(false);
  lock.release();
  expect(readFileSync(path, "utf8")).toBe("1 another");
  expect(() => takeLock(root)).toThrow("another refresh is running (process 1)");
});

it("says what keeps it from writing", () => {
  write("data", "a file where a folder should be");
  expect(() => takeLock(root)).toThrow("EEXIST");
});
