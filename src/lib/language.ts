/** Languages of the site, in the order they are offered. Traditional Chinese will join by conversion from `zh`. */
export const LANGUAGES = ["en", "zh"] as const;

export type Lang = (typeof LANGUAGES)[number];

/** A text in every language: a missing one does not compile. */
export type Text = Readonly<Record<Lang, string>>;

/** BCP 47 tag for `<html lang>` and `hreflang`. */
export const HTML_LANG: Text = {en: "en", zh: "zh-Hans"};

/** The language's own name, for the switch. */
export const LANGUAGE_NAME: Text = {en: "English", zh: "简体中文"};

/** Name of the site, set here alone. */
export const SITE_NAME: Text = {en: "Alpha Ledger", zh: "阿尔法账本"};

export function isLang(value: unknown): value is Lang {
  return LANGUAGES.includes(value as Lang);
}

/** Language of a page path such as "/zh/tokens"; English for paths outside the language folders. */
export function langOfPath(path: string): Lang {
  const [, first] = path.split("/");
  return isLang(first) ? first : "en";
}

/** The language a route parameter names; throws on any other value. */
export function parseLang(value: unknown): Lang {
  if (isLang(value)) return value;
  throw new Error(`unknown language: ${String(value)}; expected ${LANGUAGES.join(" or ")}`);
}
