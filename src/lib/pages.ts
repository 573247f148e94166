import type {Text} from "./language.js";

/** One page of the site, the same route in every language. */
export interface Page {
  /** Route below the language, "/" for its home. */
  readonly path: string;
  readonly name: Text;
}

/** Pages that a reader would look for in one place. */
export interface Room {
  readonly name: Text;
  /** In the order of the navigation; the first is where the room is entered. */
  readonly pages: readonly [Page, ...Page[]];
  /** Where pages of researchers stand, in the room that lists them. */
  readonly studies?: `${string}/`;
  /** Where pages stand that are built from data: one a lab, a model, or a report of the series. */
  readonly built?: readonly `/${string}/`[];
  /** What its pages are for: work takes the width there is, reading keeps lines short. */
  readonly density?: Density;
}

export type Density = "work" | "reading";

/** Where below each language, and below Traditional, its feed of editions and briefs stands. */
export const FEED = "/feed.xml";

/** The page that the name of the site leads to. */
export const HOME: Page = {path: "/", name: {en: "Overview", zh: "概览"}};

export const ROOMS: readonly Room[] = [
  {
    name: {en: "Usage", zh: "用量"},
    density: "work",
    built: ["/labs/", "/models/"],
    pages: [
      {path: "/usage", name: {en: "Usage", zh: "用量"}},
      {path: "/use-cases", name: {en: "Use cases", zh: "用途"}},
      {path: "/profiles", name: {en: "Labs and models", zh: "实验室与模型"}},
      {path: "/revenue", name: {en: "Revenue", zh: "收入"}}
    ]
  },
  {
    name: {en: "Companies", zh: "公司"},
    density: "work",
    pages: [
      {path: "/companies", name: {en: "Coverage", zh: "公司一览"}},
      {path: "/value", name: {en: "Value", zh: "估值"}},
      {path: "/desk", name: {en: "Desk", zh: "研究台"}}
    ]
  },
  {
    name: {en: "Reports", zh: "研报"},
    density: "reading",
    built: ["/reports/"],
    pages: [
      {path: "/claims", name: {en: "What held", zh: "论断核验"}},
      {path: "/lead", name: {en: "Usage and revenue", zh: "用量与收入"}},
      {path: "/editions", name: {en: "Editions", zh: "版本"}}
    ]
  },
  {
    name: {en: "What changed", zh: "变动"},
    pages: [
      {path: "/brief", name: {en: "Brief", zh: "简报"}},
      {path: "/events", name: {en: "Events", zh: "事件"}},
      {path: "/restatements", name: {en: "Restatements", zh: "修订"}}
    ]
  },
  {
    name: {en: "Workbench", zh: "工作台"},
    density: "work",
    pages: [
      {path: "/notebook", name: {en: "Notebook", zh: "笔记本"}},
      {path: "/tutorial", name: {en: "Tutorial", zh: "教程"}},
      {path: "/sql", name: {en: "SQL", zh: "SQL"}},
      {path: "/report", name: {en: "New report", zh: "写研报"}},
      {path: "/requests", name: {en: "Own requests", zh: "自有请求"}}
    ],
    studies: "/studies/"
  },
  {name: {en: "Data", zh: "数据"}, pages: [{path: "/sources", name: {en: "Sources", zh: "来源"}}]}
];

export const PAGES: readonly Page[] = [HOME, ...ROOMS.flatMap(({pages}) => pages)];

/** A page that stands elsewhere now: its old address leads there, with all it states. */
export interface MovedPage extends Page {
  /** Route below the language where it is now. */
  readonly to: string;
  /** Keys of its address by what they are called there; the others kept their names. */
  readonly renamed: Readonly<Record<string, string>>;
  /** What the address there has to say for the page to show what stood at the old one. */
  readonly stated: Readonly<Record<string, string>>;
  /** Where on the page that is; empty for its beginning. */
  readonly place: string;
}

/** Pages of before, each of which keeps its address for good: links, notes and kept editions hold it. */
export const MOVED: readonly MovedPage[] = [
  {
    path: "/tokens",
    name: {en: "Tokens", zh: "词元"},
    to: "/usage",
    renamed: {scale: "axis"},
    stated: {},
    place: ""
  },
  {
    path: "/explore",
    name: {en: "Explore", zh: "探索"},
    to: "/usage",
    renamed: {range: "weeks", scale: "series"},
    stated: {controls: "all"},
    place: "all-controls"
  },
  {
    path: "/comparables",
    name: {en: "Peers", zh: "可比公司"},
    to: "/companies",
    renamed: {},
    stated: {},
    place: "peers"
  },
  {
    path: "/exposure",
    name: {en: "Tickers", zh: "上市公司"},
    to: "/companies",
    renamed: {},
    stated: {},
    place: "tickers"
  }
];

/** What the page at a route below the language is for; null where neither work nor reading decides its width. */
export function densityOf(path: string): Density | null {
  return path === HOME.path ? "reading" : (roomOf(path)?.density ?? null);
}

/** The room that a route below the language stands in, such as "/value" or "/editions/2026-02-27"; none for the home. */
export function roomOf(path: string): Room | null {
  return (
    ROOMS.find(
      ({pages, studies, built = []}) =>
        pages.some((page) => path === page.path || path.startsWith(`${page.path}/`)) ||
        [...built, ...(studies === undefined ? [] : [studies])].some((folder) => path.startsWith(folder))
    ) ?? null
  );
}
