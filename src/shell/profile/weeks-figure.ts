import {memberColors} from "../../charts/member-color.js";
import {seriesLinesChart} from "../../charts/series-lines.js";
import {columnsIn, HEAD} from "../../components/columns.js";
import {figure, sourceOf} from "../../components/figure.js";
import {profileName} from "../../figures/profile-words.js";
import type {IsoDate} from "../../lib/dates.js";
import {formatTokensTick} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {profileLink, subjectText} from "../../lib/profile-address.js";
import {isCounted, type CountedWeek, type Profile} from "../../query/profile.js";
import {quotedTexts} from "../../query/quoted.js";
import {at, type Usage} from "../../query/usage.js";
import {day, tokens} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

interface Row extends CountedWeek {
  readonly profile: Profile;
}

/** Colours of subjects: of their origin where one stands alone, else one each. */
export function profileColors(profiles: readonly Profile[]): ReadonlyMap<string, string> {
  return memberColors(
    profiles.map(({subject, lab}, place) => ({
      key: subjectText(subject),
      origin: profiles.length > 1 ? null : lab.origin,
      place
    }))
  );
}

/** Weekly tokens of subjects with share and rank; weeks without a count of its own stay gaps. */
export function profileWeeksFigure(
  usage: Usage,
  profiles: readonly Profile[],
  lang: Lang,
  {isOwn = false}: {readonly isOwn?: boolean} = {}
): HTMLElement {
  const rows = profiles
    .flatMap((profile) => profile.weeks.filter(isCounted).map((week): Row => ({...week, profile})))
    .sort((a, b) => (a.week < b.week ? 1 : a.week > b.week ? -1 : b.tokens - a.tokens));
  const peak = rows.reduce<Row | null>((best, row) => (best && best.tokens >= row.tokens ? best : row), null);
  const colors = profileColors(profiles);
  const series = profiles.map((profile) => ({
    key: subjectText(profile.subject),
    label: profiles.length > 1 ? profileName(profile)[lang] : HEAD.tokens[lang],
    link: profiles.length > 1 ? profileLink(profile.subject, lang) : null,
    color: colors.get(subjectText(profile.subject)) ?? "currentColor",
    points: profile.weeks.map(({week, tokens}) => ({date: week, value: tokens}))
  }));
  const nameOf = ({profile}: Row) => profileName(profile)[lang];
  const col = columnsIn(lang);
  return figure<Row>({
    name: isOwn ? "own-profile-weeks" : "profile-weeks",
    lang,
    title: peak
      ? peakTitle(peak.week, peak.tokens, profileName(peak.profile), profiles.length > 1)
      : {en: say`No week on record counts it by name`, zh: say`没有任何一周以此名称计数`},
    measure: {
      en: say`Tokens a week to the week of ${day(at(usage.weeks, usage.weeks.length - 1))}; the table adds share of all tokens and rank. A break is a week without a count of its own`,
      zh: say`截至${day(at(usage.weeks, usage.weeks.length - 1))}当周的周词元数；表格附占全部之比与名次。断开处为没有单列数字的周`
    },
    draw: (width) =>
      seriesLinesChart(series, {lang, width, format: (value) => formatTokensTick(value, lang), marginLeft: 60}),
    columns: [
      col.date("week_start", HEAD.week, (r) => r.week),
      ...(profiles.length > 1 ? [col.text("name", {en: "Name", zh: "名称"}, nameOf)] : []),
      col.tokens("tokens", HEAD.tokens, (r) => r.tokens),
      col.share("share_of_all", {en: "Share of all", zh: "占全部"}, (r) => r.share, 2),
      {
        key: "rank",
        head: {en: "Rank", zh: "名次"}[lang],
        value: (r) => r.rank
      },
      {key: "ranked", head: {en: "Ranked", zh: "参与排名"}[lang], value: (r) => (r.rank === null ? null : r.ranked)}
    ],
    rows,
    source: sourceOf(usage),
    ...(!isOwn && new Set(profiles.map(({subject}) => subject.kind)).size === 1 && {sql: sqlOf(profiles)})
  });
}

/** The query of profiles of one kind. */
function sqlOf(profiles: readonly Profile[]): string {
  const kind = profiles[0]?.subject.kind ?? "model";
  return `SELECT week_start, ${kind}, tokens, share_of_all${kind === "model" ? ", rank" : ""}
FROM usage_weekly_by_${kind}
WHERE ${kind} IN (${quotedTexts(profiles.map(({subject}) => subject.key))})
ORDER BY week_start DESC, tokens DESC`;
}

/** The week of most tokens, and whose: a figure is shown away from its page as well. */
function peakTitle(week: IsoDate, most: number, name: Text, isAmongSeveral: boolean): Words {
  const [when, count] = [day(week), tokens(most)];
  return isAmongSeveral
    ? {en: say`${name} reached most: ${count} in the week of ${when}`, zh: say`${name} 最高，${when}当周为 ${count}`}
    : {en: say`${name}: most tokens in the week of ${when}, ${count}`, zh: say`${name}：${when}当周最多，为 ${count}`};
}
