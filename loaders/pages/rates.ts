import {TABLES} from "../../src/query/tables.js";
import type {IsoDate} from "../../src/lib/dates.js";
import type {Rate} from "../../src/lib/reader-settings.js";
import {asKnownOn} from "../as-known-on.js";
import {projectRoot} from "../paths.js";
import {readDataFile, tableFiles} from "../warehouse/files.js";
import {parseCsv} from "../warehouse/read.js";

/** The file of rates that pages may cite; those of a vendor, in the books of the house, stay there. */
const RATES = "fx-rates";
/** Currencies that a reader may have amounts in, besides the dollar. */
const CURRENCIES = ["HKD", "CNY"];

/** The latest rate of each currency on record, or as it was known on a day; one that was carried from another day is none. */
export function latestRates(day: IsoDate | null = asKnownOn(), root = projectRoot): Rate[] {
  const table = TABLES.find(({name}) => name === "market");
  const file = table && tableFiles(table, root).find(({source}) => source === RATES);
  if (!table || !file) return [];
  const rows = parseCsv(readDataFile(file.path, root), table, file.path).map(({record}) => record);
  return CURRENCIES.flatMap((currency) => {
    // Of two on one day the one that the file names first stands.
    const latest = rows
      .filter((row) => row["entity"] === `USD${currency}` && row["metric"] === "fx" && row["status"] !== "assumption")
      .filter((row) => day === null || (row["source_date"] ?? "") <= day)
      .reduce<(typeof rows)[number] | null>(
        (last, row) => ((row["date"] ?? "") > (last?.["date"] ?? "") ? row : last),
        null
      );
    return latest
      ? [{currency, perUsd: Number(latest["value"]), on: latest["date"] ?? "", source: latest["vendor"] ?? ""}]
      : [];
  });
}
