import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {importUsage} from "../../../src/query/import/import.js";
import {faultText, ImportFault} from "../../../src/query/import/problem.js";
import {publishedModels} from "../../fixtures/results.js";

const registry = await publishedModels();

async function faultOf(file: string): Promise<ImportFault> {
  const bytes = readFileSync(new URL(`../../fixtures/usage-broken/${file}`, import.meta.url));
  const found: unknown = await importUsage(new Blob([bytes]), {registry}).catch((error: unknown) => error);
  if (!(found instanceof ImportFault)) throw new Error(`${file}: ${String(found)}; expected a fault`);
  return found;
}

// What fuzzing found under the seeds 387, 245 and 6033: each was read without end, or into more memory than there is.
describe("importUsage(file) refuses at once", () => {
  it.each([
    ["arrow-list-beyond-end.arrow", "The Arrow file cannot be read: a list of 762459955 in 184 bytes"],
    ["arrow-block-of-no-type.arrow", "The Arrow file cannot be read: a block at 1920 of type none; expected 2"],
    [
      "parquet-values-without-bytes.parquet",
      "The Parquet file cannot be read: a page says that it has 40 values in 6 bytes"
    ]
  ])("%s", async (file, message) => {
    const {fault} = await faultOf(file);
    expect(faultText(fault, "en")).toBe(message);
    expect(faultText(fault, "zh")).toMatch(/^无法读取 (Arrow|Parquet) 文件：/);
  });
});

it("refuses a Parquet file with a column that its schema does not name, and leaves no failure of another to nobody", async () => {
  const left: unknown[] = [];
  const listen = (reason: unknown) => left.push(reason);
  process.on("unhandledRejection", listen);
  const {fault} = await faultOf("parquet-column-by-no-name.parquet");
  // A rejection that nobody takes is told after the promises that are due.
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", listen);
  expect(left).toEqual([]);
  expect(faultText(fault, "en")).toBe("The Parquet file cannot be read: its schema has no column tokens_completion");
});
