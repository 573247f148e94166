import {strFromU8, unzipSync, Unzip, UnzipInflate, type UnzipFile} from "npm:fflate";
import {refuseWorkbook, WORKBOOK_LIMITS, type WorkbookLimits} from "./refuse.js";

/** What a workbook of ours never holds, and what it may do in one that does. */
const UNWANTED: readonly (readonly [path: RegExp, en: string, zh: string])[] = [
  [/vbaProject|\/macrosheets\/|\/dialogsheets\/|\/activeX\/|\/ctrlProps\//i, "macros or controls", "宏或控件"],
  [/\/externalLinks\//i, "links to other files", "指向其他文件的链接"],
  [/\/connections\.xml$|\/queryTables\/|\/model\/|\/webextensions\//i, "connections to data elsewhere", "外部数据连接"],
  [/\/embeddings\//i, "embedded files", "嵌入文件"]
];

/**
 * Parts of an .xlsx file by their paths, as texts. Reads nothing past the limits, however small the file claims its
 * parts to be. Throws WorkbookError.
 */
export function unpack(bytes: Uint8Array, limits: WorkbookLimits = WORKBOOK_LIMITS): Map<string, string> {
  checkKind(bytes, limits);
  const listed = directory(bytes, limits);
  const parts = inflate(bytes, limits);
  // A file whose directory and content differ shows different parts to different programs.
  if (listed.length !== parts.size || listed.some((path) => !parts.has(path)))
    refuseWorkbook("the file is damaged: its list of parts and its parts differ", "文件已损坏：部件目录与内容不一致");
  return new Map([...parts].map(([path, part]) => [path, strFromU8(part)]));
}

function checkKind(bytes: Uint8Array, limits: WorkbookLimits): void {
  const starts = (...first: readonly number[]) => first.every((byte, i) => bytes[i] === byte);
  const megabytes = limits.fileBytes / 1e6;
  if (bytes.length > limits.fileBytes)
    refuseWorkbook(
      `the file has ${Math.ceil(bytes.length / 1e6)} MB; expected at most ${megabytes} MB`,
      `文件为 ${Math.ceil(bytes.length / 1e6)} MB，上限为 ${megabytes} MB`
    );
  if (starts(0xd0, 0xcf, 0x11, 0xe0))
    refuseWorkbook(
      "the file is protected by a password or in the old .xls format; save it as .xlsx without a password",
      "文件设有密码，或为旧版 .xls 格式；请去除密码并另存为 .xlsx"
    );
  if (!starts(0x50, 0x4b, 0x03, 0x04))
    refuseWorkbook(
      "the file is no .xlsx workbook; expected one exported from this site",
      "不是 .xlsx 工作簿；请使用从本站导出的文件"
    );
}

/** Paths as the file's directory lists them, with nothing unpacked. */
function directory(bytes: Uint8Array, limits: WorkbookLimits): string[] {
  const paths: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({name}) => {
        if (paths.length >= limits.parts) tooManyParts(limits);
        paths.push(name);
        return false;
      }
    });
  } catch (error) {
    if (!isZipError(error)) throw error;
    damaged();
  }
  for (const path of paths)
    for (const [pattern, en, zh] of UNWANTED)
      if (pattern.test(`/${path}`))
        refuseWorkbook(
          `the workbook holds ${en} (${path}), which are not read; save it as .xlsx without them`,
          `工作簿含有${zh}（${path}），本站不予读取；请去除后另存为 .xlsx`
        );
  if (new Set(paths).size < paths.length)
    refuseWorkbook("the file is damaged: it holds a part twice", "文件已损坏：同一部件重复出现");
  return paths;
}

/** Steps in which packed bytes are fed, so that no step unpacks more than some 16 MB. */
const STEP = 1 << 14;

function inflate(bytes: Uint8Array, limits: WorkbookLimits): Map<string, Uint8Array> {
  const chunks = new Map<string, Uint8Array[]>();
  const ended = new Set<string>();
  let total = 0;
  const unzip = new Unzip((file: UnzipFile) => {
    if (chunks.has(file.name)) damaged();
    if (chunks.size >= limits.parts) tooManyParts(limits);
    chunks.set(file.name, []);
    file.ondata = (error, chunk, isLast) => {
      if (error) throw error;
      total += chunk.length;
      if (total > limits.unpackedBytes)
        refuseWorkbook(
          `the workbook unpacks to more than ${limits.unpackedBytes / 1e6} MB; expected one exported from this site`,
          `工作簿解压后超过 ${limits.unpackedBytes / 1e6} MB；请使用从本站导出的文件`
        );
      chunks.get(file.name)?.push(chunk);
      if (isLast) ended.add(file.name);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += STEP)
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  } catch (error) {
    if (!isZipError(error)) throw error;
    damaged();
  }
  if (ended.size < chunks.size) damaged();
  return new Map([...chunks].map(([name, list]) => [name, joined(list)]));
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** The unpacker's own errors carry a code; broken sizes show as a RangeError or TypeError. */
function isZipError(error: unknown): boolean {
  return error instanceof Error && ("code" in error || error instanceof RangeError || error instanceof TypeError);
}

function damaged(): never {
  return refuseWorkbook(
    "the file is damaged or cut off; export it again, or save it again in your spreadsheet",
    "文件已损坏或不完整；请重新导出，或在电子表格软件中重新保存"
  );
}

function tooManyParts(limits: WorkbookLimits): never {
  return refuseWorkbook(
    `the workbook has more than ${limits.parts} parts; expected one exported from this site`,
    `工作簿部件超过 ${limits.parts} 个；请使用从本站导出的文件`
  );
}
