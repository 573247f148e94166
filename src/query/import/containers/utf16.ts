import {ImportFault} from "../problem.js";
import type {Bounds} from "../read.js";

export type Utf16 = "utf-16le" | "utf-16be";

/** Bytes that are looked at for the noughts that plain letters have in UTF-16. */
const SAMPLE = 512;

/** Which UTF-16 a text is in, as spreadsheets save “Unicode text”, by its mark or by its noughts; null for any other file. */
export function utf16Of(head: Uint8Array): Utf16 | null {
  if (head[0] === 0xff && head[1] === 0xfe && head.length > 2) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff && head.length > 2) return "utf-16be";
  const pairs = Math.floor(Math.min(head.length, SAMPLE) / 2);
  const noughts = [0, 0];
  for (let i = 0; i < 2 * pairs; ++i) if (head[i] === 0) noughts[i % 2] = (noughts[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = noughts;
  if (pairs < 8 || Math.min(even, odd) > 0 || Math.max(even, odd) < 0.8 * pairs) return null;
  return odd > even ? "utf-16le" : "utf-16be";
}

/** A text in UTF-16 as one in UTF-8, piece by piece. Throws an ImportFault at what is none, or becomes too large. */
export async function utf8Text(
  file: Blob,
  encoding: Utf16,
  {bytes: bound}: Bounds,
  onStep: () => void | Promise<void>
): Promise<Blob> {
  const decoder = new TextDecoder(encoding, {fatal: true});
  const pieces: Blob[] = [];
  let lines = 1;
  let size = 0;
  const decode = (bytes?: Uint8Array) => {
    try {
      return bytes ? decoder.decode(bytes, {stream: true}) : decoder.decode();
    } catch {
      throw new ImportFault({kind: "encoding", row: lines});
    }
  };
  const add = (text: string) => {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
    const piece = new Blob([text]);
    size += piece.size;
    if (size > bound) throw new ImportFault({kind: "inflates", bytes: size, bound});
    pieces.push(piece);
  };
  const stream = file.stream().getReader();
  try {
    for (;;) {
      const {done, value} = await stream.read();
      if (done) break;
      add(decode(value));
      await onStep();
    }
  } finally {
    stream.cancel().catch(() => undefined);
  }
  add(decode());
  return new Blob(pieces);
}
