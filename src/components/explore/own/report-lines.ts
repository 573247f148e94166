import {formatInteger} from "../../../lib/format.js";
import type {Lang, Text} from "../../../lib/language.js";
import {BREAK, COMMA, inBrackets, PAUSE} from "../../../lib/signs.js";
import type {ImportReport, RoleTokens} from "../../../query/import/report.js";

const ROLES: Readonly<Record<keyof RoleTokens, Text>> = {
  input: {en: "input", zh: "输入"},
  output: {en: "output", zh: "输出"},
  cacheRead: {en: "read from the cache", zh: "缓存命中"},
  cacheWrite: {en: "written to the cache", zh: "写入缓存"},
  reasoning: {en: "reasoning", zh: "推理"}
};

const CACHE: Readonly<Record<"within" | "beside", Text>> = {
  within: {en: "cached tokens are among the input", zh: "缓存词元已包含在输入中"},
  beside: {en: "cached tokens come on top of the input", zh: "缓存词元在输入之外另计"}
};

const BY: Readonly<Record<"total" | "values" | "export" | "names" | "reader", Text>> = {
  total: {en: "its totals prove it", zh: "由合计列证实"},
  values: {en: "its values allow nothing else", zh: "由取值判定"},
  export: {en: "as this export does", zh: "依该导出的约定"},
  names: {en: "by the names of the columns", zh: "依列名判断"},
  reader: {en: "as you say", zh: "依您的选择"}
};

/** Tokens by role, and how cached ones are counted, behind a colon's total. */
export function tokensByRole({roles, files}: ImportReport, lang: Lang): string {
  const parts = (Object.keys(ROLES) as (keyof RoleTokens)[])
    .filter((role) => roles[role] > 0)
    .map((role) => `${ROLES[role][lang]} ${formatInteger(roles[role], lang)}`);
  const [cache] = files.flatMap((file) => file.cache ?? []);
  const told = cache?.cache ? [`${CACHE[cache.cache][lang]}${PAUSE[lang]}${BY[cache.by][lang]}`] : [];
  const all = [...(parts.length ? [parts.join(COMMA[lang])] : []), ...told];
  return all.length === 0 ? "" : inBrackets(all.join(BREAK[lang]), lang);
}
