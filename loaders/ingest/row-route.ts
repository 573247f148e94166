import {fileReader} from "../../src/query/import/file-reader.js";
import {ImportFault} from "../../src/query/import/problem.js";
import {readFile, type RowSink} from "../../src/query/import/read.js";
import {appendStaged, type ReadRequest} from "../warehouse/requests/append.js";
import {MoreColumns, NO_BOUNDS, type FileShown, type LoadTerms, type ReadContext, type TableFile} from "./read-file.js";
import {rowCollector} from "./row-collector.js";

const ROWS_AT_ONCE = 20_000;

/** Stages a table row by row, by the code of the page's import. Throws an ImportFault, or MoreColumns. */
export async function stageByRow(
  {blob, place}: Pick<TableFile, "blob" | "place">,
  terms: LoadTerms,
  {reader, names, settings, onProblem, onProgress}: ReadContext
): Promise<FileShown> {
  const collect = rowCollector(names, terms, place, (problem) => onProblem(place, problem));
  const rows = fileReader(terms, settings, collect.counter);
  let waiting: ReadRequest[] = [];
  const flush = async () => {
    await appendStaged(reader, waiting);
    waiting = [];
  };
  const sink: RowSink = {
    header(found) {
      if (found.length > terms.survey.names.length && !terms.survey.isWhole) throw new MoreColumns();
    },
    row: (cells, row) => void waiting.push(collect.read(rows, cells, row)),
    problem: (problem) => void waiting.push(collect.broken(problem)),
    async progress(part) {
      onProgress(part);
      if (waiting.length >= ROWS_AT_ONCE) await flush();
    },
    isOwn: (error) => error instanceof MoreColumns || error instanceof ImportFault
  };
  await readFile(blob, sink, NO_BOUNDS);
  await flush();
  return {times: rows.times, brokenCosts: collect.brokenCosts, evidence: rows.evidence};
}
