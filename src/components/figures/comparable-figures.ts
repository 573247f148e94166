import {html} from "npm:htl";
import {multipleDotsChart, type Band, type MultipleDot} from "../../charts/multiple-dots.js";
import type {ComparablesData} from "../../companies/comparables.js";
import {NOTE_DAY, PEERS, type Discount, type EarningsMultiple, type NoteVerdict} from "../../companies/multiples.js";
import {sumOfTerms} from "../../companies/ratio.js";
import {formatDate, formatShare} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {COMMA} from "../../lib/signs.js";
import {count, day, from, printedAs, type Quantity, share} from "../../words/quantity.js";
import {NO_WORDS, say, type Words} from "../../words/say.js";
import {multiplesIn} from "../../figures/titles/multiples.js";
import {
  arithmeticColumn,
  COMPARABLE_COLUMNS,
  documentColumn,
  earningsTo,
  multipleText,
  quotedOr,
  sourceOfRatios,
  multipleColumn
} from "./comparable-parts.js";
import type {TableColumn} from "../data-table.js";
import {figure} from "../figure.js";

/** Price and earnings per share as quoted; where a vendor gives the ratio, that it is so. */
function priceColumns(lang: Lang): TableColumn<EarningsMultiple>[] {
  const price = ({of, per}: EarningsMultiple) => (per.length > 0 ? of[0]?.fact : undefined);
  const weight = ({per}: EarningsMultiple) => per.reduce((total, term) => total + term.weight, 0);
  const earnings = (m: EarningsMultiple) =>
    m.per[0] ? {...m.per[0].fact, value: sumOfTerms(m.per) / weight(m)} : undefined;
  const published = {en: "ratio as published", zh: "直接采用公布的比率"}[lang];
  const column = (key: string, head: string, fact: typeof price): TableColumn<EarningsMultiple> => ({
    key,
    head,
    unit: "as quoted",
    value: (m) => fact(m)?.value ?? null,
    text: (m) => quotedOr(fact(m), published, lang)
  });
  return [
    column("price", COMPARABLE_COLUMNS.price[lang], price),
    column("eps", {en: "Earnings per share", zh: "每股收益"}[lang], earnings),
    arithmeticColumn(lang)
  ];
}

/** The note's three statements, each with the bases it holds on and those it does not. */
export function comparablesAnswer({verdicts, names, noteCitation}: ComparablesData): Words {
  const told = (["china", "us", "discount"] as const).flatMap((claim) => {
    const own = verdicts.filter((v) => v.claim === claim);
    const [first] = own;
    if (!first) return [];
    const held = own.filter(({holds}) => holds);
    const [some, all] = [count(held.length, "bases"), count(own.length, "bases")];
    const stated = (quantity: Quantity) => from(noteCitation, quantity);
    const range =
      claim === "discount"
        ? [stated(share((first.low + first.high) / 2, 0))]
        : say`${stated(printedAs(first.low, "×", String(first.low)))}–${stated(printedAs(first.high, "×", multipleText(first.high).replace(".0", "")))}`;
    const holders = [...new Set(held.map(({entity}) => names[entity] ?? {en: entity, zh: entity}))];
    const listed = (lang: Lang) => holders.map((name) => name[lang]).join(COMMA[lang]);
    return [
      {
        en: say`${CLAIMED[claim].en} ${range} holds on ${some} of ${all} bases${holders.length > 0 ? `, those of ${listed("en")}` : ""}.`,
        zh: say`${CLAIMED[claim].zh} ${range}：${some} 种口径成立${holders.length > 0 ? `（${listed("zh")}）` : ""}，共 ${all} 种口径。`
      }
    ];
  });
  if (told.length === 0) return NO_WORDS;
  const on = day(NOTE_DAY);
  return {
    en: say`At prices of ${on}: ${told.flatMap(({en}) => [...en, " "])}`,
    zh: say`按${on}股价：${told.flatMap(({zh}) => zh)}`
  };
}

const CLAIMED: Readonly<Record<NoteVerdict["claim"], Text>> = {
  china: {en: "Chinese platforms at", zh: "中国平台市盈率"},
  us: {en: "Their American peers at", zh: "美国同业市盈率"},
  discount: {en: "A discount of about", zh: "折价"}
};

/** Price ÷ earnings, a dot a basis, against the note's two ranges. */
export function earningsFigure(data: ComparablesData, lang: Lang): HTMLElement {
  const {multiples, verdicts, names} = data;
  const nameOf = (entity: string) => names[entity]?.[lang] ?? entity;
  const kindOf = (entity: string): MultipleDot["kind"] =>
    (PEERS as readonly string[]).includes(entity) ? "us" : entity === "NVDA" ? "other" : "china";
  const holds = (entity: string, key: string) =>
    verdicts.some((v) => v.entity === entity && v.key === key && v.claim !== "discount" && v.holds);
  const bands = (["china", "us"] as const).flatMap((kind): Band[] => {
    const found = verdicts.find((v) => v.claim === kind);
    return found ? [{kind, low: found.low, high: found.high, label: `${found.low}–${found.high}×`}] : [];
  });
  const own = multiples.filter(({entity}) => kindOf(entity) === "china").map(({value}) => value);
  const theirs = multiples.filter(({entity}) => kindOf(entity) === "us").map(({value}) => value);
  return figure({
    name: "price-earnings",
    lang,
    title: {
      en: say`Chinese platforms cost ${multiplesIn(own)} earnings, the American pair ${multiplesIn(theirs)}, by basis`,
      zh: say`视口径而定，中国平台市盈率 ${multiplesIn(own)}，美国两家 ${multiplesIn(theirs)}`
    },
    measure: {
      en: say`Price ÷ earnings per share on ${day(NOTE_DAY)} or the vendor’s day nearest before it; shaded: the note’s ranges; filled dots lie within theirs, half of the last digit either way`,
      zh: say`市盈率，${day(NOTE_DAY)}或此前最近的数据商日期；阴影为研报区间，实心点落在其区间内（上下半个末位）`
    },
    draw: (width) =>
      multipleDotsChart(
        multiples.map(({entity, key, basis, value}) => ({
          key: `${entity} ${key}`,
          label: `${nameOf(entity)} · ${basis[lang]}`,
          value,
          text: multipleText(value),
          isInBand: holds(entity, key),
          kind: kindOf(entity)
        })),
        {lang, width, bands}
      ),
    columns: [
      {key: "company", head: COMPARABLE_COLUMNS.company[lang], value: (m) => nameOf(m.entity)},
      {key: "basis", head: COMPARABLE_COLUMNS.basis[lang], value: (m) => m.basis[lang]},
      ...priceColumns(lang),
      {key: "on", head: COMPARABLE_COLUMNS.day[lang], value: (m) => m.on, text: (m) => formatDate(m.on, lang)},
      earningsTo(lang),
      multipleColumn("multiple", COMPARABLE_COLUMNS.multiple[lang], (m: EarningsMultiple) => m.value),
      documentColumn(lang)
    ],
    rows: multiples,
    ...(data.missing.length > 0 && {note: missingNote(data, lang)}),
    source: sourceOfRatios(multiples)
  });
}

/** Bases left out of this edition, by the figure each lacks. */
function missingNote({missing, names}: ComparablesData, lang: Lang): HTMLElement {
  const label = {
    en: "Left out, for a figure that is not on record in this edition",
    zh: "因所需数据未收录于本版而略去"
  };
  return html`<span
    >${label[lang]}:
    ${missing.map(({entity, fact}, i) => html`<span>${i > 0 ? "; " : ""}${names[entity]?.[lang] ?? entity} (<span lang="en">${fact.replaceAll("_", " ")}</span>)</span>`)}</span
  >`;
}

const WHOLE = count(1);

/** Each Chinese basis below the American pair on a like basis. */
export function discountFigure({discounts, multiples, verdicts, names}: ComparablesData, lang: Lang): HTMLElement {
  const basisOf = (entity: string, key: string) =>
    multiples.find((m) => m.entity === entity && m.key === key)?.basis[lang] ?? key;
  const nameOf = (entity: string) => names[entity]?.[lang] ?? entity;
  const stated = verdicts.find(({claim}) => claim === "discount");
  const percent = (value: number) => formatShare(value, lang, 0);
  const values = discounts.map(({discount}) => discount);
  const [least, most] = [share(Math.min(...values), 0), share(Math.max(...values), 0)];
  return figure({
    name: "discount",
    lang,
    title: {
      en: say`On prices of ${day(NOTE_DAY)} their discount to American peers is ${least} to ${most}: the basis decides`,
      zh: say`按${day(NOTE_DAY)}股价，相对美国同业的折价介于 ${least} 与 ${most}：取决于口径`
    },
    measure: {
      en: say`${WHOLE} − P/E ÷ mean of Microsoft’s and Alphabet’s on a like basis; shaded: about ${share(0.4, 0)}, read as within five points`,
      zh: say`${WHOLE} − 市盈率 ÷ 微软与 Alphabet 同口径均值；阴影为“约 ${share(0.4, 0)}”（上下五个百分点）`
    },
    draw: (width) =>
      multipleDotsChart(
        discounts.map(({entity, key, discount}) => ({
          key: `${entity} ${key}`,
          label: `${nameOf(entity)} · ${basisOf(entity, key)}`,
          value: discount,
          text: percent(discount),
          isInBand: stated !== undefined && discount >= stated.low && discount <= stated.high,
          kind: "china"
        })),
        {
          lang,
          width,
          bands: stated
            ? [{kind: "china", low: stated.low, high: stated.high, label: percent((stated.low + stated.high) / 2)}]
            : []
        }
      ),
    columns: [
      {key: "company", head: COMPARABLE_COLUMNS.company[lang], value: (d) => nameOf(d.entity)},
      {key: "basis", head: COMPARABLE_COLUMNS.basis[lang], value: (d) => basisOf(d.entity, d.key)},
      earningsTo(lang),
      multipleColumn("own", COMPARABLE_COLUMNS.multiple[lang], (d: Discount) => d.own),
      multipleColumn("pair", COMPARABLE_COLUMNS.pair[lang], (d: Discount) => d.pair),
      {
        key: "discount",
        head: COMPARABLE_COLUMNS.discount[lang],
        unit: "share",
        value: (d) => d.discount,
        text: (d) => percent(d.discount)
      }
    ],
    rows: discounts,
    note: {
      en: say`The pair’s years end in June (Microsoft) and December 2026 (Alphabet): a basis whose year ends in March 2026 looks nine months less far ahead than Alphabet’s, and so stands too high beside it.`,
      zh: say`对照组的财年分别止于2026年6月（微软）与12月（Alphabet）：止于2026年3月的口径比 Alphabet 少前瞻九个月，倍数因此偏高。`
    },
    source: sourceOfRatios(multiples)
  });
}
