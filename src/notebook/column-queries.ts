import type {Text} from "../lib/language.js";
import {quotedName} from "../query/quoted.js";

/** What is asked of one column of a cell’s rows, as a query that stands by itself. */
export interface ColumnQuery {
  readonly label: Text;
  /** How its cell is called, where that is free. */
  readonly name: string;
  readonly sql: string;
}

/** Queries of a column by the name of the cell that gives it; sums and means of numbers alone. */
export function columnQueries(from: string, column: string, isNumeric: boolean): readonly ColumnQuery[] {
  const asked = quotedName(column);
  const sorted = (order: string) => `SELECT *\nFROM ${from}\nORDER BY ${asked} ${order} NULLS LAST\n`;
  return [
    {label: {en: "Sort, largest first", zh: "降序排列"}, name: `${from}_sorted`, sql: sorted("DESC")},
    {label: {en: "Sort, smallest first", zh: "升序排列"}, name: `${from}_sorted`, sql: sorted("ASC")},
    {
      label: {en: "Count its values", zh: "统计各取值的行数"},
      name: `${from}_counts`,
      sql: `SELECT ${asked}, count(*) AS n\nFROM ${from}\nGROUP BY ${asked}\nORDER BY n DESC, ${asked}\n`
    },
    ...(isNumeric ? [measures(from, asked)] : [])
  ];
}

function measures(from: string, asked: string): ColumnQuery {
  return {
    label: {en: "Sum, mean and range", zh: "合计、均值与范围"},
    name: `${from}_measures`,
    sql: `SELECT count(${asked}) AS n, sum(${asked}) AS total, avg(${asked}) AS mean, median(${asked}) AS median,
  min(${asked}) AS lowest, max(${asked}) AS highest
FROM ${from}
`
  };
}
