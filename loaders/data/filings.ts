import {readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import type {Filing} from "../../src/companies/filing.js";
import {dayText, fields, text} from "../../src/lib/decode.js";
import {projectRoot} from "../paths.js";

const PATH = "data/registry/filing.csv";

const ROW = fields(
  {
    filing: text,
    entity: text,
    document: text,
    metric: text,
    period_end: dayText,
    url: text,
    page: text,
    place: text,
    told_by: text
  },
  {}
);

/** Where filings of companies are published, and at which page or table a figure stands where the record names one. */
export function loadFilings(root = projectRoot): Filing[] {
  const rows = parse<Record<string, string>>(readFileSync(join(root, PATH), "utf8"), {bom: true, columns: true});
  return rows.map((row, i) => {
    const {filing: _, told_by: __, metric, page, place, ...rest} = ROW(row, `${PATH}:${i + 2}`);
    if (!/^https:\/\/\S+$/.test(rest.url))
      throw new Error(`${PATH}:${i + 2}: ${rest.url || "no url"}; expected a whole https address of the document`);
    return {...rest, metric: metric || null, page: page || null, place: place || null};
  });
}
