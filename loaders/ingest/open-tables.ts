import {createReadStream, createWriteStream, openAsBlob} from "node:fs";
import {open} from "node:fs/promises";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {createGunzip} from "node:zlib";
import {openFile} from "../../src/query/import/containers/opened.js";
import {ImportFault} from "../../src/query/import/problem.js";
import {NO_BOUNDS, type TableFile} from "./read-file.js";

/** The tables of a file. What gzip packed is unpacked into `folder`, from where the engine reads it. Throws an ImportFault. */
export async function openTables(path: string, place: number, folder: string): Promise<TableFile[]> {
  const plain = (await isGzip(path)) ? await gunzipped(path, join(folder, `unpacked-${place}`)) : path;
  const blob = await openAsBlob(plain);
  const opened = await openFile(blob, NO_BOUNDS);
  return opened.map((each) => ({...each, place, path: each.blob === blob ? plain : null}));
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const {buffer, bytesRead} = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

async function gunzipped(path: string, to: string): Promise<string> {
  try {
    await pipeline(createReadStream(path), createGunzip(), createWriteStream(to));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith("Z_") !== true) throw error;
    throw new ImportFault({kind: "damaged", format: "gzip"});
  }
  return to;
}
