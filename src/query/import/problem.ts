import type {Lang} from "../../lib/language.js";
import {cut} from "./containers/cell-text.js";

/** Why a whole file cannot be used: nothing of it is kept. */
export type FileFault =
  | {readonly kind: "too-large"; readonly bytes: number; readonly bound: number}
  | {readonly kind: "too-many-rows"; readonly bound: number}
  | {readonly kind: "too-many-cells"; readonly bound: number}
  | {readonly kind: "too-many-columns"; readonly columns: number; readonly bound: number}
  | {readonly kind: "too-many-values"; readonly column: string; readonly bound: number}
  | {readonly kind: "empty"}
  | {readonly kind: "compressed"; readonly format: string}
  | {readonly kind: "binary"}
  | {readonly kind: "archive"}
  | {readonly kind: "damaged"; readonly format: string}
  | {readonly kind: "encoding"; readonly row: number}
  | {readonly kind: "open-quote"; readonly row: number}
  | {readonly kind: "long-value"; readonly row: number; readonly bound: number}
  | {readonly kind: "no-rows"}
  | {readonly kind: "repeated-column"; readonly column: string}
  | {readonly kind: "unmapped"; readonly columns: readonly string[]}
  | {readonly kind: "document"; readonly bytes: number; readonly bound: number}
  | {readonly kind: "old-workbook"}
  | {readonly kind: "workbook"; readonly reason: Readonly<Record<Lang, string>>}
  | {readonly kind: "inflates"; readonly bytes: number; readonly bound: number}
  | {readonly kind: "unreadable"; readonly format: string; readonly reason: string}
  | {readonly kind: "total"; readonly column: string}
  | {readonly kind: "stalled"; readonly seconds: number}
  | {readonly kind: "cancelled"};

/** What is wrong with one row, which is then left out. */
export interface RowProblem {
  /** Line of the table, the header being row 1. */
  readonly row: number;
  readonly column: string;
  /** The value as found, cut to what fits a line. */
  readonly value: string;
  readonly expected: "time" | "whole" | "number" | "text" | "columns" | "object";
}

/** Thrown for a file that cannot be used. */
export class ImportFault extends Error {
  override readonly name = "ImportFault";
  /** Place of the file among several; null where it is not about one of them. */
  file: number | null = null;
  constructor(readonly fault: FileFault) {
    super(faultText(fault, "en"));
  }
}

/** What is wrong with a file, and what to do. */
export function faultText(fault: FileFault, lang: Lang): string {
  return FAULT[lang](fault);
}

const megabytes = (bytes: number) => Math.round(bytes / 1e6);

const LISTED = 8;

function listed(columns: readonly string[]): string {
  const shown = columns.slice(0, LISTED).map((name) => cut(name) || "–");
  return `${shown.join(", ")}${columns.length > LISTED ? ", …" : ""}`;
}

const FAULT: Readonly<Record<Lang, (fault: FileFault) => string>> = {
  en: (f) => {
    switch (f.kind) {
      case "too-large":
        return `The file has ${megabytes(f.bytes)} MB; at most ${megabytes(f.bound)} MB can be read. Split it, or add its rows up first.`;
      case "too-many-rows":
        return `The file has more than ${f.bound} rows. Split it, or add its rows up first.`;
      case "too-many-columns":
        return `The file has ${f.columns} columns; at most ${f.bound} can be read. Keep the time, the model, the tokens and what you group by.`;
      case "too-many-cells":
        return `Its days, models and other columns make more than ${f.bound} combinations. Leave out a column with many values.`;
      case "too-many-values":
        return `Column ${f.column} has more than ${f.bound} different values. Leave it out.`;
      case "empty":
        return "The file is empty.";
      case "compressed":
        return `This is a compressed file (${f.format}). Unpack it and choose what is inside.`;
      case "binary":
        return "This is not a text, Parquet or Arrow file, nor a workbook.";
      case "archive":
        return "The archive holds no table, or too many files. Choose the table inside: CSV, JSON, Parquet, Arrow or .xlsx.";
      case "damaged":
        return `The ${f.format} file is damaged or cut off. Download it again, or pack it anew.`;
      case "encoding":
        return `Row ${f.row} is not UTF-8. Save the file as UTF-8.`;
      case "open-quote":
        return `A quotation mark that opens in row ${f.row} is never closed.`;
      case "long-value":
        return `A value in row ${f.row} is longer than ${f.bound} characters: a quotation mark may not be closed.`;
      case "no-rows":
        return "The file has a header but no rows that can be used.";
      case "repeated-column":
        return `Two columns are called ${f.column}. Rename one.`;
      case "unmapped":
        return `No column holds tokens, cost or requests: ${listed(f.columns)}; expected at least one. Choose its column, or call it total_tokens in the file.`;
      case "document":
        return `The JSON document has ${megabytes(f.bytes)} MB; at most ${megabytes(f.bound)} MB can be read whole. Write it with one object a line.`;
      case "old-workbook":
        return "This is a workbook in the old .xls format, or one with a password. Save the sheet as CSV, or the workbook as .xlsx without a password.";
      case "workbook":
        return `The workbook cannot be read: ${f.reason.en} Save its sheet as CSV.`;
      case "inflates":
        return `The file would unpack to ${megabytes(f.bytes)} MB; at most ${megabytes(f.bound)} MB is read.`;
      case "unreadable":
        return `The ${f.format} file cannot be read: ${f.reason}`;
      case "total":
        return `The total of ${f.column} is beyond 2^53, where sums are not exact.`;
      case "stalled":
        return `Reading made no step for ${f.seconds} seconds: the file is damaged, or this device is too slow for it. Export it anew, or as CSV.`;
      case "cancelled":
        return "Cancelled; nothing was changed.";
    }
  },
  zh: (f) => {
    switch (f.kind) {
      case "too-large":
        return `文件为 ${megabytes(f.bytes)} MB，最多可读 ${megabytes(f.bound)} MB。请拆分，或先汇总各行。`;
      case "too-many-rows":
        return `文件超过 ${f.bound} 行。请拆分，或先汇总各行。`;
      case "too-many-columns":
        return `文件有 ${f.columns} 列，最多可读 ${f.bound} 列。请只保留时间、模型、词元数与分组所需的列。`;
      case "too-many-cells":
        return `日期、模型与其他列的组合超过 ${f.bound} 个。请去掉取值过多的列。`;
      case "too-many-values":
        return `列“${f.column}”的不同取值超过 ${f.bound} 个。请去掉该列。`;
      case "empty":
        return "文件为空。";
      case "compressed":
        return `这是压缩文件（${f.format}）。请解压后选择其中的文件。`;
      case "binary":
        return "这不是文本、Parquet、Arrow 文件或工作簿。";
      case "archive":
        return "压缩包内没有表格，或文件过多。请选择其中的表格：CSV、JSON、Parquet、Arrow 或 .xlsx。";
      case "damaged":
        return `${f.format} 文件已损坏或不完整。请重新下载，或重新打包。`;
      case "encoding":
        return `第 ${f.row} 行不是 UTF-8 编码。请将文件另存为 UTF-8。`;
      case "open-quote":
        return `第 ${f.row} 行开始的引号没有闭合。`;
      case "long-value":
        return `第 ${f.row} 行有一个值超过 ${f.bound} 个字符，可能是引号没有闭合。`;
      case "no-rows":
        return "文件只有表头，没有可用的行。";
      case "repeated-column":
        return `有两列同名：“${f.column}”。请重命名其一。`;
      case "unmapped":
        return `没有列含词元、成本或请求数：${listed(f.columns)}；至少应有一列。请选择该列，或在文件中将其命名为 total_tokens。`;
      case "document":
        return `JSON 文档为 ${megabytes(f.bytes)} MB，整篇最多可读 ${megabytes(f.bound)} MB。请改为每行一个对象。`;
      case "old-workbook":
        return "这是旧版 .xls 或设有密码的工作簿。请将工作表另存为 CSV，或去除密码并另存为 .xlsx。";
      case "workbook":
        return `无法读取工作簿：${f.reason.zh}请将工作表另存为 CSV。`;
      case "inflates":
        return `文件解压后为 ${megabytes(f.bytes)} MB，最多可读 ${megabytes(f.bound)} MB。`;
      case "unreadable":
        return `无法读取 ${f.format} 文件：${f.reason}`;
      case "total":
        return `“${f.column}”的合计超过 2^53，无法精确求和。`;
      case "stalled":
        return `读取已有 ${f.seconds} 秒没有进展：文件已损坏，或本机难以处理。请重新导出，或改用 CSV。`;
      case "cancelled":
        return "已取消，未作任何改动。";
    }
  }
};

const EXPECTED: Readonly<Record<RowProblem["expected"], Readonly<Record<Lang, string>>>> = {
  time: {en: "a date or time", zh: "日期或时间"},
  whole: {en: "a whole number, not negative", zh: "非负整数"},
  number: {en: "a number, not negative", zh: "非负数"},
  text: {en: "a text", zh: "文本"},
  columns: {en: "as many values as the header has", zh: "与表头相同的列数"},
  object: {en: "one JSON object", zh: "一个 JSON 对象"}
};

/** Where a row is wrong, what stands there, and what was expected. */
export function problemText({row, column, value, expected}: RowProblem, lang: Lang): string {
  return lang === "zh"
    ? `第 ${row} 行，${column}：“${value}”；应为${EXPECTED[expected].zh}`
    : `row ${row}, ${column}: “${value}”; expected ${EXPECTED[expected].en}`;
}
