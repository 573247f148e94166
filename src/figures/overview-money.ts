import type {Text} from "../lib/language.js";
import {routerOverReported, type ReportedRevenue, type RevenueData} from "../query/revenue.js";
import {companyName} from "../words/names.js";
import {count, day, from, money, share, usd} from "../words/quantity.js";
import {say, type Words} from "../words/say.js";
import {daysText} from "./overview-facts.js";
import {figureColumn, type FigureOrigin, type FigureValue} from "./spec.js";

/** A company's tokens over the router as a part of what it reported for the same period. */
export interface RouterPart {
  readonly company: Text;
  readonly reported: ReportedRevenue;
  readonly low: number;
  readonly high: number;
}

/** The latest period of each company for which the part can be worked out, the largest part first. */
export function routerParts({reported}: Pick<RevenueData, "reported">): RouterPart[] {
  const known = reported.flatMap((r) => {
    const part = routerOverReported(r);
    return part ? [{company: companyName(r.entity, r.name), reported: r, ...part}] : [];
  });
  return known
    .filter(({reported: r}) => known.every((k) => k.reported.entity !== r.entity || k.reported.to <= r.to))
    .sort((a, b) => b.high - a.high);
}

/** What one router's tokens are of reported revenue, as a finding. */
export function moneyFinding(parts: readonly RouterPart[]): Words {
  const [most] = parts;
  if (!most)
    return {
      en: say`Too few tokens have a price to hold against reported revenue`,
      zh: say`有标价的词元过少，无法与公司披露的收入对照`
    };
  const high = share(most.high, most.high < 0.01 ? 1 : 0);
  return {
    en: say`One router’s priced tokens come to at most ${high} of reported revenue`,
    zh: say`一个路由平台有标价的词元至多相当于公司披露收入的 ${high}`
  };
}

/** The part of each company, divided out: router dollars over reported revenue. */
export function moneyFigure(data: Pick<RevenueData, "reported">, source: FigureOrigin): FigureValue<RouterPart> {
  const parts = routerParts(data);
  const [most] = parts;
  const all = count(parts.length, "companies");
  const ends = daysText(parts.map(({reported}) => reported.to));
  return {
    name: "router-over-reported",
    title: most
      ? {
          en: say`${most.company}: tokens here come to ${share(most.low)} to ${share(most.high)} of reported revenue`,
          zh: say`${most.company}：经此平台的词元相当于披露收入的 ${share(most.low)} 至 ${share(most.high)}`
        }
      : moneyFinding(parts),
    measure: {
      en: say`List price of the priced tokens of a company’s own labs over the router, as a part of the line they are sold in, in the last period reported: to ${ends.en}; ${all} companies`,
      zh: say`公司自有实验室经路由平台、有标价的词元按标价的金额，占最近披露期（截至${ends.zh}）其所属收入项目之比；${all} 家公司`
    },
    columns: [
      figureColumn("company", {en: "Company", zh: "公司"}, (r) => r.company),
      figureColumn("period_start", {en: "From", zh: "起"}, (r) => day(r.reported.from)),
      figureColumn("period_end", {en: "To", zh: "止"}, (r) => day(r.reported.to)),
      figureColumn("reported", {en: "Reported", zh: "披露"}, (r) =>
        from(r.reported.citation, money(r.reported.value, r.reported.currency))
      ),
      figureColumn("priced_share", {en: "Tokens with a price", zh: "有标价的词元"}, (r) =>
        share(r.reported.pricedShare)
      ),
      figureColumn("usd_low", {en: "Router, at least", zh: "路由平台，最低"}, (r) => usd(r.reported.usdLow)),
      figureColumn("usd_high", {en: "Router, at most", zh: "路由平台，最高"}, (r) => usd(r.reported.usdHigh)),
      figureColumn("part_low", {en: "Part, at least", zh: "占比，最低"}, (r) => share(r.low, 2)),
      figureColumn("part_high", {en: "Part, at most", zh: "占比，最高"}, (r) => share(r.high, 2))
    ],
    rows: parts,
    source,
    note: {
      en: say`Direct and cloud traffic never passes the router, so the rest of the revenue is not missing: it is elsewhere; nor are tokens without a price on record counted, whose part the table gives. Yuan at the mean rate of the period’s quarters.`,
      zh: say`直连与云端流量不经过路由平台，其余收入并非缺失，而是在别处；无标价的词元亦未计入，其占比见表。人民币按该期各季度平均汇率折算。`
    }
  };
}
