/**
 * Checks what the messages of an Arrow file say of their own lengths, which its reader takes at their word: a damaged
 * list would have it make fields without end. Throws at the first that cannot be.
 */
export function checkMessages(bytes: Uint8Array): void {
  const isFile = new TextDecoder("latin1").decode(bytes.subarray(0, 6)) === "ARROW1";
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isFile) checkFooter(view, bytes);
  else for (let at: number | undefined = 0; at !== undefined;) at = checkAt(view, bytes, at)?.next;
}

/** Checks the message at a place; gives its type and the place of the next, null where there is none. */
function checkAt(view: DataView, bytes: Uint8Array, at: number): {readonly type: number; readonly next: number} | null {
  if (at + 8 > view.byteLength) return null;
  const isMarked = view.getUint32(at, true) === 0xffff_ffff;
  const length = view.getInt32(at + (isMarked ? 4 : 0), true);
  const start = at + (isMarked ? 8 : 4);
  if (length === 0) return null;
  if (length < 0 || start + length > view.byteLength) throw new Error(`a message of ${length} bytes at ${at}`);
  const {type, size} = checkMessage(new DataView(bytes.buffer, bytes.byteOffset + start, length));
  return {type, next: start + length + size};
}

function checkFooter(view: DataView, bytes: Uint8Array): void {
  const length = view.getInt32(view.byteLength - 10, true);
  const start = view.byteLength - 10 - length;
  if (length <= 0 || start < 0) throw new Error(`a footer of ${length} bytes`);
  const footer = new DataView(bytes.buffer, bytes.byteOffset + start, length);
  const root = footer.getUint32(0, true);
  const schema = tableAt(footer, root, 1);
  if (schema !== null) checkSchema(footer, schema);
  // Another type of message there would have the reader begin anew, without end.
  for (const [field, wanted] of [
    [2, DICTIONARY],
    [3, RECORDS]
  ] as const) {
    const blocks = checkList(footer, root, field, 24);
    for (let i = 0; i < blocks.length; ++i) {
      const at = Number(footer.getBigInt64(blocks.start + i * 24, true));
      if (!(at >= 0 && at < view.byteLength)) throw new Error(`a block at ${at} of ${view.byteLength} bytes`);
      const type = checkAt(view, bytes, at)?.type;
      if (type !== wanted) throw new Error(`a block at ${at} of type ${type ?? "none"}; expected ${wanted}`);
    }
  }
}

const SCHEMA = 1;
const DICTIONARY = 2;
const RECORDS = 3;

/** Checks a message; gives its type and the bytes of its body. */
function checkMessage(view: DataView): {readonly type: number; readonly size: number} {
  const root = view.getUint32(0, true);
  const kind = fieldAt(view, root, 1);
  const header = tableAt(view, root, 2);
  const body = fieldAt(view, root, 3);
  const type = kind === null ? 0 : view.getUint8(kind);
  if (header !== null && type === SCHEMA) checkSchema(view, header);
  const records = header !== null && type === DICTIONARY ? tableAt(view, header, 1) : type === RECORDS ? header : null;
  const size = body === null ? 0 : Number(view.getBigInt64(body, true));
  if (!(size >= 0)) throw new Error(`a body of ${size} bytes`);
  if (records !== null) checkRecords(view, records, size);
  return {type, size};
}

/** Most rows of one batch whose columns hold nothing at all. */
const NULLS = 10_000_000;

function checkRecords(view: DataView, records: number, body: number): void {
  const [nodes, buffers] = [checkList(view, records, 1, 16), checkList(view, records, 2, 16)];
  const pair = (start: number, i: number) =>
    [0, 8].map((part) => Number(view.getBigInt64(start + i * 16 + part, true))) as [number, number];
  for (let i = 0; i < nodes.length; ++i) {
    const [length, nulls] = pair(nodes.start, i);
    if (!(length >= 0 && length <= Math.max(NULLS, body * 8) && nulls >= -1 && nulls <= length))
      throw new Error(`a column of ${length} values, ${nulls} of them null, in ${body} bytes`);
  }
  for (let i = 0; i < buffers.length; ++i) {
    const [offset, length] = pair(buffers.start, i);
    if (!(offset >= 0 && length >= 0 && offset + length <= body))
      throw new Error(`a buffer of ${length} bytes from ${offset} on in ${body} bytes`);
  }
}

function checkSchema(view: DataView, schema: number): void {
  let fields = 0;
  const visit = (table: number, list: number, depth: number): void => {
    const {start, length} = checkList(view, table, list, 4);
    fields += length;
    if (depth > 32 || fields > view.byteLength) throw new Error(`${fields} fields, ${depth} deep`);
    for (let i = 0; i < length; ++i) {
      const field = start + i * 4 + view.getUint32(start + i * 4, true);
      checkList(view, field, 6, 4);
      visit(field, 5, depth + 1);
    }
  };
  visit(schema, 1, 0);
  checkList(view, schema, 2, 4);
}

/** Place of a table's field, by its vtable; null where the table lacks it. */
function fieldAt(view: DataView, table: number, field: number): number | null {
  const vtable = table - view.getInt32(table, true);
  const slot = 4 + field * 2;
  if (slot >= view.getUint16(vtable, true)) return null;
  const offset = view.getUint16(vtable + slot, true);
  return offset === 0 ? null : table + offset;
}

function tableAt(view: DataView, table: number, field: number): number | null {
  const at = fieldAt(view, table, field);
  return at === null ? null : at + view.getUint32(at, true);
}

/** A list's first place and its length, which its bytes must hold. */
function checkList(
  view: DataView,
  table: number,
  field: number,
  size: number
): {readonly start: number; readonly length: number} {
  const at = tableAt(view, table, field);
  if (at === null) return {start: 0, length: 0};
  const length = view.getUint32(at, true);
  if (at + 4 + length * size > view.byteLength) throw new Error(`a list of ${length} in ${view.byteLength} bytes`);
  return {start: at + 4, length};
}
