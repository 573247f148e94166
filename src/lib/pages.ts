import type {Text} from "./language.js";

/** One page of the site, the same route in every language. */
export interface Page {
  /** Route below the language, "/" for its home. */
  readonly path: string;
  readonly name: Text;
}

/** Pages in the order of the navigation. */
export const PAGES: readonly Page[] = [
  {path: "/", name: {en: "Overview", zh: "概览"}},
  {path: "/brief", name: {en: "Brief", zh: "简报"}},
  {path: "/claims", name: {en: "What held", zh: "论断核验"}},
  {path: "/tokens", name: {en: "Tokens", zh: "词元"}},
  {path: "/explore", name: {en: "Explore", zh: "探索"}},
  {path: "/use-cases", name: {en: "Use cases", zh: "用途"}},
  {path: "/revenue", name: {en: "Revenue", zh: "收入"}},
  {path: "/exposure", name: {en: "Tickers", zh: "上市公司"}},
  {path: "/events", name: {en: "Events", zh: "事件"}},
  {path: "/value", name: {en: "Value", zh: "估值"}},
  {path: "/comparables", name: {en: "Peers", zh: "可比公司"}},
  {path: "/restatements", name: {en: "Restatements", zh: "修订"}},
  {path: "/editions", name: {en: "Editions", zh: "版本"}},
  {path: "/sql", name: {en: "SQL", zh: "SQL"}},
  {path: "/sources", name: {en: "Data", zh: "数据"}}
];
