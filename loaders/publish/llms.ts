import type {IsoDate} from "../../src/lib/dates.js";
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {noticeInBoth} from "../../src/lib/audience.js";
import {PLACES, SITE_NAME, type Lang, type Text} from "../../src/lib/language.js";
import {inFull} from "../../src/lib/links.js";
import {HOME, roomOf, ROOMS, type Page} from "../../src/lib/pages.js";
import type {LedgerSchema} from "../../src/query/ledger-schema.js";
import type {Books} from "../../src/query/source-records.js";
import {studies} from "../pages/studies.js";
import {cacheRoot} from "../paths.js";
import {reportPages} from "../reports/files.js";
import {headlineIn} from "./page-text.js";
import type {DataManifest} from "./stable-data.js";
import {textAt} from "./traditional/convert.js";

/** What `llms.txt` is written from: registries of the site, and what a build made of them. */
export interface LlmsInputs {
  readonly schema: LedgerSchema;
  readonly books: Pick<Books, "sources">;
  readonly manifest: DataManifest;
  /** Pages of researchers and reports of the series, listed by the room they stand in. */
  readonly written: readonly Page[];
  /** The last edition that the site has; null where it has none. */
  readonly edition: IsoDate | null;
  /** What a page of a language answers in its first heading; empty where it has none before its scripts run. */
  readonly answerOf: (path: string, lang: Lang) => string;
}

const ABOUT: Text = {
  en: "Interactive research on AI inference: tokens by model, lab and country, prices, companies and their models, and claims checked under each basis they can be read on. Every number is dated and sourced. A research tool without ratings or price targets.",
  zh: "人工智能推理的互动研究：按模型、实验室与国家统计的词元，价格、公司及其模型，以及按各口径核验的论断。每个数字均有日期与来源。本站为研究工具，不含评级与目标价。"
};
const CAVEAT: Text = {
  en: "Token counts are one router’s public traffic: neither market share nor revenue. Labs count with their own tokenizers. A country is where the lab that made the model sits.",
  zh: "词元数据来自单一路由平台的公开流量，既不是市场份额，也不是收入；各实验室使用各自的分词器；国家指开发模型的实验室所在地。"
};
const WORDS = {
  pages: {en: "Pages", zh: "页面"},
  data: {en: "Data at addresses that stay", zh: "固定地址的数据"},
  tables: {en: "Tables", zh: "数据表"},
  views: {en: "Views in data/ledger.duckdb", zh: "data/ledger.duckdb 中的视图"},
  cite: {en: "How to cite", zh: "引用方式"},
  more: {en: "More", zh: "其他"},
  rows: {en: "rows", zh: "行"},
  asOf: {en: "as of", zh: "数据截至"}
} as const satisfies Record<string, Text>;
const ADDRESSES: Text = {
  en: "Paths are below the address of this site. Names of tables, views and columns are a contract; the manifest holds rows, days and checksums.",
  zh: "以下路径均相对于本站地址。数据表、视图与列名固定不变；清单注明行数、日期与校验和。"
};
const CITING: Text = {
  en: "Each row names its source; cite that source, with its day and its licence, beside the number. Sources whose rows may be passed on:",
  zh: "每行数据均注明来源；引用数字时请一并注明该来源、日期与许可。可再分发的来源："
};
const HASHED: Text = {
  en: "The entry of the books that the data were made from",
  zh: "数据所依据的账本条目"
};
const ofEdition = (edition: IsoDate): readonly [address: string, about: Text] => [
  `data/editions/${edition}/manifest.json`,
  {
    en: `Tables as an edition had them, as Parquet and CSV, with the checksums that it states; likewise for each edition’s day. An iframe shows a figure as the edition keeps it at en/usage.html?embed=slice-weeks&edition=${edition}`,
    zh: `某一版本当时的数据表（Parquet 与 CSV）及该版所载校验和；各版日期均同。以 iframe 打开 en/usage.html?embed=slice-weeks&edition=${edition}，即为该版留存的图`
  }
];
const MORE: readonly (readonly [address: string, about: Text])[] = [
  ["source/index.txt", {en: "Source of every page, by its name", zh: "各页面的源文件，按页面名称命名"}],
  [
    "modules/figures.js",
    {
      en: "ES module by which other sites show a figure, types in modules/figures.d.ts; an iframe shows one at en/usage.html?embed=slice-weeks",
      zh: "供其他网站展示图的 ES 模块，类型见 modules/figures.d.ts；亦可用 iframe 打开 en/usage.html?embed=slice-weeks"
    }
  ],
  [
    "supply-chain.html",
    {
      en: "Packages that this site ships, with a bill of materials in sbom.json",
      zh: "本站所含软件包，物料清单见 sbom.json"
    }
  ],
  ["licences.txt", {en: "Licences of the code this site ships", zh: "本站所含代码的许可"}]
];

const both = ({en, zh}: Text) => `${en} · ${zh}`;

/** What an assistant needs to know of the site: pages, data and how to cite them, as https://llmstxt.org lays it out. */
export function llmsText({schema, books, manifest, written, edition, answerOf}: LlmsInputs): string {
  const {seq, hash} = manifest.ledger;
  const page = ({path, name}: Page) => {
    const links = PLACES.map((place) => `[${textAt(place, name)}](${inFull(`${place}${path}`)})`).join(" · ");
    const answer = answerOf(path, "en");
    return `- ${links}${answer === "" ? "" : `: ${answer}`}`;
  };
  const rooms = ROOMS.flatMap((room) => [
    "",
    `### ${both(room.name)}`,
    "",
    ...[...room.pages, ...written.filter(({path}) => roomOf(path) === room)].map(page)
  ]);
  const relations = (kind: "table" | "view") =>
    schema.relations.filter((relation) => relation.kind === kind).map((relation) => relationText(relation, manifest));
  const open = books.sources.filter(({rights, rows}) => rights === "open" && rows > 0);
  return [
    `# ${both(SITE_NAME)}`,
    "",
    `> ${ABOUT.en}`,
    ">",
    `> ${ABOUT.zh}`,
    "",
    CAVEAT.en,
    CAVEAT.zh,
    ...(manifest.audience === null ? [] : ["", noticeInBoth(manifest.audience)]),
    "",
    `${both(HASHED)}: ${seq}, ${hash}`,
    "",
    `## ${both(WORDS.pages)}`,
    "",
    page(HOME),
    ...rooms,
    "",
    `## ${both(WORDS.data)}`,
    "",
    ADDRESSES.en,
    ADDRESSES.zh,
    "",
    "- [manifest.json](data/manifest.json)",
    ...manifest.files.filter(({file}) => !isOfTable(file, manifest)).map(({file}) => `- [${file}](data/${file})`),
    "",
    `### ${both(WORDS.tables)}`,
    "",
    ...relations("table"),
    "",
    `### ${both(WORDS.views)}`,
    "",
    ...relations("view"),
    "",
    `## ${both(WORDS.cite)}`,
    "",
    CITING.en,
    CITING.zh,
    "",
    ...open.map(
      ({source, citation, licence, as_of}) => `- \`${source}\`: ${citation} (${licence}; ${both(WORDS.asOf)} ${as_of})`
    ),
    "",
    `## ${both(WORDS.more)}`,
    "",
    ...[...(edition === null ? [] : [ofEdition(edition)]), ...MORE].map(
      ([address, about]) => `- [${address}](${address}): ${both(about)}`
    ),
    ""
  ].join("\n");
}

type Relation = LedgerSchema["relations"][number];

function relationText({name, about, columns}: Relation, {tables, files}: DataManifest): string {
  const offered = files.filter(({file}) => file.replace(/\.\w+$/, "") === name);
  const links = offered.map(({file}) => `[${file}](data/${file})`).join(", ");
  const held = tables.find(({table}) => table === name);
  const extent = held
    ? [`${held.rows} ${both(WORDS.rows)}`, ...(held.as_of === null ? [] : [`${both(WORDS.asOf)} ${held.as_of}`])]
    : [];
  const told = [links, ...extent].filter((part) => part !== "").join("; ");
  return [
    `- \`${name}\`: ${both(about)}${told === "" ? "" : ` (${told})`}`,
    `  ${columns.map((column) => `${column.name} ${column.type}`).join(", ")}`
  ].join("\n");
}

function isOfTable(file: string, {tables}: DataManifest): boolean {
  return tables.some(({table}) => file.replace(/\.\w+$/, "") === table);
}

/** `llms.txt` of a site that stands whole in a folder, from the results its pages were built with. */
export function llmsOfSite(folder: string, editions: readonly IsoDate[], results = join(cacheRoot, "data")): string {
  const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
  return llmsText({
    schema: read(join(results, "schema.json")) as LedgerSchema,
    books: read(join(results, "sources.json")) as Books,
    manifest: read(join(folder, "data/manifest.json")) as DataManifest,
    written: [...studies(), ...reportPages()],
    edition: [...editions].sort().at(-1) ?? null,
    answerOf: (path, lang) => headingIn(join(folder, inFull(`/${lang}${path}`)))
  });
}

/** The words of a built page’s first heading. */
function headingIn(file: string): string {
  return existsSync(file) ? headlineIn(readFileSync(file, "utf8")) : "";
}
