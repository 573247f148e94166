import {ImportFault} from "../problem.js";
import type {Bounds} from "../read.js";
import {utf16Of, utf8Text} from "./utf16.js";

/** A table's file as it is read: unpacked, and in UTF-8 where it is text in UTF-16. */
export interface OpenedFile {
  readonly blob: Blob;
  /** Its name within the archive it came in; null where it came alone. */
  readonly inside: string | null;
}

/** Archives within archives that are opened. */
const DEPTH = 2;
const HEAD_BYTES = 65_536;

/**
 * What a file holds: itself, what gzip packed, or the tables of a zip archive. Calls back between steps. Throws an
 * ImportFault for what is packed otherwise, damaged, or larger than the bounds once unpacked.
 */
export async function openFile(
  file: Blob,
  bounds: Bounds,
  onStep: () => void | Promise<void> = () => undefined,
  depth = 0
): Promise<readonly OpenedFile[]> {
  if (file.size > bounds.bytes) throw new ImportFault({kind: "too-large", bytes: file.size, bound: bounds.bytes});
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const starts = (...magic: readonly number[]) => magic.every((byte, i) => head[i] === byte);
  const isGzip = starts(0x1f, 0x8b);
  if (isGzip || (starts(0x50, 0x4b, 3, 4) && !isWorkbook(head))) {
    if (depth >= DEPTH) throw new ImportFault({kind: "compressed", format: isGzip ? "gzip" : "zip"});
    const {unzipped, gunzipped} = await import("./unpack.js");
    const members = isGzip
      ? [{blob: await gunzipped(file, bounds, onStep), inside: null}]
      : await unzipped(file, bounds, onStep);
    const opened: OpenedFile[] = [];
    for (const {blob, inside} of members)
      for (const each of await openFile(blob, bounds, onStep, depth + 1))
        opened.push({blob: each.blob, inside: each.inside ?? inside});
    return opened;
  }
  const encoding = utf16Of(head);
  return [{blob: encoding ? await utf8Text(file, encoding, bounds, onStep) : file, inside: null}];
}

/** Whether a zip file is a spreadsheet: its first parts are named so. */
export function isWorkbook(head: Uint8Array): boolean {
  const names = new TextDecoder("latin1").decode(head);
  return names.includes("[Content_Types].xml") || names.includes("xl/") || names.includes("_rels/.rels");
}
