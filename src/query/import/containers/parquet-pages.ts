import type {AsyncBuffer, FileMetaData} from "npm:hyparquet";

/** Most bytes that one page may unpack to, and values that one column of a group may have. */
const PAGE_BYTES = 2 ** 28;
const VALUES = 2 ** 26;

/**
 * Checks what the pages of a Parquet file say of their own sizes, which its reader takes at their word: a damaged page
 * would have it reserve memory without end, or go back and read itself again. Throws at the first that cannot be.
 */
export async function checkPages(source: AsyncBuffer, metadata: FileMetaData): Promise<void> {
  for (const {columns} of metadata.row_groups)
    for (const {meta_data: column} of columns) {
      if (!column) continue;
      const values = Number(column.num_values);
      const size = Number(column.total_compressed_size);
      const [first, dictionary] = [Number(column.data_page_offset), Number(column.dictionary_page_offset ?? Infinity)];
      const start = Math.min(first, dictionary > 0 ? dictionary : Infinity);
      const isWithin = start >= 0 && size >= 0 && start + size <= source.byteLength;
      if (!isWithin || !(values >= 0 && values <= VALUES))
        throw new Error(`a column of ${values} values in ${size} bytes from ${start} on cannot be in it`);
      checkColumn(new DataView(await source.slice(start, start + size)), values);
    }
}

function checkColumn(view: DataView, values: number): void {
  const reader = {view, offset: 0};
  let counted = 0;
  while (reader.offset < view.byteLength - 1 && counted < values) {
    const header = readStruct(reader, 0);
    const [kind, unpacked, packed] = [whole(header.get(1)), whole(header.get(2)), whole(header.get(3))];
    const page = [5, 7, 8].map((id) => header.get(id)).find((field) => field instanceof Map);
    const count = whole(page?.get(1));
    const isSized = packed >= 0 && packed <= view.byteLength - reader.offset && unpacked >= 0 && unpacked <= PAGE_BYTES;
    const most = kind === 2 ? unpacked : values - counted;
    // Levels of a page of the second kind lie before its values, in as many bytes as its header says.
    const levels = header.get(8) === page && page ? [whole(page.get(5)), whole(page.get(6))] : [];
    const areLevels = levels.every((bytes) => bytes >= 0 && bytes <= packed);
    if (!isSized || !areLevels || !(count >= 0 && count <= most))
      throw new Error(`a page says that it has ${count} values in ${packed} bytes`);
    reader.offset += packed;
    if (kind !== 2) counted += count;
  }
}

type Field = number | Map<number, Field>;

function whole(field: Field | undefined): number {
  return typeof field === "number" ? field : NaN;
}

interface Reader {
  readonly view: DataView;
  offset: number;
}

/** A struct of Thrift's compact protocol: its whole numbers and structs by field; the rest is passed over. */
function readStruct(reader: Reader, depth: number): Map<number, Field> {
  const fields = new Map<number, Field>();
  if (depth > 8) throw new Error("a page’s header is nested too deep");
  for (let id = 0; ;) {
    const byte = reader.view.getUint8(reader.offset++);
    const type = byte & 15;
    if (type === 0) return fields;
    id = byte >> 4 === 0 ? zigzag(reader) : id + (byte >> 4);
    const value = readField(reader, type, depth);
    if (value !== null) fields.set(id, value);
  }
}

function readField(reader: Reader, type: number, depth: number): Field | null {
  if (type <= 2) return null;
  if (type === 3) return reader.view.getInt8(reader.offset++);
  if (type <= 6) return zigzag(reader);
  if (type === 12) return readStruct(reader, depth + 1);
  if (type === 7) reader.offset += 8;
  else if (type === 8) reader.offset += varint(reader);
  else if (type === 9) {
    const byte = reader.view.getUint8(reader.offset++);
    const size = byte >> 4 === 15 ? varint(reader) : byte >> 4;
    for (let i = 0; i < size; ++i) readField(reader, (byte & 15) <= 2 ? 3 : byte & 15, depth + 1);
  } else throw new Error(`a page’s header has a field of type ${type}`);
  return null;
}

function varint(reader: Reader): number {
  let [value, factor] = [0, 1];
  for (;;) {
    const byte = reader.view.getUint8(reader.offset++);
    value += (byte & 127) * factor;
    if (byte < 128) return value;
    factor *= 128;
    if (factor > 2 ** 63) throw new Error("a page’s header has a number without end");
  }
}

function zigzag(reader: Reader): number {
  const value = varint(reader);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
