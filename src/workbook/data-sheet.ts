import type {Lang, Text} from "../lib/language.js";
import type {WorkbookSpec} from "./spec.js";
import {Cells, type Worksheet} from "./workbook.js";

const WORDS = {
  title: {en: "Data of the ledger, to be asked for anew", zh: "可随时刷新的账本数据"},
  how: {
    en: "Each address stays and holds the newest rows. In Excel: Data, Get Data, Blank Query, Advanced Editor; paste the lines below an address. LibreOffice: Sheet, Link to External Data, with the address.",
    zh: "以下地址固定不变，内容为最新数据。Excel：数据 → 获取数据 → 空白查询 → 高级编辑器，粘贴地址下方各行。LibreOffice：工作表 → 链接外部数据，填入地址。"
  }
} as const satisfies Record<string, Text>;

interface DataTable {
  readonly name: string;
  readonly title: Text;
  /** Columns that Power Query would read as text, with their types. */
  readonly types: readonly (readonly [column: string, type: string])[];
}

const TABLES: readonly DataTable[] = [
  {
    name: "usage_weekly",
    title: {en: "Tokens by model and week", zh: "每周各模型词元"},
    types: [
      ["week_start", "type date"],
      ["tokens", "Int64.Type"]
    ]
  },
  {
    name: "usage_daily",
    title: {en: "Tokens by model and day", zh: "每日各模型词元"},
    types: [
      ["day", "type date"],
      ["tokens", "Int64.Type"]
    ]
  },
  {name: "model", title: {en: "Models and their labs", zh: "模型及其实验室"}, types: []}
];

/** Where the newest rows of the ledger stand, with the text by which a workbook asks for them anew. */
export function dataSheet({dataFolder, lang}: Pick<WorkbookSpec, "lang"> & {readonly dataFolder: string}): Worksheet {
  const cells = new Cells();
  cells.text("A1", WORDS.title[lang], "heading");
  cells.text("A2", WORDS.how[lang], "note");
  let row = 4;
  for (const table of TABLES) {
    cells.text(`A${row++}`, titleOf(table, lang), "heading");
    for (const line of [addressOf(table, dataFolder), ...queryText(table, dataFolder)])
      cells.text(`A${row++}`, line, "code");
    ++row;
  }
  return {name: "data", cells: cells.map, widths: [140]};
}

function titleOf({name, title}: DataTable, lang: Lang): string {
  return `${title[lang]} (${name})`;
}

function addressOf({name}: DataTable, dataFolder: string): string {
  return `${dataFolder}${name}.csv`;
}

/** A query of Power Query, line by line. */
function queryText(table: DataTable, dataFolder: string): string[] {
  const typed = table.types.map(([column, type]) => `{"${column}", ${type}}`).join(", ");
  return [
    "let",
    `  Source = Csv.Document(Web.Contents("${addressOf(table, dataFolder)}"), [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),`,
    `  Rows = Table.PromoteHeaders(Source, [PromoteAllScalars = true])${typed === "" ? "" : ","}`,
    ...(typed === "" ? [] : [`  Typed = Table.TransformColumnTypes(Rows, {${typed}}, "en-US")`]),
    "in",
    typed === "" ? "  Rows" : "  Typed"
  ];
}
