import type {Lang} from "../lib/language.js";

/** A title or label in one language, where it is written in both as in models, `Country | 国家`; else as it is. */
export function titleIn(written: string, lang: Lang): string {
  const [, en = written, zh = written] = /^(.*\S) \| (\S.*)$/su.exec(written) ?? [];
  return /\p{Script=Han}/u.test(zh) && !/\p{Script=Han}/u.test(en) ? {en, zh}[lang] : written;
}
