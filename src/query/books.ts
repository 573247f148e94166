import {column, KEY, OPTIONAL, type Table} from "./schema.js";

/** The books themselves: every pull, check and file on record. */
export const LEDGER_ENTRY: Table = {
  name: "ledger_entry",
  about: {
    en: "Every entry of the books: what was asked, when, and the checksum of what came, chained by hash",
    zh: "账本的每一笔记录：所请求的内容、时间与所得内容的校验和，以哈希相连"
  },
  isFact: false,
  columns: [
    column("seq", "integer", "number of the entry", "序号", KEY),
    column("kind", "text", "pull, check, held, carried, curated or edition", "拉取、核对、留待查看、转录、整理或版本"),
    column("source", "text", "source or registry", "来源或登记表"),
    column("part", "text", "company, day or file", "公司、日期或文件", OPTIONAL),
    column("retrieved_on", "date", "day it was asked, UTC", "请求日（UTC）"),
    column("as_of", "date", "date the source states", "来源所述截至日"),
    column("rows", "integer", "rows it holds", "行数"),
    column("schema_version", "integer", "shape it was decoded by", "解码格式版本"),
    column("bytes", "integer", "size as received", "原始字节数"),
    column("sha256", "text", "checksum of the bytes as received", "原始内容校验和"),
    column("previous", "text", "hash of the entry before", "上一笔的哈希"),
    column("hash", "text", "hash of this entry", "本笔哈希")
  ]
};
