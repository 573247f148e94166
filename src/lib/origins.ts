import type {Text} from "./language.js";

/** Where the lab behind a model sits, in the order figures stack and list it. */
export const ORIGINS = ["china", "us", "europe", "elsewhere", "undisclosed", "other"] as const;

export type Origin = (typeof ORIGINS)[number];

export const ORIGIN_NAME: Readonly<Record<Origin, Text>> = {
  china: {en: "China", zh: "中国"},
  us: {en: "United States", zh: "美国"},
  europe: {en: "Europe", zh: "欧洲"},
  elsewhere: {en: "Elsewhere or unclear", zh: "其他地区或不明"},
  undisclosed: {en: "Undisclosed labs", zh: "未披露实验室"},
  other: {en: "Other models", zh: "其他模型"}
};

/** CSS fill of an origin, the same on every page; undisclosed labs are hatched. */
export function originColor(origin: Origin): string {
  return origin === "undisclosed" ? "url(#hatch-undisclosed)" : originLine(origin);
}

/** CSS stroke or text colour of an origin. */
export function originLine(origin: Origin): string {
  return `var(--origin-${origin})`;
}

export function isOrigin(value: unknown): value is Origin {
  return ORIGINS.includes(value as Origin);
}
