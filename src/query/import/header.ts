import {formatOf, readFile} from "./read.js";
import {guessMapping} from "./roles.js";
import type {Header} from "./worker.js";

class HeaderRead extends Error {}

/** The names of a file's columns with the roles they suggest, read from its beginning. Throws an ImportFault. */
export async function readHeader(file: Blob): Promise<Header> {
  const {format} = await formatOf(file);
  const isText = format === "delimited" || format === "jsonl";
  let header: readonly string[] = [];
  try {
    await readFile(isText ? file.slice(0, 1_000_000) : file, {
      header(names) {
        header = names;
        throw new HeaderRead();
      },
      row: () => undefined,
      problem: () => undefined,
      progress: () => undefined
    });
  } catch (error) {
    if (header.length === 0) throw error;
  }
  return {header, mapping: guessMapping(header)};
}
