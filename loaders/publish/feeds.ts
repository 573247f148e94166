import {readFileSync} from "node:fs";
import {join} from "node:path";
import {briefFinding} from "../../src/figures/findings/brief.js";
import {writeFragment} from "../../src/lib/address.js";
import {AUDIENCE_NOTICE, type Audience} from "../../src/lib/audience.js";
import {isMonday, type IsoDate} from "../../src/lib/dates.js";
import {formatDate} from "../../src/lib/format.js";
import {HTML_LANG, langOfPath, PLACES, SITE_NAME, TRADITIONAL, type Text} from "../../src/lib/language.js";
import {FEED} from "../../src/lib/pages.js";
import type {Alert} from "../../src/desk/watch.js";
import {alertsOf, HOUSE_RULES, type WatchData} from "../../src/desk/watch-data.js";
import type {Claims} from "../../src/query/claims/claims.js";
import {verdictsOn} from "../../src/query/claims/verdicts-on.js";
import type {BriefRows} from "../../src/query/brief/brief.js";
import type {Edition} from "../../src/query/editions.js";
import {ruleWords} from "../../src/figures/rule-words.js";
import {count} from "../../src/words/quantity.js";
import {printWords, say, type Words} from "../../src/words/say.js";
import {audienceOf} from "../audience.js";
import type {BriefData} from "../data/brief.js";
import {loadEarlierBriefs} from "../data/earlier-briefs.js";
import {editionName} from "../editions/files.js";
import {cacheRoot} from "../paths.js";
import {writeWhole} from "../whole.js";
import {addressFrom} from "./address.js";
import {atomText, type AtomEntry} from "./atom.js";
import {inTraditional} from "./traditional/convert.js";

/** What a feed is written from. */
export interface FeedInputs {
  readonly editions: readonly Pick<Edition, "date" | "kind" | "frozenOn" | "text">[];
  /** What changed when the last whole week came on record; null where none did. */
  readonly brief: BriefRows | null;
  /** What changed when each whole week before that came on record, up to the eve of the next. */
  readonly earlier: readonly BriefRows[];
  /** What the house's watch rules told, newest first. */
  readonly alerts: readonly Alert[];
  /** Last day of the books the site is built from. */
  readonly booksOn: IsoDate;
  /** For whom the site is published; null for a working copy. */
  readonly audience: Audience | null;
  /** Address of the site, ending in a slash; empty where it is not known, and links are relative to the feed. */
  readonly site: string;
}

/** Where the alerts of the house's rules stand as data. */
const ALERTS = "alerts.json";

const SUBTITLE: Text = {
  en: "Editions of the ledger, and what each new week on record changed",
  zh: "账本的各个版本，以及每次新的一周入账带来的变动"
};
const ALERTED: Text = {en: "Watch rules that told of something: ", zh: "有提示的规则数："};
const RECONSTRUCTED: Text = {en: " (reconstructed)", zh: "（重建）"};

/** The feed of a language, or of Traditional: editions, and a brief for each week that came on record, dated by the books. */
export function feedText(
  {editions, brief, earlier, alerts, booksOn, audience, site}: FeedInputs,
  place: (typeof PLACES)[number]
): string {
  const from = `/${place}${FEED}`;
  const lang = langOfPath(from);
  const isTraditional = place !== lang;
  const address = addressFrom(site, from);
  const feed = atomText({
    key: `${place}/feed`,
    tag: isTraditional ? TRADITIONAL.tag : HTML_LANG[lang],
    title: SITE_NAME[lang],
    subtitle: SUBTITLE[lang],
    author: SITE_NAME[lang],
    rights: audience === null ? "" : AUDIENCE_NOTICE[audience][lang],
    self: address(from),
    home: address(`/${place}/`),
    asOf: booksOn,
    entries: [
      ...editions.map(({date, kind, frozenOn, text}) => ({
        key: `${place}/editions/${date}`,
        title: `${editionName(date)[lang]}${kind === "reconstructed" ? RECONSTRUCTED[lang] : ""}`,
        summary: text[lang],
        href: address(`/${place}/editions/${date}`),
        publishedOn: frozenOn,
        updatedOn: frozenOn
      })),
      // Without its second day, which moves with every night that the books are asked: the page opens with the latest.
      ...(brief === null ? [] : briefEntries(brief, place, address(briefPage(place, [["from", brief.from]])))),
      ...earlier.flatMap((past) =>
        briefEntries(
          past,
          place,
          address(
            briefPage(place, [
              ["from", past.from],
              ["to", past.to]
            ])
          )
        )
      ),
      ...alertEntries(alerts, place, address(`/${place}/desk`))
    ]
  });
  return isTraditional ? inTraditional(feed) : feed;
}

/** An entry for each Monday on which rules had something to tell: what a later day adds stands on the next. */
function alertEntries(alerts: readonly Alert[], place: string, href: string): AtomEntry[] {
  const lang = langOfPath(`/${place}/`);
  const mondays = alerts.map(({day}) => day).filter((day) => isMonday(Date.parse(day)));
  return [...new Set(mondays)].map((day) => {
    const told = alerts.filter((alert) => alert.day === day);
    return {
      key: `${place}/watch/${day}`,
      title: `${ALERTED[lang]}${told.length}`,
      summary: told.map(({rule}) => printWords(ruleWords(rule), lang)).join({en: "; ", zh: "；"}[lang]),
      href,
      publishedOn: day,
      updatedOn: day
    };
  });
}

function briefPage(place: string, days: Parameters<typeof writeFragment>[0]): string {
  return `/${place}/brief#${writeFragment(days)}`;
}

/** A brief by the week it is of: a later state of the same week is the same entry, updated. */
function briefEntries(brief: BriefRows, place: string, href: string): AtomEntry[] {
  const lang = langOfPath(`/${place}/`);
  const finding = briefFinding(brief, null);
  const {to, now} = brief;
  if (!finding || now.week_start === null) return [];
  return [
    {
      key: `${place}/brief/${now.week_start}`,
      title: printWords(finding, lang),
      summary: printWords(changesWords(brief), lang),
      href,
      publishedOn: now.as_of ?? to,
      updatedOn: newestOf(brief) ?? to
    }
  ];
}

/** The latest day of what a brief tells, however often the books were asked since; null where it tells nothing dated. */
function newestOf({now, prices, tasks, restated, catalogues, exposures}: BriefRows): IsoDate | null {
  const days = [
    ...(now.as_of === null ? [] : [now.as_of]),
    ...[...prices, ...tasks].map(({now_on: day}) => day),
    ...restated.map(({restated_on: day}) => day),
    ...catalogues.map(({first_on: day}) => day),
    ...exposures.map(({date}) => date)
  ];
  return days.reduce<IsoDate | null>((last, day) => (last !== null && last >= day ? last : day), null);
}

/** Between which days, and how much changed. */
function changesWords({from, to, prices, models, restated}: BriefRows): Words {
  const [listings, moved, values] = [
    count(prices.length, "listings"),
    count(models.length, "models"),
    count(restated.length, "values")
  ];
  return {
    en: say`From ${formatDate(from, "en")} to ${formatDate(to, "en")}. Listings priced otherwise: ${listings}; models that came or left: ${moved}; values restated: ${values}.`,
    zh: say`${formatDate(from, "zh")}至${formatDate(to, "zh")}。标价变动：${listings} 项；进出榜模型：${moved} 个；被修订的数值：${values} 个。`
  };
}

/** Writes the feed of each language, and of Traditional, into a built site, from the results its pages were built with; how many. */
export async function writeFeeds(
  folder: string,
  options: {
    readonly booksOn: IsoDate;
    readonly site: string;
    readonly results?: string;
    readonly earlierBriefs?: () => Promise<FeedInputs["earlier"]>;
  }
): Promise<number> {
  const {booksOn, site, results = join(cacheRoot, "data"), earlierBriefs = loadEarlierBriefs} = options;
  const read = (file: string): unknown => JSON.parse(readFileSync(join(results, file), "utf8"));
  const {editions} = read("editions.json") as {editions: FeedInputs["editions"]};
  const {brief} = read("brief.json") as Pick<BriefData, "brief">;
  const {states} = read("watch.json") as WatchData;
  const claims = read("claims.json") as Claims;
  const alerts = alertsOf(
    HOUSE_RULES,
    states.map((state) => ({...state, claims: verdictsOn(claims, state.day)}))
  );
  const audience = audienceOf();
  const earlier = await earlierBriefs();
  writeWhole(
    join(folder, ALERTS),
    `${JSON.stringify({audience, books_on: booksOn, rules: HOUSE_RULES.split("\n"), alerts}, null, 2)}\n`
  );
  for (const place of PLACES)
    writeWhole(
      join(folder, `${place}${FEED}`),
      feedText({editions, brief, earlier, alerts, booksOn, audience, site}, place)
    );
  return PLACES.length;
}
