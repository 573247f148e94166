import {
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
  type AsyncBuffer,
  type FileMetaData,
  type SchemaTree
} from "npm:hyparquet";
import {compressors} from "npm:hyparquet-compressors";
import {ImportFault} from "../problem.js";
import type {Bounds, RowSink} from "../read.js";
import {rowBuilder} from "./flatten.js";
import {checkPages} from "./parquet-pages.js";

const STEP_ROWS = 50_000;

/** Reads a Parquet file row group by row group, refusing what would unpack beyond the bound. */
export async function readParquet(file: Blob, sink: RowSink, bounds: Bounds): Promise<void> {
  const source: AsyncBuffer = {
    byteLength: file.size,
    slice: (start, end) => file.slice(start, end).arrayBuffer()
  };
  try {
    const metadata = await parquetMetadataAsync(source);
    const bytes = metadata.row_groups.reduce((sum, group) => sum + Number(group.total_byte_size), 0);
    if (bytes > bounds.bytes) throw new ImportFault({kind: "inflates", bytes, bound: bounds.bytes});
    const rows = Number(metadata.num_rows);
    if (rows > bounds.rows) throw new ImportFault({kind: "too-many-rows", bound: bounds.rows});
    const isConsistent = metadata.row_groups.every(({num_rows, columns}) =>
      columns.every(({meta_data}) => meta_data === undefined || meta_data.num_values >= num_rows)
    );
    const grouped = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
    if (!isConsistent || grouped !== rows) throw new Error(`its counts of rows disagree: ${rows}, ${grouped}`);
    const schema = parquetSchema(metadata);
    checkColumns(metadata, schema);
    await checkPages(source, metadata);
    const clocks = schema.children.flatMap(({element}) => {
      const {name, converted_type: type, logical_type: logical} = element;
      if (type === "DATE" || logical?.type === "DATE") return [{name, length: 10}];
      return logical?.type === "TIMESTAMP" && !logical.isAdjustedToUTC ? [{name, length: 23}] : [];
    });
    const builder = rowBuilder(sink);
    for (let start = 0; start < rows; start += STEP_ROWS) {
      const end = Math.min(rows, start + STEP_ROWS);
      const objects: Record<string, unknown>[] = await parquetReadObjects({
        file: source,
        metadata,
        compressors,
        rowStart: start,
        rowEnd: end
      });
      objects.forEach((object, i) => {
        // Dates are days, and clocks without a zone stay without one.
        for (const {name, length} of clocks) {
          const value = object[name];
          if (value instanceof Date && !Number.isNaN(value.getTime()))
            object[name] = value.toISOString().slice(0, length);
        }
        builder.add(object);
        builder.end(start + i + 1);
      });
      await sink.progress(end / rows);
    }
  } catch (error) {
    if (error instanceof ImportFault || sink.isOwn?.(error)) throw error;
    throw new ImportFault({kind: "unreadable", format: "Parquet", reason: (error as Error).message});
  }
}

/** Throws at a column that the schema does not name: the reader would give up at it, and leave those before it to nobody. */
function checkColumns({row_groups: groups}: FileMetaData, schema: SchemaTree): void {
  const leaves = new Set(leavesOf(schema).map(({path}) => path.join(".")));
  for (const {columns} of groups)
    for (const {meta_data: column} of columns) {
      const name = column?.path_in_schema.join(".");
      if (name !== undefined && !leaves.has(name)) throw new Error(`its schema has no column ${name}`);
    }
}

function leavesOf(tree: SchemaTree): readonly SchemaTree[] {
  return tree.children.length === 0 ? [tree] : tree.children.flatMap(leavesOf);
}
