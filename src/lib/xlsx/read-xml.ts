import {Parser} from "npm:saxen";
import {refuseWorkbook, WORKBOOK_LIMITS} from "./refuse.js";

const MAIN = [
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  "http://purl.oclc.org/ooxml/spreadsheetml/main"
];

const RELATIONS = [
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  "http://purl.oclc.org/ooxml/officeDocument/relationships"
];

export interface XmlHandler {
  /** Names are without prefix for a spreadsheet's own elements; `r:id` is an attribute of relations. */
  readonly open?: (name: string, attributes: () => Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/**
 * Reads one part of a workbook, piece by piece. Document types, the only way to entities of one's own, are refused, and
 * so is nesting beyond any a spreadsheet writes. Throws WorkbookError.
 */
export function readXml(path: string, xml: string, {open, close, text}: XmlHandler): void {
  let depth = 0;
  const parser = new Parser();
  const prefixes = [...MAIN.map((uri) => [uri, "x"]), ...RELATIONS.map((uri) => [uri, "r"])];
  parser.ns(Object.fromEntries(prefixes) as Record<string, string>);
  const plain = (name: string) => name.replace(/^x:/, "");
  const broken = () =>
    refuseWorkbook(
      `the workbook is damaged: ${path} is no sound XML; save it again in your spreadsheet`,
      `工作簿已损坏：${path} 不是合规的 XML；请在电子表格软件中重新保存`
    );
  parser.on("openTag", (name, attributes) => {
    if (++depth > WORKBOOK_LIMITS.depth)
      refuseWorkbook(
        `${path} is nested more than ${WORKBOOK_LIMITS.depth} levels deep; expected a workbook exported from this site`,
        `${path} 的嵌套超过 ${WORKBOOK_LIMITS.depth} 层；请使用从本站导出的文件`
      );
    open?.(plain(name), attributes);
  });
  parser.on("closeTag", (name) => {
    --depth;
    close?.(plain(name));
  });
  parser.on("text", (found, decode) => text?.(decode(found)));
  parser.on("cdata", (found) => text?.(found));
  parser.on("attention", () =>
    refuseWorkbook(
      `${path} declares a document type, which is not read; save the workbook again in your spreadsheet`,
      `${path} 含有文档类型声明，本站不予读取；请在电子表格软件中重新保存`
    )
  );
  parser.on("error", broken);
  parser.parse(xml);
}
