import {numberPrinter} from "../../lib/number-printer.js";
import {formatDate, formatInteger, formatShare, formatTokensShort} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {BREAK} from "../../lib/signs.js";
import type {ChangeCause, Claim, Topic, ClaimUnit} from "../../query/claims/claims.js";
import type {Criterion, Verdict, VerdictKind} from "../../query/claims/verdict.js";

/** A value of a claim in words, by its unit. */
export function formatClaimed(value: number, unit: ClaimUnit, lang: Lang): string {
  switch (unit) {
    case "tokens":
      return formatTokensShort(value, lang);
    case "share":
      return formatShare(value, lang);
    case "count":
      return formatInteger(value, lang);
    case "usd_per_mtok":
      return {en: `US$${decimal(value, lang)}`, zh: `${decimal(value, lang)} 美元`}[lang];
    case "ratio":
    case "multiple":
      return `${decimal(value, lang)}×`;
  }
}

function decimal(value: number, lang: Lang): string {
  return numberPrinter(lang, {minimumFractionDigits: 2, maximumFractionDigits: 2})(value);
}

/** What would bear a claim out: sign and number or numbers, apart so that each number can be an element. */
export function criterionWords({test}: Pick<Criterion, "test">): Text {
  return {
    equals: {en: "claimed", zh: "论断为"},
    between: {en: "claimed between", zh: "论断介于"},
    above: {en: "claimed above", zh: "论断高于"},
    below: {en: "claimed below", zh: "论断低于"},
    at_least: {en: "claimed at least", zh: "论断不低于"},
    at_most: {en: "claimed at most", zh: "论断不高于"}
  }[test];
}

export const VERDICT_NAME: Readonly<Record<VerdictKind, Text>> = {
  holds: {en: "Holds", zh: "成立"},
  holds_only_under: {en: "Only on some bases", zh: "仅部分口径成立"},
  does_not_hold: {en: "Does not hold", zh: "不成立"},
  cannot_be_tested: {en: "Cannot be tested", zh: "无法检验"}
};

/** A sign for each verdict, so that it does not rest on colour. */
export const VERDICT_SIGN: Readonly<Record<VerdictKind, string>> = {
  holds: "●",
  holds_only_under: "◐",
  does_not_hold: "○",
  cannot_be_tested: "–"
};

export const TOPIC_NAME: Readonly<Record<Topic, Text>> = {
  tokens: {en: "Tokens: who is ahead", zh: "词元：谁领先"},
  use: {en: "Use: what tokens are for", zh: "用途：词元用来做什么"},
  price: {en: "Price and efficiency", zh: "价格与效率"},
  value: {en: "Value: what the shares cost", zh: "估值：股价是否合理"},
  beneficiary: {en: "Beneficiaries", zh: "受益者"},
  since: {en: "What followed", zh: "后续如何"}
};

export const CAUSE_NAME: Readonly<Record<ChangeCause, Text>> = {
  due: {en: "fell due", zh: "到期"},
  aged: {en: "grown old", zh: "数据过旧"},
  restated: {en: "restated", zh: "数据修订"},
  new_data: {en: "new data", zh: "新数据"}
};

type Named = readonly {readonly basis: string; readonly name: Text}[];

/** Names of bases, joined. */
export function basisNames(bases: readonly string[], readings: Named, lang: Lang): string {
  const names = bases.map((b) => readings.find((r) => r.basis === b)?.name[lang] ?? b);
  return names.join(BREAK[lang]);
}

/** A verdict in words, with the bases it holds under or why it cannot be tested. */
export function verdictWords(
  verdict: Verdict,
  claim: Pick<Claim, "untestable" | "decidedOn"> & {readonly readings: Named},
  lang: Lang
): string {
  const name = VERDICT_NAME[verdict.kind][lang];
  if (verdict.kind === "holds_only_under") {
    const bases = basisNames(verdict.bases, claim.readings, lang);
    return {en: `Holds only under: ${bases}`, zh: `仅在以下口径成立：${bases}`}[lang];
  }
  if (verdict.kind !== "cannot_be_tested") return name;
  const why = whyUntested(verdict.why, claim)[lang];
  return {en: `${name}: ${why}`, zh: `${name}：${why}`}[lang];
}

function whyUntested(
  why: (Verdict & {kind: "cannot_be_tested"})["why"],
  {untestable, decidedOn}: Pick<Claim, "untestable" | "decidedOn">
): Text {
  switch (why) {
    case "no_reading":
      return untestable ?? {en: "no data here can test it.", zh: "没有可用数据。"};
    case "not_on_record":
      return {en: "the ledger has nothing on it for that day.", zh: "账本没有该日的相关数据。"};
    case "too_thin":
      return {en: "the values rest on less than half of the tokens.", zh: "数值所依据的词元不足一半。"};
    case "open": {
      const day = decidedOn ?? "";
      return {en: `open until ${formatDate(day, "en")}.`, zh: `${formatDate(day, "zh")}前尚无定论。`};
    }
  }
}
