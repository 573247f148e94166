/** Languages of the site, in the order they are offered; Traditional Chinese is made of `zh` by a build. */
export const LANGUAGES = ["en", "zh"] as const;

export type Lang = (typeof LANGUAGES)[number];

/** A text in every language: a missing one does not compile. */
export type Text = Readonly<Record<Lang, string>>;

/** BCP 47 tag for `<html lang>` and `hreflang`. */
export const HTML_LANG: Text = {en: "en", zh: "zh-Hans"};

/** The language's own name, for the switch. */
export const LANGUAGE_NAME: Text = {en: "English", zh: "简体中文"};

/** Traditional Chinese as Hong Kong writes it: where its pages stand, below the root, of which language they are made, and what it is called. */
export const TRADITIONAL = {folder: "hant", of: "zh", tag: "zh-Hant-HK", name: "繁體中文"} as const satisfies {
  readonly folder: string;
  readonly of: Lang;
  readonly tag: string;
  readonly name: string;
};

/** Where the site stands in each language and in Traditional, below its root. */
export const PLACES = [...LANGUAGES, `${TRADITIONAL.folder}/${TRADITIONAL.of}`] as const;

/** Name of the site, set here alone. */
export const SITE_NAME: Text = {en: "Alpha Ledger", zh: "阿尔法账本"};

export function isLang(value: unknown): value is Lang {
  return LANGUAGES.includes(value as Lang);
}

/** Language of a page path such as "/zh/tokens", whatever the site is mounted below; English for paths outside the language folders. */
export function langOfPath(path: string): Lang {
  const [first, ...rest] = path.split("/").slice(1);
  return [first, ...rest.slice(0, -1)].findLast(isLang) ?? "en";
}

/** The language a route parameter names; throws on any other value. */
export function parseLang(value: unknown): Lang {
  if (isLang(value)) return value;
  throw new Error(`unknown language: ${String(value)}; expected ${LANGUAGES.join(" or ")}`);
}
