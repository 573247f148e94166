import {openDB, type DBSchema, type IDBPDatabase} from "npm:idb";

const FILES = "files";

interface Schema extends DBSchema {
  files: {key: string; value: Blob};
}

let database: Promise<IDBPDatabase<Schema>> | null = null;

function opened(): Promise<IDBPDatabase<Schema>> {
  return (database ??= openDB<Schema>("alpha-ledger-files", 1, {
    upgrade: (made) => void made.createObjectStore(FILES)
  }));
}

/** Files of this session, also where the browser keeps none. */
const held = new Map<string, Blob>();

/** Keeps a file under the checksum of what is in it, in this browser alone; gives the checksum in hexadecimal digits. */
export async function keepFile(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  const sha256 = Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) =>
    byte.toString(16).padStart(2, "0")
  ).join("");
  held.set(sha256, new Blob([bytes]));
  // Where storage is blocked or full the file is there until the page is left; the cell then asks for it again.
  await opened()
    .then((db) => db.put(FILES, new Blob([bytes]), sha256))
    .catch(() => undefined);
  return sha256;
}

/** A file by its checksum; null where this browser does not have it. */
export async function keptFile(sha256: string): Promise<Blob | null> {
  return (
    held.get(sha256) ??
    (await opened()
      .then((db) => db.get(FILES, sha256))
      .catch(() => undefined)) ??
    null
  );
}
