import {BASES, BASIS_NAME, type Basis, type WeekByOrigin} from "../query/basis.js";
import {leadOf, shareBounds, unplacedOf, type ShareBounds} from "../query/share-bounds.js";
import type {Usage} from "../query/usage.js";
import {originAtStart, originInText} from "../words/names.js";
import {day, share} from "../words/quantity.js";
import {say, type Words} from "../words/say.js";
import {figureColumn, type FigureValue} from "./spec.js";

/** One side under one basis: its share with none and with all of what cannot be placed. */
export interface LeadRow {
  readonly basis: Basis;
  readonly side: "china" | "us";
  readonly bounds: ShareBounds;
}

/** Who leads in the last week, under every basis, with both ends of what cannot be placed. */
export function leadRows(byBasis: Readonly<Record<Basis, readonly WeekByOrigin[]>>): LeadRow[] {
  return BASES.flatMap((basis) => {
    const last = byBasis[basis].at(-1);
    if (!last) return [];
    return (["china", "us"] as const).map((side) => ({basis, side, bounds: shareBounds(last.tokens, side)}));
  });
}

/** Who leads, as a finding: whether the bases agree, and whether the lead stands wherever the unplaced sits. */
export function leadFinding(byBasis: Readonly<Record<Basis, readonly WeekByOrigin[]>>): Words {
  const [lastOfNine, lastOfNamed, lastOfAll] = [byBasis.nine.at(-1), byBasis.named.at(-1), byBasis.all.at(-1)];
  if (!lastOfNine || !lastOfNamed || !lastOfAll) throw new Error("weeks: none; expected at least one published week");
  const [nine, named, all] = [leadOf(lastOfNine.tokens), leadOf(lastOfNamed.tokens), leadOf(lastOfAll.tokens)];
  const [Ahead, ahead] = [originAtStart(all.first), originInText(all.first)];
  if (nine.first !== named.first) {
    const [few, many] = [originInText(nine.first), originInText(named.first)];
    return {
      en: say`The count decides: ${few} in the top nine, ${many} overall`,
      zh: say`谁领先取决于口径：前九大模型看${few}，全部具名模型看${many}`
    };
  }
  if ([nine, named, all].every(({isSure}) => isSure))
    return {
      en: say`${Ahead} leads on every count, wherever the unplaced sit`,
      zh: say`各口径下均为${ahead}领先，无论未归属的词元归谁`
    };
  const unplaced = share(unplacedOf(lastOfAll.tokens) / lastOfAll.total, 0);
  return {
    en: say`${Ahead} leads, unless the unplaced ${unplaced} say otherwise`,
    zh: say`${ahead}领先，除非来源不明的 ${unplaced} 词元改变结论`
  };
}

export function leaderFigure(
  usage: Pick<Usage, "citation" | "asOf">,
  byBasis: Readonly<Record<Basis, readonly WeekByOrigin[]>>
): FigureValue<LeadRow> {
  const last = byBasis.all.at(-1);
  if (!last) throw new Error("weeks: none; expected at least one published week");
  const on = day(last.week);
  return {
    name: "leads",
    title: leadTitle(last),
    measure: {
      en: say`Share of tokens in the week of ${on}: solid what is known, hatched what could be added`,
      zh: say`${on}当周的词元占比：实心为已知，斜线为可能另加的部分`
    },
    columns: [
      figureColumn("basis", {en: "Count", zh: "口径"}, (r) => BASIS_NAME[r.basis]),
      figureColumn("side", {en: "Models of", zh: "模型来源"}, (r) => originInText(r.side)),
      figureColumn("share_low", {en: "At least", zh: "至少"}, (r) => share(r.bounds.low)),
      figureColumn("share_high", {en: "At most", zh: "至多"}, (r) => share(r.bounds.high))
    ],
    rows: leadRows(byBasis),
    source: {citation: usage.citation, asOf: usage.asOf, rights: "open"}
  };
}

/** The least both sides carry of all tokens, in one line. */
function leadTitle({tokens}: WeekByOrigin): Words {
  const [a, b] = [share(shareBounds(tokens, "china").low, 0), share(shareBounds(tokens, "us").low, 0)];
  return {
    en: say`At least ${a} Chinese and ${b} American, of all tokens`,
    zh: say`全部词元中，中国至少 ${a}，美国至少 ${b}`
  };
}
