import {RecordBatchReader, type RecordBatch} from "npm:apache-arrow";
import {ImportFault} from "./problem.js";
import {cellText, type RowSink} from "./read.js";

// Arrow's own type ids of dates and times, which come out as milliseconds.
const TIMES = [8, 10];

/** Reads an Arrow file or stream batch by batch. */
export async function readArrow(file: Blob, sink: RowSink): Promise<void> {
  try {
    const reader = await RecordBatchReader.from(file.arrayBuffer().then((buffer) => new Uint8Array(buffer)));
    reader.open();
    const fields = reader.schema.fields;
    sink.header(fields.map((f) => f.name));
    const isTime = fields.map((f) => TIMES.includes(f.typeId as number));
    let row = 0;
    for await (const batch of reader as AsyncIterable<RecordBatch>) {
      const columns = fields.map((_, i) => batch.getChildAt(i));
      for (let i = 0; i < batch.numRows; ++i) {
        row += 1;
        sink.row(
          columns.map((column, c) => {
            const value: unknown = column?.get(i);
            return cellText(isTime[c] && typeof value === "number" ? new Date(value) : value);
          }),
          row
        );
      }
      await sink.progress(0.5);
    }
    if (row === 0 && file.size > 0 && fields.length === 0) throw new Error("no columns");
  } catch (error) {
    if (error instanceof ImportFault) throw error;
    throw new ImportFault({kind: "unreadable", format: "Arrow", reason: (error as Error).message});
  }
}
