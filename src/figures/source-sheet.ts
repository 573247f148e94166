import type {Text} from "../lib/language.js";
import type {SourceRecord} from "../query/source-records.js";
import {count, day} from "../words/quantity.js";
import type {Words} from "../words/say.js";
import {sortedBySheet, type RowOrder} from "./sheet-order.js";

/** A column of the sheet of sources: what a cell says, and what its rows are put in order by. */
export interface SourceColumn {
  readonly key: string;
  readonly head: Text;
  readonly cell: (source: SourceRecord) => Words;
  readonly order: RowOrder<SourceRecord>;
  readonly isNumber: boolean;
}

const RIGHTS_NAME: Readonly<Record<SourceRecord["rights"], Text>> = {
  open: {en: "Ships and may be downloaded", zh: "随库发布，可下载"},
  cite: {en: "Shown as cited figures only", zh: "仅作引用展示"},
  internal: {en: "Rows stay in the house; single figures may be shown", zh: "各行不对外提供，仅可展示个别数字"}
};

const STATUS_NAME: Readonly<Record<string, Text>> = {
  official: {en: "official", zh: "官方"},
  archive: {en: "public archive of official data", zh: "官方数据的公开存档"},
  page: {en: "read off a displayed page", zh: "读自展示网页"},
  filing: {en: "filing", zh: "公告"},
  secondary: {en: "secondary text", zh: "二手文献"},
  assumption: {en: "assigned by this project", zh: "本项目认定"},
  computed: {en: "computed by this project", zh: "本项目计算"}
};

const LICENCE_NAME: Readonly<Record<string, Text>> = {
  "none stated": {en: "none stated", zh: "未声明"},
  "all rights reserved": {en: "all rights reserved", zh: "保留所有权利"},
  facts: {en: "facts", zh: "事实数据"}
};

const plain = (text: string): Text => ({en: text, zh: text});

function texts(key: string, head: Text, name: (source: SourceRecord) => Text): SourceColumn {
  const cell = (source: SourceRecord): Words => {
    const {en, zh} = name(source);
    return {en: [en], zh: [zh]};
  };
  return {key, head, cell, order: (source) => name(source).en.toLowerCase(), isNumber: false};
}

export const sourceTitle = ({title, title_zh: zh}: SourceRecord): Text => ({en: title, zh});

/** Columns of the sheet in their order, the title left to the page. */
export const SOURCE_COLUMNS: readonly SourceColumn[] = [
  texts("publisher", {en: "Publisher", zh: "发布者"}, ({publisher}) => plain(publisher)),
  texts("licence", {en: "Licence", zh: "许可"}, ({licence}) => LICENCE_NAME[licence] ?? plain(licence)),
  texts("rights", {en: "Rights here", zh: "使用方式"}, ({rights}) => RIGHTS_NAME[rights]),
  texts("status", {en: "Status", zh: "性质"}, ({status}) => STATUS_NAME[status] ?? plain(status)),
  {
    key: "as_of",
    head: {en: "As of", zh: "截至"},
    cell: (source) => ({en: [day(source.as_of)], zh: [day(source.as_of)]}),
    order: (source) => source.as_of,
    isNumber: true
  },
  {
    key: "rows",
    head: {en: "Rows", zh: "行数"},
    cell: (source) => ({en: [count(source.rows, "rows")], zh: [count(source.rows, "rows")]}),
    order: (source) => source.rows,
    isNumber: true
  }
];

/** Which sources are shown: all, or those of one kind of rights. */
export const SOURCE_RIGHTS = ["all", "open", "cite", "internal"] as const;

export type ShownRights = (typeof SOURCE_RIGHTS)[number];

export const SHOWN_RIGHTS_NAME: Readonly<Record<ShownRights, Text>> = {all: {en: "All", zh: "全部"}, ...RIGHTS_NAME};

/** What a reader has set of the sheet of sources, by the keys of the address. */
export interface SourceView {
  /** Key of a column, "title" or "age"; with a minus for the largest first; empty for the order of the ledger. */
  readonly sort: string;
  readonly find: string;
  readonly rights: ShownRights;
}

/** Sources that pass, in order: each word looked for stands in its title, publisher, licence, key or citation. */
export function shownSources(
  sources: readonly SourceRecord[],
  {sort, find, rights}: SourceView
): readonly SourceRecord[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const passes = (source: SourceRecord) => {
    const {en, zh} = sourceTitle(source);
    const text = [source.source, en, zh, source.publisher, source.licence, source.citation].join(" ").toLowerCase();
    return (rights === "all" || source.rights === rights) && words.every((word) => text.includes(word));
  };
  return sortedBySheet(sources.filter(passes), sort, orderOfSources);
}

function orderOfSources(key: string): RowOrder<SourceRecord> | null {
  if (key === "title") return (source) => sourceTitle(source).en.toLowerCase();
  return SOURCE_COLUMNS.find((column) => column.key === key)?.order ?? null;
}
