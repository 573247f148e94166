import {Gunzip, Unzip, UnzipInflate, unzipSync} from "npm:fflate";
import {ImportFault} from "../problem.js";
import type {Bounds} from "../read.js";
import type {OpenedFile} from "./opened.js";

/** Packed bytes that are unpacked in one step: at most some 16 MB come of them. */
const STEP = 1 << 14;
/** Steps between two pauses, in which the caller may stop. */
const PAUSE = 256;
/** Logs shrink to a tenth or a fiftieth; what grows far more, beyond a few megabytes, is no log. */
const MOST_GROWTH = 400;
const ALWAYS_ALLOWED = 64_000_000;
/** Largest zip archive, in bytes: it is held whole. */
const MAX_ZIP = 2 ** 29;
const MAX_MEMBERS = 1000;
/** Files in archives that hold tables; where there are none, texts. */
const TABLES = [/\.(csv|tsv|tab|psv|json|jsonl|ndjson|parquet|arrow|feather|ipc|xlsx|gz)$/i, /\.(txt|log)$/i] as const;

type OnStep = () => void | Promise<void>;

/** Counts what comes out and throws an ImportFault once it is more than the bounds, or than any log shrinks, allow. */
function guard(packed: number, {bytes}: Bounds): (added: number) => void {
  const bound = Math.min(bytes, Math.max(ALWAYS_ALLOWED, packed * MOST_GROWTH));
  let total = 0;
  return (added) => {
    total += added;
    if (total > bound) throw new ImportFault({kind: "inflates", bytes: total, bound});
  };
}

function damaged(format: string): ImportFault {
  return new ImportFault({kind: "damaged", format});
}

/** What gzip packed, all of its members after one another. Throws an ImportFault. */
export async function gunzipped(file: Blob, bounds: Bounds, onStep: OnStep): Promise<Blob> {
  const add = guard(file.size, bounds);
  const pieces: Blob[] = [];
  const end = {isReached: false};
  const gunzip = new Gunzip((chunk, isLast) => {
    add(chunk.length);
    if (chunk.length > 0) pieces.push(new Blob([chunk]));
    end.isReached = isLast;
  });
  const stream = file.stream().getReader();
  try {
    for (let steps = 0; ;) {
      const {done, value} = await stream.read();
      if (done) break;
      for (let at = 0; at < value.length; at += STEP) {
        gunzip.push(value.subarray(at, at + STEP), false);
        if (++steps % PAUSE === 0) await onStep();
      }
    }
    gunzip.push(new Uint8Array(), true);
  } catch (error) {
    if (error instanceof ImportFault) throw error;
    throw damaged("gzip");
  } finally {
    stream.cancel().catch(() => undefined);
  }
  if (!end.isReached || pieces.length === 0) throw damaged("gzip");
  return new Blob(pieces);
}

/** The tables of a zip archive, by their names. Throws an ImportFault. */
export async function unzipped(file: Blob, bounds: Bounds, onStep: OnStep): Promise<readonly OpenedFile[]> {
  if (file.size > MAX_ZIP) throw new ImportFault({kind: "too-large", bytes: file.size, bound: MAX_ZIP});
  const bytes = new Uint8Array(await file.arrayBuffer());
  const add = guard(file.size, bounds);
  const wanted = tableNames(bytes);
  if (wanted.size === 0) throw new ImportFault({kind: "archive"});
  const pieces = new Map<string, Blob[]>();
  const ended = new Set<string>();
  const unzip = new Unzip((member) => {
    const {name} = member;
    if (!wanted.has(name) || pieces.has(name)) return;
    const own: Blob[] = [];
    pieces.set(name, own);
    member.ondata = (error, chunk, isLast) => {
      if (error) throw error;
      add(chunk.length);
      own.push(new Blob([chunk]));
      if (isLast) ended.add(name);
    };
    member.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0, steps = 0; at < bytes.length; at += STEP) {
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
      if (++steps % PAUSE === 0) await onStep();
    }
  } catch (error) {
    if (error instanceof ImportFault) throw error;
    throw damaged("zip");
  }
  if (ended.size < wanted.size) throw damaged("zip");
  return [...pieces].map(([inside, own]) => ({inside, blob: new Blob(own)}));
}

/** Names of an archive's tables as its directory lists them; the one file it has, whatever its name. */
function tableNames(bytes: Uint8Array): ReadonlySet<string> {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({name, originalSize}) => {
        const isHidden = name.endsWith("/") || /(^|\/)(__MACOSX\/|\.)/.test(name);
        if (!isHidden && originalSize > 0) names.push(name);
        if (names.length > MAX_MEMBERS) throw new ImportFault({kind: "archive"});
        return false;
      }
    });
  } catch (error) {
    if (error instanceof ImportFault) throw error;
    throw damaged("zip");
  }
  const [tables = []] = TABLES.map((table) => names.filter((name) => table.test(name))).filter((all) => all.length > 0);
  return new Set(tables.length > 0 ? tables : names.length === 1 ? names : []);
}
