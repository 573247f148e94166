import {parquetMetadataAsync, parquetReadObjects, parquetSchema, type AsyncBuffer} from "npm:hyparquet";
import {compressors} from "npm:hyparquet-compressors";
import {ImportFault} from "./problem.js";
import {cellText, MAX_BYTES, MAX_ROWS, type RowSink} from "./read.js";

const STEP_ROWS = 50_000;

/** Reads a Parquet file row group by row group, refusing what would unpack beyond the bound. */
export async function readParquet(file: Blob, sink: RowSink): Promise<void> {
  const source: AsyncBuffer = {
    byteLength: file.size,
    slice: (start, end) => file.slice(start, end).arrayBuffer()
  };
  try {
    const metadata = await parquetMetadataAsync(source);
    const bytes = metadata.row_groups.reduce((sum, group) => sum + Number(group.total_byte_size), 0);
    if (bytes > MAX_BYTES) throw new ImportFault({kind: "inflates", bytes, bound: MAX_BYTES});
    const rows = Number(metadata.num_rows);
    if (rows > MAX_ROWS) throw new ImportFault({kind: "too-many-rows", bound: MAX_ROWS});
    const isConsistent = metadata.row_groups.every(({num_rows, columns}) =>
      columns.every(({meta_data}) => meta_data === undefined || meta_data.num_values >= num_rows)
    );
    const grouped = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
    if (!isConsistent || grouped !== rows) throw new Error(`its counts of rows disagree: ${rows}, ${grouped}`);
    const names = parquetSchema(metadata).children.map((child) => child.element.name);
    sink.header(names);
    for (let start = 0; start < rows; start += STEP_ROWS) {
      const end = Math.min(rows, start + STEP_ROWS);
      const objects: Record<string, unknown>[] = await parquetReadObjects({
        file: source,
        metadata,
        compressors,
        rowStart: start,
        rowEnd: end
      });
      objects.forEach((object, i) =>
        sink.row(
          names.map((name) => cellText(object[name])),
          start + i + 1
        )
      );
      await sink.progress(end / rows);
    }
  } catch (error) {
    if (error instanceof ImportFault) throw error;
    throw new ImportFault({kind: "unreadable", format: "Parquet", reason: (error as Error).message});
  }
}
