import {deflateSync, Inflate, strFromU8, strToU8} from "npm:fflate";

/** Longest text that is unpacked, in bytes. */
const LONGEST = 400_000;

/** A text made short enough for an address: deflated, in letters that need no encoding there. */
export function packText(text: string): string {
  const bytes = deflateSync(strToU8(text), {level: 9});
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The text that was packed; null for what is none, or would be too long. */
export function unpackText(packed: string): string | null {
  if (!/^[\w-]+$/.test(packed)) return null;
  try {
    const letters = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    return inflated(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)));
  } catch {
    return null;
  }
}

/** Piece by piece, so that a few bytes cannot become a text without end. */
function inflated(bytes: Uint8Array): string | null {
  const pieces: Uint8Array[] = [];
  let length = 0;
  // Of all pieces, once the last has come.
  let wholeLength = NaN;
  const inflate = new Inflate((piece, isLast) => {
    length += piece.length;
    if (length <= LONGEST) pieces.push(piece);
    if (isLast) wholeLength = length;
  });
  for (let at = 0; at < bytes.length && length <= LONGEST; at += 512)
    inflate.push(bytes.subarray(at, at + 512), at + 512 >= bytes.length);
  if (!(wholeLength <= LONGEST)) return null;
  const whole = new Uint8Array(wholeLength);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return strFromU8(whole);
}
